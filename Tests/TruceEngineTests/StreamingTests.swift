// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

@Suite struct StreamingTests {
  private func matcher() throws -> Matcher {
    let point = try #require(Coordinate(latitude: 48, longitude: 30))
    return Matcher(
      try ObjectIndex([
        MatchObject(id: 1, shape: .point(point), bufferInMetres: 200_000, group: 2)
      ]), metric: .sphere)
  }

  private func made(_ rows: Int) throws -> [UInt8] {
    var source = MadeUpEvents(rows: rows)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1000)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return text }
      text += buffer[..<count]
    }
  }

  @Test func aTextReadInWindowsIsCountedAsAWhole() throws {
    let text = try made(4000)
    var (whole, parts) = (MatchTally(), MatchTally())
    let matcher = try matcher()
    #expect(try matcher.count(reading: BytesSource(text), named: "e.csv", into: &whole) == 4000)
    let count = try matcher.count(
      reading: MadeUpEvents(rows: 4000), named: "e.csv", into: &parts, windowSize: 64 << 10)
    #expect(count == 4000)
    #expect(whole.wide > 100)
    #expect(whole.counts == parts.counts)
    #expect(whole.sumOfEventIDs == parts.sumOfEventIDs)
  }

  @Test func aBadRowOfALaterWindowHasItsOwnRowAndLine() throws {
    var text = try made(4000)
    text += Array("x,1,2,2024-05-01T12:34:56Z,5,0,0\n".utf8)
    let matcher = try matcher()
    var tally = MatchTally()
    let thrown = #expect(throws: Diagnostics.self) {
      try matcher.count(
        reading: BytesSource(text), named: "e.csv", into: &tally, windowSize: 64 << 10)
    }
    let fault = try #require(thrown?.all.first)
    #expect(fault.location == Location(file: "e.csv", line: 4002, column: 1))
    #expect(fault.message.contains("of row 4001"))
  }

  @Test func quotesThatStayOpenEndTheReading() throws {
    let text = try made(10) + Array("\"x,1,2\n".utf8)
    let matcher = try matcher()
    var tally = MatchTally()
    let thrown = #expect(throws: Diagnostics.self) {
      try matcher.count(reading: BytesSource(text), named: "e.csv", into: &tally)
    }
    #expect(thrown?.all.first?.slug == "engine.csv-open-quote")
    #expect(thrown?.all.first?.location?.line == 12)
  }
}
