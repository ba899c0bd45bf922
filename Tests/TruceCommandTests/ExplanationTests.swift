// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceTerms

@testable import TruceCommand

struct ExplanationTests {
  /// Every slug that a room's source makes a diagnostic with.
  static func slugsInUse() throws -> Set<String> {
    let sources = Package.root.appendingPathComponent("Sources")
    var slugs: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasSuffix(".swift") {
      let text = String(
        decoding: try Data(contentsOf: sources.appendingPathComponent(path)), as: UTF8.self)
      let made = /Diagnostic\(\s*(?:severity,|\.(?:error|warning|note),)\s*"([a-z]+\.[a-z0-9-]+)"/
      for match in text.matches(of: made) { slugs.insert(String(match.output.1)) }
    }
    return slugs
  }

  @Test func everyDiagnosticHasItsPage() throws {
    let slugs = try ExplanationTests.slugsInUse()
    #expect(slugs.count > 150)
    let pages = Set(Explanation.ofEveryRoom.map(\.slug))
    #expect(slugs.subtracting(pages).sorted() == [])
  }

  @Test func noPageStandsTwiceAndEachSaysSomething() {
    var seen: Set<String> = []
    for page in Explanation.ofEveryRoom {
      #expect(seen.insert(page.slug).inserted, "\(page.slug)")
      #expect(page.text.count > 10, "\(page.slug)")
      #expect(!page.summary.hasSuffix("."), "\(page.slug)")
    }
  }
}
