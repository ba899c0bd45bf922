// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceGround
import TruceStore
import TruceTerms

@testable import TrucePublish

/// The examples speak the reader's language.
@Suite struct ExampleNameTests {
  static let examples = ["energy-2025", "car-2019", "korea-1953"]

  private func agreement(_ example: String) throws -> Agreement {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("examples/\(example)/agreement.truce")
    return try Agreement(
      parsing: SourceText(String(contentsOf: file, encoding: .utf8), name: "agreement.truce"))
  }

  @Test(arguments: examples) func everyClassHasANameInEveryLanguage(_ example: String) throws {
    let agreement = try agreement(example)
    #expect(!agreement.classes.classes.isEmpty)
    for objectClass in agreement.classes.classes.map(\.value) {
      for language in ["uk", "ru"] {
        #expect(
          agreement.classes.names.contains {
            $0.objectClass == objectClass && $0.name.language == language
          }, "\(objectClass) \(language)")
      }
    }
  }

  @Test(arguments: [Language.ukrainian, .russian]) func noIdOfAClassStandsOnAPage(
    _ language: Language
  ) throws {
    let content = try RealCase.content.get()
    let counting = Counting(of: content)
    let ids = content.agreement.classes.classes.map(\.value.name)
    for (first, last) in [("2025-03-19", "2025-03-19"), ("2025-03-11", "2025-04-30")] {
      let days = try #require(CivilDay(first))...(try #require(CivilDay(last)))
      let report = Report(of: content, days: days, counting: counting)
      // Sources' own words stay in their language, ids stand in the data.
      let page = report.html(in: language).components(after: "<main>")
        .replacing(/<script.*/.dotMatchesNewlines(), with: "")
        .replacing(/href="[^"]*"/, with: "").replacing(/<q>[^<]*<\/q>/, with: "")
      let cells = page.matches(of: />([^<]*)</).map { String($0.1) }
      for id in ids where id.contains("-") {
        let words = try Regex("(^|[^\\p{L}0-9-])\(id)($|[^\\p{L}0-9-])")
        for cell in cells where cell.contains(words) {
          Issue.record("'\(id)' in: \(cell.prefix(120))")
        }
      }
      // A one-word id can be a word of a source; here it may not be all that a cell says.
      for id in ids {
        #expect(!cells.contains { $0.trimmingCharacters(in: .whitespaces) == id }, "\(id)")
      }
    }
  }
}
