// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

/// What is packed comes out as it went in.
@Suite struct PackingTests {
  private enum Word: CaseIterable, Equatable { case one, two, three }

  /// Packs, copies the bytes, and unpacks from the start.
  private func throughBytes<Value>(
    _ pack: (inout Packer) -> Void, _ unpack: (inout Unpacker) -> Value
  ) -> Value {
    var packer = Packer()
    pack(&packer)
    let region = ByteRegion(copying: packer.bytes)
    var unpacker = Unpacker(region.bytes)
    let value = unpack(&unpacker)
    #expect(unpacker.isAtEnd)
    return value
  }

  @Test func wholeNumbersOfEverySizeComeBack() {
    var numbers = [0, 1, -1, 63, 64, -64, -65, 127, 128, .max, .min, .max - 1, .min + 1]
    for shift in 0..<63 { numbers += [1 << shift, -(1 << shift), (1 << shift) - 1] }
    let back = throughBytes({ $0.add(all: numbers) { $0.add($1) } }, { $0.all { $0.int() } })
    #expect(back == numbers)
  }

  @Test func floatingPointNumbersComeBackBitForBit() {
    let numbers = [0, -0.0, 1, .pi, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    let back = throughBytes({ $0.add(all: numbers) { $0.add($1) } }, { $0.all { $0.double() } })
    #expect(back.map(\.bitPattern) == numbers.map(\.bitPattern))
  }

  @Test func textsTimesDaysAndWordsComeBack() throws {
    let texts = ["", "a", "Запоріжжя", "e\u{301}", "\0\n\"", String(repeating: "ы", count: 3000)]
    #expect(
      throughBytes({ $0.add(all: texts) { $0.add($1) } }, { $0.all { $0.text() } }) == texts)
    let span = TimeSpan(
      start: Instant(secondsSince1970: -5), end: Instant(secondsSince1970: 90_000_000_000))
    #expect(throughBytes({ $0.add(span) }, { $0.span() }) == span)
    let days = CivilDay(daysSince1970: -3)...CivilDay(daysSince1970: 20_000)
    #expect(throughBytes({ $0.add(days) }, { $0.days() }) == days)
    #expect(
      throughBytes({ $0.add(all: Word.allCases) { $0.add(word: $1) } }, { $0.all { $0.word() } })
        == Word.allCases)
    let missing: [Int?] = [nil, 3, nil]
    #expect(
      throughBytes(
        { $0.add(all: missing) { $0.add(optional: $1) { $0.add($1) } } },
        { $0.all { $0.optional { $0.int() } } }) == missing)
  }

  @Test func groundComesBackWithItsBuffer() throws {
    func at(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
      try #require(Coordinate(latitude: latitude, longitude: longitude))
    }
    let ring = try [at(1, 179), at(1, -179), at(3, -179)]
    let ground = Footprint(union: [
      Footprint(.points([try at(90, 0)]), bufferInMetres: 12.5),
      Footprint(.lines([ring]), bufferInMetres: 0),
      Footprint(.polygons([[ring, ring.reversed()], [ring]])),
    ])
    #expect(throughBytes({ $0.add(ground) }, { $0.footprint() }) == ground)
  }

  @Test func plainValuesLieInKeptBytesAsInMemory() {
    let numbers = KeptValues([1, -2, 3, .max])
    let region = numbers.withBytes { ByteRegion(copying: Array($0)) }
    #expect(Array(KeptValues<Int>(kept: region)) == Array(numbers))
    #expect(KeptValues<Int>().isEmpty)
  }
}
