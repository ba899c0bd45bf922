// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

@Suite struct EditorFilesTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: packageFolder.appending(path: "editors/" + path), encoding: .utf8)
  }

  @Test(arguments: ["truce.tmLanguage.json", "kate/truce.xml", "emacs/truce-mode.el"])
  func theColoursKnowEveryStatement(path: String) throws {
    let file = try text(path)
    let words =
      AgreementParser.statements + AgreementParser.provisionStatements
      + AgreementParser.readingStatements + AgreementParser.commitmentStatements
      + ActKind.allCases.map(\.plural) + ActKind.allCases.map(\.rawValue)
    for word in words { #expect(file.contains(word), "\(path) does not know '\(word)'") }
  }

  @Test(arguments: ["truce.tmLanguage.json", "vscode/package.json", "kate/lspclient.json"])
  func theFilesAreJSON(path: String) throws {
    let bytes = Array(try text(path).utf8)
    #expect(try JSON(parsing: bytes, name: path).members != nil)
  }

  @Test func everyKeywordThatTheServerExplainsIsAWordOfTheLanguage() throws {
    let page = try String(
      contentsOf: packageFolder.appending(path: "docs/language.md"), encoding: .utf8)
    for word in Keywords.help.keys { #expect(page.contains("\"\(word)\""), "\(word)") }
  }
}
