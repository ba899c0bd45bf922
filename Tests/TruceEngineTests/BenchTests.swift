// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceEngine

/// Writes a file that goes when the test is over, and lends its path.
private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "truce-\(UUID()).csv")
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

@Suite struct BenchTests {
  private let events = """
    event_id,lat,lon,t,radius_m,side,etype
    1,50,30,2024-05-01T12:00:00Z,100,0,4
    2,50.01,30,2024-05-01T13:00:00Z,2000,1,5
    3,10,10,2024-05-01T13:00:00Z,0,7,31
    4,50.01,30,2024-05-02T13:00:01Z,0,1,4

    """

  /// The line without its times, which differ.
  private func checks(_ line: String) -> String {
    String(line[(line.range(of: "},")?.upperBound ?? line.startIndex)...])
  }

  @Test func matchGivesTheLineOfTheBenchmark() throws {
    let objects = """
      fac_id,kind,lat,lon,buffer_m,prov,t0,t1,wkt
      7,0,50,30,1000,3,2024-05-01T00:00:00Z,2024-05-02T00:00:00Z,
      9,1,10,10,0,15,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z,"POLYGON ((9 9, 11 9, 10 11, 9 9))"

      """
    let line = try withFile(events) { events in
      try withFile(objects) { try benchMatch(eventsPath: events, objectsPath: $0) }
    }
    #expect(line.hasPrefix(#"{"peer":"truce","t":{"load":"#))
    #expect(
      checks(line) == #""wide":3,"narrow":2,"certain":2,"sum_e":6,"sum_f":23,"rows":3}"#)
  }

  @Test func clusterAndReadGiveTheLinesOfTheBenchmark() throws {
    try withFile(events) { path in
      let cluster = try benchCluster(eventsPath: path)
      #expect(checks(cluster) == #""count":3,"largest":2,"check":6}"#)
      let read = try benchRead(path: path)
      #expect(checks(read) == #""count":4,"check":[160.02,6858356401,9]}"#)
    }
  }

  @Test func aBadRowIsLocatedAndNothingIsCounted() throws {
    let thrown = #expect(throws: Diagnostics.self) {
      try withFile(events + "5,91,30,2024-05-01T12:00:00Z,0,0,0\n") { try benchRead(path: $0) }
    }
    let fault = try #require(thrown?.all.first)
    #expect((fault.location?.line, fault.location?.column) == (6, 3))
    #expect(fault.message.hasPrefix("'91' in column 'lat' of row 5"))
  }

  @Test func aFileThatIsNotThereOrEmptyIsSaidToBeSo() throws {
    let none = #expect(throws: Diagnostics.self) { try benchRead(path: "nowhere.csv") }
    #expect(none?.all.first?.slug == "engine.cannot-open")
    let empty = #expect(throws: Diagnostics.self) {
      try withFile("") { _ = try benchRead(path: $0) }
    }
    #expect(empty?.all.first?.slug == "engine.csv-no-header")
  }
}
