// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

/// Each fixture is an agreement that ends with `#$ truce check` and what that prints, as comments.
///
/// With `TRUCE_RECORD=1` the expected lines are written anew, and the run fails.
@Suite struct FixtureTests {
  private static let folder = packageFolder.appending(path: "Tests/Fixtures/terms")

  private static func names(_ kind: String) -> [String] {
    let all = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: kind).path)
    return (all ?? []).filter { $0.hasSuffix(".truce") }.sorted()
  }

  private func check(_ path: String) throws -> (text: String, expected: String, printed: String) {
    let url = Self.folder.appending(path: path)
    let whole = try String(contentsOf: url, encoding: .utf8)
    let parts = whole.components(separatedBy: "#$ truce check\n")
    try #require(parts.count == 2, "\(path) does not end with '#$ truce check'")
    let text = SourceText(parts[0], name: url.lastPathComponent)
    let printed = AgreementReading(text).diagnostics.map { $0.printed(showing: text) }.joined()
      .split(separator: "\n").map { "# " + $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1", printed != parts[1] {
      try (parts[0] + "#$ truce check\n" + printed).write(
        to: url, atomically: true, encoding: .utf8)
    }
    return (parts[0], parts[1], printed)
  }

  @Test(arguments: names("bad"))
  func aBadAgreementIsToldWhatIsWrong(name: String) throws {
    let (_, expected, printed) = try check("bad/" + name)
    #expect(printed == expected)
    #expect(!printed.isEmpty)
  }

  @Test(arguments: names("good"))
  func aGoodAgreementIsAskedNothing(name: String) throws {
    let (text, _, printed) = try check("good/" + name)
    #expect(printed == "")
    let agreement = try Agreement(parsing: SourceText(text, name: name))
    let again = try Agreement(parsing: SourceText(agreement.printed, name: name))
    let isSame = again == agreement
    #expect(isSame)
  }

  @Test func everyCheckHasABadAndAGoodFixtureOfItsName() throws {
    let bad = Set(Self.names("bad"))
    let good = Set(Self.names("good"))
    for check in Check.all {
      let name = check.page.slug.replacing("terms.", with: "") + ".truce"
      #expect(bad.contains(name) && good.contains(name), "\(check.page.slug)")
      let (_, _, printed) = try self.check("bad/" + name)
      #expect(printed.contains("[\(check.page.slug)]"), "\(check.page.slug)")
    }
  }

  @Test func everySlugThatAFixtureShowsHasAPage() throws {
    for name in Self.names("bad") {
      let (_, _, printed) = try check("bad/" + name)
      for match in printed.matches(of: /\[([a-z0-9-]+\.[a-z0-9-]+)\]/) {
        #expect(Explanation.page(of: String(match.1)) != nil, "\(match.1) of \(name)")
      }
    }
  }

  @Test func noTwoPagesShareASlugAndEachSaysHowToMend() {
    let slugs = Explanation.all.map(\.slug)
    #expect(Set(slugs).count == slugs.count)
    for page in Explanation.all {
      #expect(page.text.contains("Mend "), "\(page.slug)")
      #expect(!page.summary.hasSuffix("."), "\(page.slug)")
    }
  }
}

@Suite struct MissionCheckTests {
  @Test func aClassThatNoObjectFallsIntoIsNamedOnce() throws {
    let agreement = try Agreement(
      parsing: try packageText("Tests/Fixtures/terms/good/narrows.truce"))
    #expect(agreement.classesWithoutObjects(among: [.init("substation"), .init("refinery")]) == [])
    let found = agreement.classesWithoutObjects(among: [.init("substation")])
    #expect(
      found.map(\.message) == [
        "'north-1' covers 'oil', and the mission has no object of that class"
      ])
    #expect(found.allSatisfy { Explanation.page(of: $0.slug) != nil })
  }
}
