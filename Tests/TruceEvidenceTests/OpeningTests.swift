// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround

@Suite struct OpeningTests {
  private func text(of path: String, limits: UnpackingLimits = .init()) throws -> [UInt8] {
    var source = try FeedSource(
      opening: BytesSource(Fixture.bytes(path)), named: path, limits: limits)
    return try drain(&source)
  }

  private func drain(_ source: inout FeedSource) throws(Diagnostics) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 777, alignment: 1)
    defer { buffer.deallocate() }
    var result: [UInt8] = []
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }

  @Test(
    arguments: [
      "packed/acled.csv.gz", "packed/acled.csv.zst", "packed/acled.zip", "packed/acled-no-name",
      "packed/acled-two-members.csv.gz", "good/acled.csv",
    ])
  func howAFileIsPackedIsToldByItsBytes(_ path: String) throws {
    #expect(try text(of: path) == Fixture.bytes("good/acled.csv"))
  }

  @Test func packedAndPlainGiveTheSameEvents() throws {
    let reader = FeedReader(context: Cast.context())
    let plain = try reader.read(fixture: "good/acled.csv")
    #expect(try reader.read(fixture: "packed/acled.zip").events == plain.events)
    #expect(try reader.read(fixture: "packed/acled.csv.zst").events == plain.events)
  }

  @Test func aLengthLimitEndsTheReading() throws {
    let found = slugs {
      _ = try text(of: "packed/acled.csv.gz", limits: UnpackingLimits(bytes: 100))
    }
    #expect(found == ["feed.too-large"])
  }

  @Test func aBombIsRefusedInBoundedMemory() throws {
    // 320 MB, made with: head -c 335544320 /dev/zero | tr '\\0' a | gzip -9n | gzip -9n
    let bytes = try Fixture.bytes("packed/bomb.gz")
    var source = try FeedSource(
      opening: BytesSource(bytes), named: "bomb.gz",
      limits: UnpackingLimits(ratioFromBytes: 4 << 20))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
    defer { buffer.deallocate() }
    var total = 0
    let found = slugs {
      while true {
        let count = try source.read(into: buffer)
        if count == 0 { break }
        total += count
      }
    }
    #expect(found == ["feed.too-large"])
    #expect(total <= 16 << 20)
    // As a feed it ends at the limit of a record, long before.
    var context = Cast.context()
    context.limits = CSVLimits(fieldBytes: 1 << 20, recordBytes: 2 << 20)
    let reader = FeedReader(context: context)
    #expect(
      slugs { _ = try reader.read(fixture: "packed/bomb.gz") } == ["engine.csv-record-too-long"])
  }

  @Test func anErrorOfTheSourceIsTheErrorOfTheReading() {
    struct Failing: ByteSource {
      var given = false
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        if given { throw Diagnostics(Diagnostic(.error, "test.disk", at: nil, "gone", mend: "-")) }
        given = true
        let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        buffer.copyBytes(from: start)
        return start.count
      }
    }
    #expect(slugs { _ = try FeedSource(opening: Failing(), named: "x") } == ["test.disk"])
  }

  @Test(arguments: [
    ("{", "geojson.truncated"), ("\u{FEFF}<HTML>", "feed.html"), ("<!-- x --><html>", "feed.html"),
    ("{\\rtf1", "feed.binary"), ("BZh91AY", "feed.binary"), ("PAR1", "feed.binary"),
    ("SQLite format 3\0", "feed.binary"), ("Rar!", "feed.binary"), ("\u{FEFF}", "feed.empty"),
  ])
  func otherKindsOfFileAreNamed(_ text: String, _ slug: String) {
    #expect(slugs { _ = try FeedReader(context: Cast.context()).read(text: text) } == [slug])
  }
}
