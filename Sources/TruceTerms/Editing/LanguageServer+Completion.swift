// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension LanguageServer {
  func completion(_ parameters: JSON) -> JSON {
    guard let document = document(parameters), let place = document.place(parameters["position"])
    else { return .null }
    let line = document.source.line(place.line)
    let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(place.column - 1)))
    // Inside a text or a comment there is nothing to offer.
    if before.count(where: { $0 == "\"" }) % 2 == 1 || before.contains("#") { return .array([]) }
    let indent = before.prefix { $0 == " " }.count
    var words = before.split { $0 == " " || $0 == "," }.map(String.init)
    // The word being typed is not yet said.
    if let last = before.last, last != " ", last != ",", !words.isEmpty { words.removeLast() }
    let block = block(above: place.line, indent: indent, in: document)
    if words.isEmpty {
      return offer(Keywords.statements(below: block), kind: 14)
        .followed(by: offer(block == "commitment" ? document.names(of: .party) : [], kind: 6))
    }
    // The last word that says what follows, before the names of a list.
    let said = words.reversed().first {
      Keywords.kind(after: $0, in: block) != nil || !Keywords.words(after: $0).isEmpty
    }
    guard let said else { return .array([]) }
    if said == "zone" || words.suffix(2) == ["time", "zone"] {
      return offer(["UTC", "Europe/Kyiv", "Europe/Moscow"], kind: 12)
    }
    var items = offer(Keywords.words(after: said), kind: 14)
    if let kind = Keywords.kind(after: said, in: block) {
      let kinds: [NameKind] = kind == .target ? [.condition, .commitment, .provision] : [kind]
      items = items.followed(by: offer(kinds.flatMap { document.names(of: $0) }, kind: 6))
    }
    return items
  }

  /// The keyword of the block that a line of that indent stands in.
  private func block(above number: Int, indent: Int, in document: EditedDocument) -> String? {
    if indent == 0 { return nil }
    for line in (1..<Swift.max(1, number)).reversed() {
      let text = document.source.line(line)
      let own = text.prefix { $0 == " " }.count
      if own < indent, own < text.count, text.dropFirst(own).first != "#" {
        return text.dropFirst(own).split(separator: " ").first.map(String.init)
      }
    }
    return nil
  }

  private func offer(_ words: [String], kind: Int) -> JSON {
    .array(
      words.map { word in
        var item: [(String, JSON)] = [("label", .string(word)), ("kind", .integer(kind))]
        let first = word.split(separator: " ").first.map(String.init) ?? word
        if kind == 14, let help = Keywords.help[first] { item.append(("detail", .string(help))) }
        return .object(item)
      })
  }

  /// An action for every `mend` of the range: an edit where the mend says what to write.
  func actions(_ parameters: JSON) -> JSON {
    guard let document = document(parameters),
      let first = parameters["range"]?["start"]?["line"]?.integer,
      let last = parameters["range"]?["end"]?["line"]?.integer
    else { return .null }
    return .array(
      document.reading.diagnostics.compactMap { diagnostic in
        let line = (diagnostic.location?.line ?? 1) - 1
        guard first <= line, line <= last else { return nil }
        var action: [(String, JSON)] = [
          ("title", .string(diagnostic.mend.madeVisible)), ("kind", .string("quickfix")),
          ("diagnostics", .array([document.json(of: diagnostic)])),
        ]
        if let edit = edit(for: diagnostic, in: document) {
          action.append(("edit", .object([("changes", .object([(document.uri, .array([edit]))]))])))
        } else {
          action.append(
            (
              "disabled",
              .object([("reason", .string("this is for a person to write: \(diagnostic.mend)"))])
            ))
        }
        return .object(action)
      })
  }

  /// The edit that a mend describes; `nil` where a person has to write something.
  private func edit(for diagnostic: Diagnostic, in document: EditedDocument) -> JSON? {
    guard let location = diagnostic.location, location.line > 0 else { return nil }
    func replacing(_ range: JSON, _ text: String) -> JSON {
      .object([("range", range), ("newText", .string(text))])
    }
    let mend = diagnostic.mend
    if let match = mend.firstMatch(of: /^did you mean '([^']+)'/) {
      return replacing(document.range(location), String(match.1))
    }
    if mend == "replace the tab by two spaces" {
      return replacing(document.range(location), "  ")
    }
    if mend.hasPrefix("write a comma before") {
      return replacing(
        document.range(line: location.line, from: location.column, to: location.column), ", ")
    }
    if mend.hasPrefix("remove '"), diagnostic.slug == "terms.too-much" {
      return replacing(document.range(location), "")
    }
    if diagnostic.slug == "outline.quote" {
      let end = document.source.line(location.line).unicodeScalars.count + 1
      return replacing(document.range(line: location.line, from: end, to: end), "\"")
    }
    // "…write below it: X", "…until then write: X" hold a line that can be written as it stands.
    guard let match = mend.firstMatch(of: /write(?: below it)?: (.+)$/) else { return nil }
    let words = String(match.1)
    if words.contains("…") || words.contains("DAY") || words.contains(/[A-Z]{3,}/) { return nil }
    let text = document.source.line(location.line)
    let indent = text.prefix { $0 == " " }.count
    let isBlock = ["reading", "provision", "agreement"].contains(
      text.dropFirst(indent).split(separator: " ").first.map(String.init) ?? "")
    let end = text.unicodeScalars.count + 1
    return replacing(
      document.range(line: location.line, from: end, to: end),
      "\n" + String(repeating: " ", count: indent + (isBlock ? 2 : 0)) + words)
  }
}

extension JSON {
  /// Two lists as one.
  fileprivate func followed(by other: JSON) -> JSON {
    .array((array ?? []) + (other.array ?? []))
  }
}
