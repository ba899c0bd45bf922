// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Why something is not renamed.
struct RenameRefusal: Error {
  var words: String
}

extension LanguageServer {
  func document(_ parameters: JSON) -> EditedDocument? {
    parameters["textDocument"]?["uri"]?.string.flatMap { documents[$0] }
  }

  private func symbol(_ parameters: JSON) -> (document: EditedDocument, symbol: NamedPlace)? {
    guard let document = document(parameters), let place = document.place(parameters["position"]),
      let symbol = document.symbol(at: place)
    else { return nil }
    return (document, symbol)
  }

  func definition(_ parameters: JSON) -> JSON {
    guard let (document, symbol) = symbol(parameters) else { return .null }
    return .array(
      document.places(of: symbol).filter(\.isDeclaration).map {
        document.location($0.name.location)
      })
  }

  func references(_ parameters: JSON) -> JSON {
    guard let (document, symbol) = symbol(parameters) else { return .null }
    let isAsked = parameters["context"]?["includeDeclaration"]?.bool ?? true
    return .array(
      document.places(of: symbol).filter { isAsked || !$0.isDeclaration }.map {
        document.location($0.name.location)
      })
  }

  func prepareRename(_ parameters: JSON) -> JSON {
    guard let (document, symbol) = symbol(parameters) else { return .null }
    return .object([
      ("range", document.range(symbol.name.location)), ("placeholder", .string(symbol.name.value)),
    ])
  }

  func renamed(_ parameters: JSON) -> Result<JSON, RenameRefusal> {
    guard let (document, symbol) = symbol(parameters), let name = parameters["newName"]?.string
    else { return .failure(RenameRefusal(words: "nothing is named here")) }
    guard LineCursor.isName(name), !LineCursor.reserved.contains(name) else {
      return .failure(RenameRefusal(words: "'\(name.madeVisible)' is not a name"))
    }
    if name != symbol.name.value, document.names(of: symbol.kind).contains(name) {
      return .failure(
        RenameRefusal(words: "'\(name)' names another \(symbol.kind.words) already"))
    }
    let edits = document.places(of: symbol).map { place in
      JSON.object([
        ("range", document.range(place.name.location)), ("newText", .string(name)),
      ])
    }
    return .success(
      .object([("changes", .object([(document.uri, .array(edits))]))]))
  }

  func formatting(_ parameters: JSON) -> JSON {
    guard let document = document(parameters) else { return .null }
    do throws(Diagnostics) {
      let formatted = try Outline.formatting(document.source)
      return .array([
        .object([("range", document.wholeRange), ("newText", .string(formatted))])
      ])
    } catch {
      return .null  // a text with faults of form is left as it is
    }
  }

  func symbols(_ parameters: JSON) -> JSON {
    guard let document = document(parameters) else { return .null }
    var faults: [Diagnostic] = []
    let outline = Outline(reading: document.source, faults: &faults)
    return .array(outline.lines.compactMap { tree($0, in: document) })
  }

  /// A statement that declares something, with those below it.
  private func tree(_ line: Outline.Line, in document: EditedDocument) -> JSON? {
    let kinds = [
      "agreement": 2, "party": 11, "mediator": 11, "source": 17, "object": 5, "zone": 19,
      "line": 19, "provision": 12, "reading": 6, "exception": 24, "commitment": 14,
      "condition": 8, "track": 18, "annex": 18, "body": 11, "scenario": 13,
    ]
    guard let keyword = line.keyword, let kind = kinds[keyword], line.tokens.count > 1 else {
      return nil
    }
    let name = line.tokens[1]
    let title = line.tokens.dropFirst(2).first { $0.kind == .text }?.content
    let end = lastLine(of: line)
    return .object([
      ("name", .string(name.content.isEmpty ? keyword : name.content)),
      ("detail", .string(title.map { "\(keyword): \($0)" } ?? keyword)),
      ("kind", .integer(kind)),
      (
        "range",
        .object([
          ("start", document.position(line.location.line, line.location.column)),
          ("end", document.position(end, document.source.line(end).unicodeScalars.count + 1)),
        ])
      ),
      ("selectionRange", document.range(name.location)),
      ("children", .array(line.children.compactMap { tree($0, in: document) })),
    ])
  }

  private func lastLine(of line: Outline.Line) -> Int {
    let own = line.tokens.last?.location.line ?? line.location.line
    return line.children.filter { !$0.tokens.isEmpty }.last.map { lastLine(of: $0) } ?? own
  }
}
