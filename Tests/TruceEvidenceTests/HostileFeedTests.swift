// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// Laws that hold for any bytes: nothing crashes, hangs or is silently left out.
@Suite struct HostileFeedTests {
  private static let mutations: UInt64 = 150

  /// Reads bytes and holds the reading against the laws; what is refused is well.
  private func hold(_ bytes: [UInt8], _ context: FeedContext, _ what: String, _ seed: UInt64) {
    do {
      let reading = try FeedReader(context: context).read(
        BytesSource(bytes), named: "fuzz", skipBadRows: true)
      let rows = Set(reading.events.map(\.row)).count
      let counted = rows + reading.badRows.count + reading.repeatedRows
      #expect(reading.rows == counted, "\(what), seed \(seed): a row is lost")
      #expect(
        Set(reading.events.map(\.id)).count == reading.events.count,
        "\(what), seed \(seed): two events of one name")
      #expect(
        reading.badRows.allSatisfy { !$0.faults.isEmpty }, "\(what), seed \(seed): no reason")
      for event in reading.events {
        #expect(event.span.start < event.span.end, "\(what), seed \(seed)")
        #expect(event.address?.hasPrefix("http") ?? true, "\(what), seed \(seed)")
        _ = event.json.compact
      }
    } catch {
      for fault in error.all { _ = fault.printed() }
    }
  }

  @Test(
    arguments: [
      "acled.csv", "ucdp.csv", "viina.csv", "firms-viirs.csv", "firms-modis.csv",
    ])
  func aDamagedFeedIsReadOrRefused(_ name: String) throws {
    let bytes = try Fixture.bytes("good/" + name)
    for seed in 0..<Self.mutations { hold(mutated(bytes, seed: seed), Cast.context(), name, seed) }
  }

  @Test func aDamagedMappedFileIsReadOrRefused() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    let bytes = try Fixture.bytes("mapped/reports.csv")
    let context = Cast.context(mapping: mapping)
    for seed in 0..<Self.mutations { hold(mutated(bytes, seed: seed), context, "mapped", seed) }
  }

  @Test func aDamagedGeoJSONFileIsReadOrRefused() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/observations.map"))
    let bytes = try Fixture.bytes("mapped/observations.geojson")
    let context = Cast.context(mapping: mapping)
    for seed in 0..<Self.mutations * 3 {
      hold(mutated(bytes, seed: seed), context, "geojson", seed)
    }
  }

  @Test(arguments: ["acled.csv.gz", "acled.csv.zst", "acled.zip", "acled-no-name"])
  func aDamagedPackedFileIsReadOrRefused(_ name: String) throws {
    let bytes = try Fixture.bytes("packed/" + name)
    for seed in 0..<Self.mutations { hold(mutated(bytes, seed: seed), Cast.context(), name, seed) }
  }

  @Test func everyTruncationOfAGzipFileIsRefused() throws {
    let bytes = try Fixture.bytes("packed/acled.csv.gz")
    for length in 0..<bytes.count {
      let found = slugs {
        _ = try FeedReader(context: Cast.context()).read(
          BytesSource(Array(bytes[..<length])), named: "cut.gz")
      }
      #expect(!found.isEmpty, "the first \(length) bytes were read")
    }
  }

  @Test func aBitFlippedInAGzipFileIsNeverReadAsSomethingElse() throws {
    let bytes = try Fixture.bytes("packed/acled.csv.gz")
    let whole = try FeedReader(context: Cast.context()).read(BytesSource(bytes), named: "x").events
    for at in stride(from: 10, to: bytes.count, by: 3) {
      var flipped = bytes
      flipped[at] ^= 0x10
      let reading = try? FeedReader(context: Cast.context()).read(
        BytesSource(flipped), named: "x", skipBadRows: true)
      #expect(reading == nil || reading?.events == whole, "byte \(at)")
    }
  }

  @Test func aDamagedMappingIsReadOrRefused() throws {
    let bytes = try Fixture.bytes("mapped/reports.map")
    let rows = try Fixture.bytes("mapped/reports.csv")
    for seed in 0..<Self.mutations * 2 {
      guard
        let source = try? SourceText(bytes: mutated(bytes, seed: seed), name: "fuzz.map"),
        let mapping = try? Mapping(parsing: source)
      else { continue }
      hold(rows, Cast.context(mapping: mapping), "mapping", seed)
    }
  }

  @Test func aDamagedLexiconOrTableIsReadOrRefused() throws {
    let lexicon = Array(Lexicon.bundledText.utf8)
    let tags = Array(TagTable.bundledText.utf8)
    for seed in 0..<40 as Range<UInt64> {
      if let text = try? SourceText(bytes: mutated(lexicon, seed: seed), name: "l"),
        let read = try? Lexicon(parsing: text)
      {
        _ = read.proposals(in: "удар по підстанції")
      }
      if let text = try? SourceText(bytes: mutated(tags, seed: seed), name: "t") {
        _ = try? TagTable(parsing: text)
      }
    }
  }

  @Test func aFieldOfFiveMegabytesIsKeptAndALargerOneIsABadRow() throws {
    let header = "a,b,c,d\n"
    let mapping = try Mapping(
      parsing: SourceText(
        "mapping \"x\"\n  id a\n  date b\n  speaker c\n  text d\n", name: "x.map"))
    let reader = FeedReader(context: Cast.context(mapping: mapping))
    let five = String(repeating: "підстанція ", count: 240_000)
    #expect(five.utf8.count > 5_000_000)
    let reading = try reader.read(text: header + "1,2025-03-19,me,\"\(five)\"\n")
    #expect(reading.events[0].text.utf8.count > 5_000_000 - 2)
    var small = Cast.context(mapping: mapping)
    small.limits = CSVLimits(fieldBytes: 100_000, recordBytes: 1 << 20)
    let large = String(repeating: "x", count: 100_001)
    let second = try FeedReader(context: small).read(
      text: header + "1,2025-03-19,me,\(large)\n2,2025-03-19,me,y\n", skipBadRows: true)
    #expect(second.badRows.map(\.row) == [1])
    #expect(second.events.map(\.record) == ["2"])
  }

  @Test func chunksOfTheSourceMakeNoDifference() throws {
    struct Slow: ByteSource {
      var bytes: ArraySlice<UInt8>
      let step: Int
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        let piece = bytes.prefix(Swift.min(step, buffer.count))
        buffer.copyBytes(from: piece)
        bytes = bytes.dropFirst(piece.count)
        return piece.count
      }
    }
    for path in ["good/acled.csv", "packed/acled.csv.gz", "packed/acled.zip"] {
      let bytes = try Fixture.bytes(path)
      let whole = try FeedReader(context: Cast.context()).read(BytesSource(bytes), named: "x")
      for step in [1, 7, 64] {
        let slow = try FeedReader(context: Cast.context()).read(
          Slow(bytes: bytes[...], step: step), named: "x")
        #expect(slow.events == whole.events, "\(path) by \(step)")
      }
    }
  }

  @Test func hostileTextStaysAsItIsInEveryField() throws {
    let nasty = "=1+1 \u{202E}<script>alert(1)<script>\u{7}"
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    let header = try #require(
      String(decoding: Fixture.bytes("mapped/reports.csv"), as: UTF8.self).split(separator: "\n")
        .first)
    let row = [
      nasty, "19.03.2025", "", "", "", "", "", "", "60.1", "10.2", "500", nasty, nasty, nasty,
      nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty,
    ].joined(separator: ";")
    let reading = try FeedReader(context: Cast.context(mapping: mapping)).read(
      text: header + "\n" + row + "\n")
    let event = try #require(reading.events.first)
    for text in [
      event.record, event.text, event.placeName, event.region, event.objectWords, event.means,
      event.casualties, event.publication, event.actorWords, event.speaker.name,
    ] {
      #expect(text == nasty)
    }
    #expect(event.address == nil)
    for note in reading.notes { #expect(!note.printed().contains("\u{202E}")) }
  }
}

/// Laws of reading that hold for every feed.
@Suite struct ReadingLawTests {
  @Test func theOrderOfColumnsMakesNoDifference() throws {
    var random = SplitMix64(seed: 20_250_319)
    for name in ["ucdp.csv", "viina.csv", "firms-viirs.csv"] {
      let bytes = try Fixture.bytes("good/" + name)
      let whole = try FeedReader(context: Cast.context()).read(BytesSource(bytes), named: "x")
      let reader = CSVReader(BytesSource(bytes), named: "x")
      var rows: [[String]] = [try reader.readHeader()]
      while try reader.next() { rows.append((0..<reader.fieldCount).map { reader[$0] }) }
      for _ in 0..<5 {
        let order = Array(rows[0].indices).shuffled(using: &random)
        let text = rows.map { row in
          order.map { "\"" + row[$0].replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }.joined(separator: "\n")
        let shuffled = try FeedReader(context: Cast.context()).read(text: text)
        #expect(shuffled.events == whole.events, "\(name)")
      }
    }
  }

  @Test func theOrderOfRowsChangesOnlyTheirNumbers() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    let reader = FeedReader(context: Cast.context(mapping: mapping))
    func plain(_ events: [Event]) -> [Event.ID: Event] {
      var result: [Event.ID: Event] = [:]
      for var event in events {
        (event.row, event.line) = (0, 0)
        result[event.id] = event
      }
      return result
    }
    let lines = try String(decoding: Fixture.bytes("mapped/reports.csv"), as: UTF8.self)
      .split(separator: "\n")
    let whole = try reader.read(fixture: "mapped/reports.csv")
    let turned = try reader.read(
      text: ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"))
    #expect(plain(turned.events) == plain(whole.events))
  }

  @Test func swappingThePartiesSwapsThemAndNothingElse() throws {
    let text = try Fixture.text("mapped/reports.map").lines.joined(separator: "\n")
    let rows = try String(decoding: Fixture.bytes("mapped/reports.csv"), as: UTF8.self)
    func events(_ mapping: String, _ parties: [Party]) throws -> [Event] {
      var context = Cast.context(
        mapping: try Mapping(parsing: SourceText(mapping, name: "m")))
      context.actors = ActorTable(parties: parties)
      let names = ["North Ministry", "South Front", "South Ministry"]
      let ids = parties.map(\.id.value)
      context.speakers = SpeakerTable(
        zip(names, [ids[0], ids[1], ids[1]]).map {
          Speaker(name: $0, affiliation: .party($1))
        })
      return try FeedReader(context: context).read(text: rows).events
    }
    let first = try events(text, [Cast.north, Cast.south])
    let second = try events(
      text.replacing("Northmen is north", with: "Northmen is south"), [Cast.south, Cast.north])
    func swapped(_ id: Party.ID?) -> Party.ID? {
      id.map { $0 == Party.ID("north") ? Party.ID("south") : Party.ID("north") }
    }
    #expect(first.map(\.id) == second.map(\.id))
    #expect(first.map(\.actor) == second.map { swapped($0.actor) })
    #expect(first.map(\.span) == second.map(\.span))
    #expect(first.map(\.act) == second.map(\.act))
  }

  @Test func aFileWithoutARowIsReadAndNoted() throws {
    let header = try String(decoding: Fixture.bytes("good/ucdp.csv"), as: UTF8.self)
      .split(separator: "\n")[0]
    let reading = try FeedReader(context: Cast.context()).read(text: String(header) + "\n")
    #expect(reading.events.isEmpty)
    #expect(reading.notes.map(\.slug) == ["feed.no-rows"])
  }

  @Test func readingTwiceGivesTheSame() throws {
    let reader = FeedReader(context: Cast.context())
    let (a, b) = try (
      reader.read(fixture: "good/acled.csv"), reader.read(fixture: "good/acled.csv")
    )
    #expect(a.events == b.events)
    #expect(a.notes == b.notes)
  }
}
