// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceTerms

@Suite struct PrintingTests {
  /// The agreement that a text gives, whatever the checks say of it.
  private func parsed(_ text: String) -> (agreement: Agreement, faults: [Diagnostic]) {
    let parser = AgreementParser(SourceText(text, name: "printed"))
    parser.run()
    return (parser.agreement, parser.faults)
  }

  @Test(arguments: 0..<300)
  func whatIsPrintedIsReadAsTheSameAgreement(seed: UInt64) {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    let text = agreement.printed
    let (again, faults) = parsed(text)
    #expect(faults.isEmpty, "seed \(seed):\n\(faults.map { $0.printed() }.joined())\n\(text)")
    let isSame = again == agreement
    #expect(isSame, "seed \(seed)")
    #expect(again.printed == text, "seed \(seed)")
  }

  @Test(arguments: 0..<100)
  func formattingIsIdempotentAndChangesNoMeaning(seed: UInt64) throws {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    var random = SplitMix64(seed: seed)
    // Comments, blank lines and wide gaps wherever they may stand.
    let messy = agreement.printed.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line -> String in
        let indent = line.prefix { $0 == " " }
        var text = String(repeating: String(indent), count: 3) + line.dropFirst(indent.count)
        if line.hasSuffix(",") { return text }  // a list goes on in the next line
        if random.oneIn(5), !line.isEmpty { text += "   # why \(seed)" }
        if random.oneIn(9) { text += "\n\n" + String(indent) + "# a note\n" }
        return text
      }.joined(separator: "\n")
    let once = try Outline.formatting(SourceText(messy, name: "messy"))
    let isSame = parsed(once).agreement == agreement
    #expect(isSame, "seed \(seed)")
    let isStill = try Outline.formatting(SourceText(once, name: "once")) == once
    #expect(isStill, "seed \(seed)")
    let comments = messy.split(separator: "\n").count { $0.contains("# why") }
    #expect(once.split(separator: "\n").count { $0.contains("# why") } == comments)
    #expect(
      once.split(separator: "\n").count { $0.contains("# a note") }
        == messy.split(separator: "\n").count { $0.contains("# a note") })
  }

  @Test func formattingBreaksListsBehindCommasAndNowhereElse() throws {
    let names = (1...30).map { "class-\($0)" }.joined(separator: ", ")
    let text = try Outline.formatting(SourceText("object all \(names)   # many", name: "x"))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(",") })
    #expect(lines.last?.hasSuffix("  # many") == true)
  }

  @Test func theEnergyAgreementComesBackFromItsPrint() throws {
    let agreement = try Agreement(
      parsing: try packageText("examples/energy-2025/agreement.truce"))
    let again = try Agreement(parsing: SourceText(agreement.printed, name: "printed"))
    let isSame = again == agreement
    #expect(isSame)
    let lines = agreement.printed.split(separator: "\n")
    // The tree is printed as a tree: each class below the wider one.
    #expect(lines.contains("  object energy") && lines.contains("    object oil"))
    #expect(lines.contains { $0.hasPrefix("      object refinery") })
  }
}
