// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceTerms

/// Changes of parts of a text, as an editor sends them.
@Suite struct IncrementalEditTests {
  /// A server with one text open, spoken to in bytes.
  private struct Editor {
    var server = LanguageServer()
    var framing = MessageFraming()

    init(_ text: String, encodings: [String]) {
      let offered = encodings.map { JSON.string($0) }
      let answers = Self.send(
        &server, &framing, "initialize",
        .object([
          (
            "capabilities",
            .object([("general", .object([("positionEncodings", .array(offered))]))])
          )
        ]), id: 1)
      positionEncoding = answers.first?["result"]?["capabilities"]?["positionEncoding"]?.string
      sync = answers.first?["result"]?["capabilities"]?["textDocumentSync"]
      _ = Self.send(
        &server, &framing, "textDocument/didOpen",
        .object([
          (
            "textDocument",
            .object([("uri", .string("u")), ("version", .integer(1)), ("text", .string(text))])
          )
        ]))
    }

    var positionEncoding: String?
    var sync: JSON?

    private static func send(
      _ server: inout LanguageServer, _ framing: inout MessageFraming, _ method: String,
      _ parameters: JSON, id: Int? = nil
    ) -> [JSON] {
      var message: [(String, JSON)] = [("jsonrpc", .string("2.0"))]
      if let id { message.append(("id", .integer(id))) }
      message += [("method", .string(method)), ("params", parameters)]
      return framing.take(MessageFraming.framed(.object(message))).flatMap { item -> [JSON] in
        if case .message(let message) = item { return server.answer(message) }
        return []
      }
    }

    /// Sends changes; gives what is published.
    mutating func change(_ changes: JSON...) -> [JSON] { change(changes) }

    mutating func change(_ changes: [JSON]) -> [JSON] {
      Self.send(
        &server, &framing, "textDocument/didChange",
        .object([
          ("textDocument", .object([("uri", .string("u")), ("version", .integer(2))])),
          ("contentChanges", .array(changes)),
        ]))
    }

    /// The lines that the server has, with its line ends made LF.
    var text: String? { server.documents["u"]?.source.lines.joined(separator: "\n") }
  }

  private func edit(
    _ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int, _ text: String
  ) -> JSON {
    func position(_ line: Int, _ column: Int) -> JSON {
      .object([("line", .integer(line)), ("character", .integer(column))])
    }
    return .object([
      (
        "range",
        .object([("start", position(line, column)), ("end", position(endLine, endColumn))])
      ), ("text", .string(text)),
    ])
  }

  @Test func theServerAsksForChangesOfParts() {
    let editor = Editor("", encodings: [])
    #expect(editor.sync?["change"]?.integer == 2)
    #expect(editor.sync?["openClose"]?.bool == true)
    #expect(editor.positionEncoding == "utf-16")
    #expect(Editor("", encodings: ["utf-8", "utf-16"]).positionEncoding == "utf-8")
    #expect(Editor("", encodings: ["utf-16", "utf-8"]).positionEncoding == "utf-16")
    #expect(Editor("", encodings: ["utf-7", "utf-32"]).positionEncoding == "utf-32")
    #expect(Editor("", encodings: ["utf-7"]).positionEncoding == "utf-16")
  }

  @Test func severalChangesAreMadeOneAfterTheOther() {
    var editor = Editor("agreement a\nparty north\n", encodings: [])
    let published = editor.change(
      edit(1, 6, 1, 11, "south"), edit(0, 10, 0, 11, "b"), edit(2, 0, 2, 0, "party east\n"))
    #expect(editor.text == "agreement b\nparty south\nparty east\n")
    #expect(published.count == 1)
    // A whole text between two parts; a change that is none is passed over.
    _ = editor.change(
      edit(0, 0, 9, 0, "x"), .object([("text", .string("agreement c"))]), .object([JSON.Member]()),
      edit(0, 10, 0, 11, "d"))
    #expect(editor.text == "agreement d")
    #expect(editor.change().isEmpty)
  }

  @Test func columnsAreCountedInTheAgreedUnitAndNeverCutACharacter() {
    // An astral character is two units of UTF-16, four bytes, one scalar.
    let line = "a😀é|b"
    for (encodings, column) in [(["utf-16"], 4), (["utf-8"], 7), (["utf-32"], 3)] {
      var editor = Editor(line, encodings: encodings)
      _ = editor.change(edit(0, column, 0, column + 1, "/"))
      #expect(editor.text == "a😀é/b", "\(encodings)")
    }
    var within = Editor(line, encodings: ["utf-16"])
    _ = within.change(edit(0, 2, 0, 2, "x"))
    #expect(within.text == "ax😀é|b")
    var bytes = Editor(line, encodings: ["utf-8"])
    _ = bytes.change(edit(0, 3, 0, 6, "x"))
    #expect(bytes.text == "axé|b")
  }

  @Test func lineEndsOfEveryKindAreEditedWithoutLoss() {
    var editor = Editor("one\r\ntwo\rthree\n", encodings: [])
    #expect(editor.text == "one\ntwo\nthree\n")
    // Behind the end of a line is before its CR LF.
    _ = editor.change(edit(0, 99, 0, 99, "!"))
    #expect(editor.text == "one!\ntwo\nthree\n")
    // An LF behind the lone CR makes one line end of the two.
    _ = editor.change(edit(2, 0, 2, 0, "\n"))
    #expect(editor.text == "one!\ntwo\nthree\n")
    _ = editor.change(edit(0, 4, 1, 0, " "))
    #expect(editor.text == "one! two\nthree\n")
    _ = editor.change(edit(2, 0, 2, 0, "four"), edit(2, 4, 2, 4, "\r\n"))
    #expect(editor.text == "one! two\nthree\nfour\n")
  }

  @Test func positionsOutsideTheTextAreItsEnd() {
    var editor = Editor("a\nb", encodings: [])
    _ = editor.change(edit(7, 3, 9, 9, "c"))
    #expect(editor.text == "a\nbc")
    _ = editor.change(edit(1, 2, 0, 0, "x"))  // backwards
    #expect(editor.text == "x")
    _ = editor.change(
      .object([
        ("range", .object([("start", .null), ("end", .integer(3))])), ("text", .string("y")),
      ])
    )
    _ = editor.change(edit(-1, 0, 0, 1, "y"))
    #expect(editor.text == "x")
    var empty = Editor("", encodings: ["utf-8"])
    _ = empty.change(edit(0, 0, 0, 0, "agreement a"))
    #expect(empty.text == "agreement a")
  }

  @Test func partsOfATextThatIsNotOpenAreNothing() {
    var server = LanguageServer()
    let change = JSON.object([
      ("method", .string("textDocument/didChange")),
      (
        "params",
        .object([
          ("textDocument", .object([("uri", .string("other"))])),
          ("contentChanges", .array([edit(0, 0, 0, 0, "x")])),
        ])
      ),
    ])
    #expect(server.answer(change).isEmpty)
    #expect(server.documents.isEmpty)
  }

  @Test func aByteOrderMarkIsAColumnOfTheEditorAndNotOfTheText() {
    var editor = Editor("\u{FEFF}agreement a time zone UTC\nbinds x", encodings: [])
    _ = editor.change(edit(0, 11, 0, 12, "b"))
    #expect(editor.text == "agreement b time zone UTC\nbinds x")
    let hover = editor.server.answer(
      .object([
        ("id", .integer(9)), ("method", .string("textDocument/hover")),
        (
          "params",
          .object([
            ("textDocument", .object([("uri", .string("u"))])),
            ("position", .object([("line", .integer(0)), ("character", .integer(1))])),
          ])
        ),
      ]))
    #expect(hover.first?["result"]?["contents"] != nil)
  }

  /// The same change on the text as a whole, made in another way: in units of UTF-16, line by line.
  private func reference(_ text: String, _ change: (Int, Int, Int, Int, String)) -> String {
    var units = Array(text.utf16)
    func offset(_ line: Int, _ column: Int) -> Int {
      var index = 0
      for _ in 0..<line {
        while index < units.count, units[index] != 10, units[index] != 13 { index += 1 }
        if index == units.count { return index }
        index += units[index] == 13 && index + 1 < units.count && units[index + 1] == 10 ? 2 : 1
      }
      var left = column
      while left > 0, index < units.count, units[index] != 10, units[index] != 13 {
        let isPair = UTF16.isLeadSurrogate(units[index])
        if isPair, left == 1 { break }
        index += isPair ? 2 : 1
        left -= isPair ? 2 : 1
      }
      return index
    }
    let (a, b) = (offset(change.0, change.1), offset(change.2, change.3))
    units.replaceSubrange(min(a, b)..<max(a, b), with: Array(change.4.utf16))
    return String(decoding: units, as: UTF16.self)
  }

  @Test(arguments: 0..<30)
  func anyEditsGiveTheTextThatTheEditorHas(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "party north\n", "😀", "\r\n", "\r", "\n", "é", "  reading x by y\n", "\"", " ", "",
    ]
    var text = (0..<20).map { _ in random.pick(pieces) }.joined()
    var editor = Editor(text, encodings: [])
    for round in 0..<40 {
      let changes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (
          Int.random(in: 0...12, using: &random), Int.random(in: 0...14, using: &random),
          Int.random(in: 0...12, using: &random), Int.random(in: 0...14, using: &random),
          random.pick(pieces) + random.pick(pieces)
        )
      }
      for change in changes { text = reference(text, change) }
      let published = editor.change(changes.map { edit($0.0, $0.1, $0.2, $0.3, $0.4) })
      #expect(published.count == 1)
      var plain = String.UnicodeScalarView()
      var last: Unicode.Scalar?
      for scalar in text.unicodeScalars {
        if scalar != "\n" || last != "\r" { plain.append(scalar == "\r" ? "\n" : scalar) }
        last = scalar
      }
      let expected = String(plain)
      #expect(editor.text == expected, "seed \(seed), round \(round)")
      if editor.text != expected { return }
    }
  }
}
