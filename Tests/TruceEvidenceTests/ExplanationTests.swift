// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceTerms

@Suite struct EvidenceExplanationTests {
  /// The slugs that stand in the room's sources.
  private func slugs() throws -> Set<String> {
    let folder = Fixture.root.appending(path: "Sources/TruceEvidence")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Linking") }
    var found: Set<String> = []
    let slug = /\.(error|note|warning), "([a-z]+\.[a-z0-9-]+)"/
    for path in paths {
      let text = try String(
        decoding: Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
      for match in text.matches(of: slug) { found.insert(String(match.output.2)) }
    }
    return found
  }

  @Test func everyDiagnosticOfTheRoomHasAPage() throws {
    let pages = Set(Explanation.ofEvidence.map(\.slug))
    let slugs = try slugs()
    #expect(slugs.count > 60)
    #expect(slugs.subtracting(pages).sorted() == [])
  }

  @Test func noPageStandsTwiceOrIsEmpty() {
    let pages = Explanation.ofEvidence
    #expect(Set(pages.map(\.slug)).count == pages.count)
    for page in pages {
      #expect(!page.summary.isEmpty && !page.text.isEmpty, "\(page.slug)")
      #expect(page.summary.first?.isUppercase == false, "\(page.slug)")
    }
  }
}
