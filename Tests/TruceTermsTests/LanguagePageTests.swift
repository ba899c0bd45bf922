// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// Holds `docs/language.md` and the parser together.
@Suite struct LanguagePageTests {
  /// A fenced block: the words behind the fence, and its text.
  private struct Block {
    var kind: String
    var names: [String]
    var text: String
  }

  private let blocks: [Block]
  /// The productions of the grammar with what they are made of.
  private let productions: [(name: String, body: String)]

  init() throws {
    let page = try String(
      contentsOf: packageFolder.appending(path: "docs/language.md"), encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          let words = line.dropFirst(3).split { $0 == " " || $0 == "," }.map(String.init)
          open = Block(kind: words.first ?? "", names: Array(words.dropFirst()), text: "")
        }
      } else {
        open?.text += line + "\n"
      }
    }
    self.blocks = blocks
    let grammar = blocks.first { $0.kind == "ebnf" }?.text ?? ""
    productions = grammar.split(separator: ";").compactMap { production in
      let parts = production.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (parts[0].trimmingCharacters(in: .whitespacesAndNewlines), String(parts[1]))
    }
  }

  private func terminals(_ body: String) -> [String] {
    body.matches(of: /"([^"]+)"/).map { String($0.1) }
  }

  @Test func everyExampleOfThePageIsReadWithoutAnError() {
    let examples = blocks.filter { $0.kind == "truce" }
    #expect(examples.count >= 8)
    for example in examples {
      let text = SourceText(example.text, name: "language.md")
      let errors = AgreementReading(text).diagnostics.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(errors.map { $0.printed(showing: text) }.joined())")
      let run = AgreementReading(text).agreement.map { ScenarioRun($0).failures } ?? []
      #expect(run.isEmpty, "\(run.map { $0.printed(showing: text) }.joined())")
    }
  }

  @Test func everyWrongExampleShowsItsFaultsAndNoOthers() {
    for example in blocks where example.kind == "truce-wrong" {
      let reading = AgreementReading(SourceText(example.text, name: "language.md"))
      let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.slug)
      #expect(errors.sorted() == example.names.sorted())
    }
  }

  @Test func everyProductionHasAnExampleThatUsesEachOfItsWords() {
    #expect(productions.count > 50)
    for (name, body) in productions where name != "statement" {
      let examples = blocks.filter { $0.kind == "truce" && $0.names.contains(name) }
      #expect(!examples.isEmpty, "no example of '\(name)'")
      let words = Set(
        examples.flatMap { $0.text.split { " \n\"".contains($0) } }
          .flatMap { $0.split(separator: ",").map(String.init) + ($0.hasSuffix(",") ? [","] : []) })
      for terminal in terminals(body) {
        #expect(words.contains(terminal), "'\(terminal)' of '\(name)' is in no example of it")
      }
    }
  }

  @Test func theGrammarNamesEveryStatementOfTheParserAndNoOther() throws {
    func first(_ name: String) throws -> [String] {
      let body = try #require(productions.first { $0.name == name }?.body, "\(name)")
      let choices = body.split(separator: ">").last.map(String.init) ?? ""
      return choices.split { "{}|".contains($0) }
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        .filter { !$0.isEmpty }
        .flatMap { choice -> [String] in
          if choice.hasPrefix("\"") { return Array(terminals(choice).prefix(1)) }
          let inner = productions.first { $0.name == choice }?.body ?? ""
          let start = inner.trimmingCharacters(in: .whitespacesAndNewlines)
          if start.hasPrefix("NAME") { return [] }  // begins with a name of the writer's
          if start.hasPrefix("(") { return terminals(String(start.split(separator: ")")[0])) }
          if start.hasPrefix("kind-of-act") { return ActKind.allCases.map(\.plural) }
          return Array(terminals(start).prefix(1))
        }
    }
    let statements = try #require(productions.first { $0.name == "statement" }?.body)
      .split { " |\n".contains($0) }.map(String.init).filter { $0 != "counts-as" }
    #expect(Set(statements + ["agreement"]) == Set(AgreementParser.statements))
    #expect(Set(try first("provision")) == Set(AgreementParser.provisionStatements))
    #expect(
      Set(try first("reading"))
        == Set(AgreementParser.readingStatements + ActKind.allCases.map(\.plural)))
    #expect(Set(try first("commitment")) == Set(AgreementParser.commitmentStatements))
  }
}
