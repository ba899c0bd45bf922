// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

/// Seeded faults in the example agreements: the parser ends, quickly, and points at the place.
@Suite struct MutationTests {
  private static func examples() -> [SourceText] {
    let folder = packageFolder.appending(path: "examples").resolvingSymlinksInPath()
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".truce") }.sorted().compactMap {
      try? packageText("examples/" + $0)
    }.filter { AgreementReading($0).agreement != nil }
  }

  /// A token's place in a text.
  private struct Place {
    var line: Int
    var range: Range<Int>
  }

  private func tokens(of text: SourceText) -> [Place] {
    var faults: [Diagnostic] = []
    func all(_ lines: [Outline.Line]) -> [Outline.Token] {
      lines.flatMap { $0.tokens + all($0.children) }
    }
    return all(Outline(reading: text, faults: &faults).lines).map {
      let start = $0.location.column - 1
      return Place(line: $0.location.line, range: start..<start + $0.location.length)
    }
  }

  @Test func aSingleWrongTokenIsReportedWhereItStands() throws {
    let texts = Self.examples()
    try #require(!texts.isEmpty)
    var random = SplitMix64(seed: 20_250_318)
    var faulty = 0
    var near = 0
    var without = 0
    var far: [String] = []
    var slowest = Duration.zero
    for round in 0..<1000 {
      let which = round % texts.count
      let text = texts[which]
      let places = tokens(of: text)
      let place = random.pick(places)
      var lines = text.lines.map(String.init)
      var scalars = Array(lines[place.line - 1].unicodeScalars)
      let old = String(String.UnicodeScalarView(scalars[place.range]))
      let new: String
      switch Int.random(in: 0..<5, using: &random) {
      case 0: new = ""  // left out
      case 1: new = old + " " + old  // doubled
      case 2:  // a letter more
        new = old + String(random.pick(Array("xq7-")))
      case 3:  // a letter less
        new = String(old.dropLast())
      default:  // another token of the file
        let other = random.pick(places)
        let line = Array(text.lines[other.line - 1].unicodeScalars)
        new = String(String.UnicodeScalarView(line[other.range]))
      }
      scalars.replaceSubrange(place.range, with: new.unicodeScalars)
      lines[place.line - 1] = String(String.UnicodeScalarView(scalars))
      let mutated = SourceText(lines.joined(separator: "\n"), name: text.name)
      var reading: AgreementReading?
      let time = ContinuousClock().measure { reading = AgreementReading(mutated) }
      slowest = max(slowest, time)
      let errors = (reading?.diagnostics ?? []).filter { $0.severity == .error }
      guard let first = errors.first?.location?.line else {
        without += 1
        continue
      }
      faulty += 1
      if (place.line...place.line + 1).contains(first) {
        near += 1
      } else if far.count < 20 {
        far.append("\(text.name):\(place.line): '\(old)' -> '\(new)': \(errors[0])")
      }
    }
    let share = Double(near) / Double(faulty)
    #expect(
      share >= 0.95,
      "\(near) of \(faulty) near, \(without) without fault\n\(far.joined(separator: "\n"))")
    #expect(faulty > 500)
    #if DEBUG
      let limit = Duration.milliseconds(500)  // without optimising, on a machine that others use
    #else
      let limit = Duration.milliseconds(100)
    #endif
    #expect(slowest < limit, "slowest \(slowest)")
  }

  @Test func noBytesMakeTheParserFallOrHang() throws {
    let text = try packageText("examples/energy-2025/agreement.truce")
    let original = Array(text.lines.joined(separator: "\n").utf8)
    var random = SplitMix64(seed: 7)
    for round in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...127, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(random.pick([0x22, 0x2C, 0x23, 0x0A, 0x09, 0x5C, 0x20]), at: at)
        default:
          let end = min(bytes.count, at + Int.random(in: 1...200, using: &random))
          bytes.append(contentsOf: bytes[at..<end])
        }
      }
      let mutated = SourceText(String(decoding: bytes, as: UTF8.self), name: "m.truce")
      let reading = AgreementReading(mutated)
      // An agreement that is read can be printed and read again.
      if let agreement = reading.agreement {
        let again = AgreementReading(SourceText(agreement.printed, name: "p.truce")).agreement
        let isSame = again == agreement
        #expect(isSame, "round \(round)")
      }
      for diagnostic in reading.diagnostics {
        #expect(!diagnostic.printed(showing: mutated).isEmpty)
      }
    }
  }

  @Test(arguments: [
    "", "\n\n\n", "#", "\"", ",", ",,,,", "agreement", "agreement a a a", "\u{FEFF}agreement a",
    "agreement a\r\n  time zone UTC\r\n", "reading", "   agreement a", "object", "object a a",
    "agreement a\nobject a\n  object a", "agreement a time zone UTC\nprovision p\n  reading",
    "agreement a\n  time zone", "agreement a\n  time zone \"UTC\"", "line", "zone z within",
    "agreement a\nzone z within 1e9 km", "agreement a\nzone z within 99999999999999999999 km",
    "agreement a\ncommitment c\n  x delivers 999999999999 y", "\u{0}", "agreement \u{202E}",
    "agreement a\nparty p claims q,", "agreement a\nprovision p\n  binds ,", "counts as",
    "a counts as", "a counts as a", "agreement a\na counts as a by the mission's choice",
    "agreement a\ntrack t agenda", "agreement a\nprovision p\n  waits for p",
    "agreement a\nparty p\nprovision r\n  reading x by p replaces x",
    "agreement a\nparty p\nprovision r\n  reading x by p\n    from 0001-01-01 until 9999-12-31",
  ])
  func aStrangeTextIsTold(text: String) {
    let source = SourceText(text, name: "strange.truce")
    let reading = AgreementReading(source)
    #expect(!reading.diagnostics.isEmpty || reading.agreement != nil)
    #expect((reading.agreement == nil) == reading.diagnostics.contains { $0.severity == .error })
  }

  @Test func aVeryDeepAndAVeryLongTextEnd() {
    let deep =
      "agreement a time zone UTC\n"
      + (0..<5000).map { String(repeating: " ", count: min($0, 300)) + "object c\($0)" }
      .joined(separator: "\n")
    #expect(!AgreementReading(SourceText(deep, name: "deep.truce")).diagnostics.isEmpty)
    let wide =
      "agreement a time zone UTC\nobject "
      + (0..<20_000).map { "c\($0)" }.joined(
        separator: ", ")
    let reading = AgreementReading(SourceText(wide, name: "wide.truce"))
    #expect(reading.diagnostics.contains { $0.severity == .error })
  }

  @Test func tenThousandLinesAreChecked() throws {
    var lines = [
      "agreement long \"Long\" time zone UTC", "party north \"North\"", "party south \"South\"",
      "source words 2031-04-01 north \"Statement\" https://example.org/words", "object depot",
    ]
    var number = 0
    while lines.count < 10_000 {
      number += 1
      lines += [
        "provision p\(number) \"Number \(number)\"", "  prohibits attack on depot",
        "  binds north, south", "  reading r\(number) by north from words time zone UTC",
        "    objects depot", "    otherwise not", "    attempts unclear", "    debris unclear",
        "    demolitions unclear", "    from 2031-04-01", "    until 30 days after start",
        "    extended until 2031-06-01", "  position north accepts 2031-04-01 from words",
      ]
    }
    let text = SourceText(lines.joined(separator: "\n"), name: "long.truce")
    var reading: AgreementReading?
    let time = ContinuousClock().measure { reading = AgreementReading(text) }
    #expect(reading?.agreement?.provisions.count == number)
    #if DEBUG
      let limit = Duration.seconds(5)  // without optimising, on a machine that others use
    #else
      let limit = Duration.milliseconds(200)
    #endif
    #expect(time < limit, "\(time)")
  }
}
