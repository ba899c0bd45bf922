// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

/// Drives the server over its bytes, as an editor does.
@Suite struct LanguageServerTests {
  private let uri = "file:///a.truce"

  /// An editor with one text open.
  private struct Editor {
    var server = LanguageServer()
    var framing = MessageFraming()
    private var next = 0

    mutating func send(_ message: JSON) -> [JSON] {
      framing.take(MessageFraming.framed(message)).flatMap { item -> [JSON] in
        if case .message(let message) = item { return server.answer(message) }
        return []
      }
    }

    mutating func notify(_ method: String, _ parameters: JSON) -> [JSON] {
      send(
        .object([
          ("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", parameters),
        ]))
    }

    mutating func ask(_ method: String, _ parameters: JSON) -> JSON {
      next += 1
      let answers = send(
        .object([
          ("jsonrpc", .string("2.0")), ("id", .integer(next)), ("method", .string(method)),
          ("params", parameters),
        ]))
      return answers.first ?? .null
    }
  }

  private func editor(_ text: String, encodings: [String] = []) -> (Editor, JSON) {
    var editor = Editor()
    _ = editor.ask(
      "initialize",
      .object([
        (
          "capabilities",
          .object([
            (
              "general",
              .object([("positionEncodings", .array(encodings.map { .string($0) }))])
            )
          ])
        )
      ]))
    let opened = editor.notify(
      "textDocument/didOpen",
      .object([
        (
          "textDocument",
          .object([
            ("uri", .string(uri)), ("languageId", .string("truce")), ("version", .integer(1)),
            ("text", .string(text)),
          ])
        )
      ]))
    return (editor, opened.first ?? .null)
  }

  private func at(_ line: Int, _ character: Int, _ more: [(String, JSON)] = []) -> JSON {
    .object(
      [
        ("textDocument", .object([("uri", .string(uri))])),
        (
          "position",
          .object([("line", .integer(line)), ("character", .integer(character))])
        ),
      ] + more)
  }

  private let text = """
    agreement small "Small" time zone UTC
    party north "The North"
    party south "The South"
    source text 2025-03-01 north "Text" https://example.org/1
    object energy
      object power substation
    provision rule "No strikes"
      prohibits strike on energy
      binds north, south
      reading one by north from text
        says "power"
        objects power
        otherwise not
      reading two by south from text
        objects energy
        objects unclear power because "power"
        otherwise unclear
      position north accepts 2025-03-01 from text
    """

  @Test func aTextThatIsOpenedIsChecked() {
    let (_, published) = editor(text)
    #expect(published["method"]?.string == "textDocument/publishDiagnostics")
    let diagnostics = published["params"]?["diagnostics"]?.array ?? []
    #expect(diagnostics.contains { $0["code"]?.string == "terms.no-start" })
    #expect(diagnostics.allSatisfy { $0["source"]?.string == "truce" })
  }

  @Test func aHalfTypedTextNeverMakesTheServerFall() {
    var (editor, _) = editor("")
    for count in 0...text.count {
      let published = editor.notify(
        "textDocument/didChange",
        .object([
          (
            "textDocument",
            .object([("uri", .string(uri)), ("version", .integer(count + 2))])
          ),
          (
            "contentChanges",
            .array([.object([("text", .string(String(text.prefix(count))))])])
          ),
        ]))
      #expect(published.count == 1)
      let line = text.prefix(count).count { $0 == "\n" }
      _ = editor.ask("textDocument/completion", at(line, 4))
      _ = editor.ask("textDocument/hover", at(line, 4))
      _ = editor.ask("textDocument/documentSymbol", at(0, 0))
    }
  }

  @Test func hoverTellsWhatAClassMeansToEachParty() {
    var (editor, _) = editor(text)
    let hover = editor.ask("textDocument/hover", at(11, 14))["result"]?["contents"]?["value"]?
      .string
    #expect(
      hover == """
        class power, under energy
        one, north: covered
        two, south: unclear ("power")
        """)
    let reading = editor.ask("textDocument/hover", at(9, 11))["result"]?["contents"]?["value"]?
      .string
    #expect(reading?.contains("as south reads it") == true)
    let keyword = editor.ask("textDocument/hover", at(12, 6))["result"]?["contents"]?["value"]?
      .string
    #expect(keyword?.hasPrefix("How the list ends") == true)
  }

  @Test func definitionReferencesAndRenameAgree() {
    var (editor, _) = editor(text)
    let definition = editor.ask("textDocument/definition", at(8, 9))["result"]?.array ?? []
    #expect(definition.count == 1)
    #expect(definition.first?["range"]?["start"]?["line"]?.integer == 1)
    let all = editor.ask("textDocument/references", at(1, 8))["result"]?.array ?? []
    #expect(all.count == 5)
    let edit = editor.ask(
      "textDocument/rename", at(1, 8, [("newName", .string("nord"))]))["result"]
    #expect(edit?["changes"]?[uri]?.array?.count == 5)
    let taken = editor.ask("textDocument/rename", at(1, 8, [("newName", .string("south"))]))
    #expect(taken["error"]?["message"]?.string == "'south' names another party already")
    let wrong = editor.ask("textDocument/rename", at(1, 8, [("newName", .string("from"))]))
    #expect(wrong["error"]?["message"]?.string == "'from' is not a name")
  }

  @Test func completionOffersWhatCanStandThere() {
    var (editor, _) = editor(text + "\n    \n  position \n    from \n  binds n")
    func labels(_ line: Int, _ character: Int) -> [String] {
      (editor.ask("textDocument/completion", at(line, character))["result"]?.array ?? [])
        .compactMap { $0["label"]?.string }
    }
    #expect(labels(19, 11) == ["north", "south"])
    #expect(labels(20, 9) == ["text"])
    #expect(labels(21, 9) == ["north", "south"])
    #expect(labels(11, 4).contains("otherwise"))
    #expect(labels(12, 14) == ["not", "unclear"])
    #expect(labels(11, 12) == ["energy", "power", "substation"])
    #expect(labels(10, 10).isEmpty)
  }

  @Test func actionsWriteWhatTheMendSays() {
    var (editor, _) = editor(
      text.replacing("binds north, south", with: "binds north, souht"))
    let actions =
      editor.ask(
        "textDocument/codeAction",
        .object([
          ("textDocument", .object([("uri", .string(uri))])),
          (
            "range",
            .object([
              ("start", .object([("line", .integer(8)), ("character", .integer(0))])),
              ("end", .object([("line", .integer(8)), ("character", .integer(20))])),
            ])
          ),
        ]))["result"]?.array ?? []
    #expect(actions.map { $0["title"]?.string } == ["did you mean 'south'?"])
    let edit = actions.first?["edit"]?["changes"]?[uri]?.array?.first
    #expect(edit?["newText"]?.string == "south")
    #expect(edit?["range"]?["start"]?["character"]?.integer == 15)
  }

  @Test func everyMendOfEveryFixtureHasAnActionAndNoActionBreaksTheForm() throws {
    let folder = packageFolder.appending(path: "Tests/Fixtures/terms/bad")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let whole = try packageText("Tests/Fixtures/terms/bad/" + name).lines.joined(separator: "\n")
      var (editor, opened) = editor(whole.components(separatedBy: "#$ truce check")[0])
      let count = opened["params"]?["diagnostics"]?.array?.count
      let lines = whole.count { $0 == "\n" }
      let actions =
        editor.ask(
          "textDocument/codeAction",
          .object([
            ("textDocument", .object([("uri", .string(uri))])),
            (
              "range",
              .object([
                ("start", .object([("line", .integer(0)), ("character", .integer(0))])),
                ("end", .object([("line", .integer(lines)), ("character", .integer(0))])),
              ])
            ),
          ]))["result"]?.array ?? []
      #expect(actions.count == count, "\(name)")
      #expect(actions.allSatisfy { $0["edit"] != nil || $0["disabled"] != nil }, "\(name)")
    }
  }

  @Test func columnsAreCountedAsTheEditorCounts() {
    let text = "agreement a \"😀\" time zone UTC\nparty x \"😀\"\nbinds x"
    let (_, utf16) = editor(text)
    let (_, utf32) = editor(text, encodings: ["utf-32", "utf-16"])
    func column(_ published: JSON) -> Int? {
      published["params"]?["diagnostics"]?.array?.first?["range"]?["start"]?["character"]?.integer
    }
    #expect(column(utf16) == 0 && column(utf32) == 0)
    var (editor, _) = editor("agreement a \"😀\" time zone UTC extra")
    let actions = editor.ask("textDocument/formatting", at(0, 0))["result"]?.array ?? []
    // The emoji takes two UTF-16 units.
    #expect(actions.first?["range"]?["end"]?["character"]?.integer == 36)
  }

  @Test func formattingIsTheOneFormAndFaultsOfFormAreLeftAlone() {
    var (editor, _) = editor("agreement   a time zone UTC\n\n\nparty  x")
    let edits = editor.ask("textDocument/formatting", at(0, 0))["result"]?.array
    #expect(edits?.first?["newText"]?.string == "agreement a time zone UTC\n\nparty x\n")
    var (broken, _) = self.editor("agreement a \"x")
    #expect(broken.ask("textDocument/formatting", at(0, 0))["result"] == .null)
  }

  @Test func theProtocolsOrderIsKept() {
    var editor = Editor()
    #expect(editor.ask("textDocument/hover", .null)["error"]?["code"]?.integer == -32002)
    _ = editor.ask("initialize", .object([JSON.Member]()))
    #expect(editor.ask("textDocument/nothing", .null)["error"]?["code"]?.integer == -32601)
    #expect(editor.notify("$/cancelRequest", .null).isEmpty)
    #expect(editor.ask("shutdown", .null)["result"] == .null)
    #expect(editor.ask("textDocument/hover", .null)["error"]?["code"]?.integer == -32600)
    _ = editor.notify("exit", .null)
    #expect(editor.server.exitStatus == 0)
    var hasty = Editor()
    _ = hasty.notify("exit", .null)
    #expect(hasty.server.exitStatus == 1)
  }

  @Test func messagesAreCutFromAnyPiecesAndWrongHeadsAreTold() {
    let bytes = MessageFraming.framed(.object([("id", .integer(1))])) + Array("Content-".utf8)
    for size in 1...bytes.count {
      var framing = MessageFraming()
      var found = 0
      var start = 0
      while start < bytes.count {
        found += framing.take(bytes[start..<min(bytes.count, start + size)]).count
        start += size
      }
      #expect(found == 1 && !framing.isLost)
    }
    var lost = MessageFraming()
    #expect(lost.take(Array("Content-Length: x\r\n\r\n{}".utf8)).count == 1 && lost.isLost)
    var long = MessageFraming()
    #expect(long.take(Array("Content-Length: 99999999\r\n\r\n".utf8)).count == 1 && long.isLost)
    var endless = MessageFraming()
    #expect(endless.take(Array(repeating: UInt8(ascii: "a"), count: 5000)).count == 1)
    var wrong = MessageFraming()
    #expect(wrong.take(Array("Content-Length: 2\r\n\r\n{]".utf8)).count == 1 && !wrong.isLost)
  }
}
