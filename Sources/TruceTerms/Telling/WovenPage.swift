// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// An agreement for those who sign: each party's words on the left, the code on the right, each
/// reading beside the words it quotes, as one page that opens offline and prints well.
public struct WovenPage: Sendable {
  /// The page: HTML without scripts, pictures or anything from elsewhere; links are http or https.
  public let html: String

  /// Weaves a text.
  ///
  /// - Throws: the errors that stand in the way of reading it.
  public init(_ text: SourceText) throws(Diagnostics) {
    let agreement = try Agreement(parsing: text)
    var faults: [Diagnostic] = []
    let outline = Outline(reading: text, faults: &faults)
    html = Weaver(agreement: agreement, outline: outline, text: text).page
  }
}

private struct Weaver {
  let agreement: Agreement
  let outline: Outline
  let text: SourceText

  var page: String {
    let title = agreement.title.isEmpty ? agreement.id.value.name : agreement.title
    var body = "<h1>\(escaped(title))</h1>\n"
    body +=
      "<p class=\"zone\">Days are counted in \(escaped(agreement.clockZone.value.name)).</p>\n"
    for statement in outline.lines where !statement.tokens.isEmpty {
      if statement.keyword == "provision" {
        body += provision(statement)
      } else if let heading = headings[statement.keyword ?? ""] {
        body += row(left: "<p class=\"kind\">\(heading)</p>", code: block(statement))
      } else {
        body += row(left: "", code: block(statement))
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>\(escaped(title))</title>
      <style>
      body { font: 15px/1.45 Georgia, serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; \
      color: #111; background: #fff }
      h1, h2 { font-weight: normal }
      h2 { border-top: 1px solid #888; padding-top: .6rem }
      .row { display: grid; grid-template-columns: 2fr 3fr; gap: 1.5rem; break-inside: avoid }
      .kind, .zone { color: #555; font-style: italic; margin: .2rem 0 }
      blockquote { margin: .3rem 0 .6rem; padding-left: .8rem; border-left: 3px solid #bbb }
      cite { display: block; font-size: .85em; color: #444; font-style: normal }
      pre { font: 12px/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0 }
      pre i { color: #666; font-style: normal }
      @media (max-width: 40rem) { .row { grid-template-columns: 1fr } }
      @media print { body { margin: 0; font-size: 10pt } a { color: inherit } }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private let headings = [
    "condition": "A condition", "commitment": "A promise", "track": "A track of talks",
    "annex": "An annex",
  ]

  private func provision(_ statement: Outline.Line) -> String {
    guard statement.tokens.count > 1,
      let provision = agreement.provision(.init(statement.tokens[1].content))
    else { return row(left: "", code: block(statement)) }
    var result = "<h2 id=\"\(escaped(provision.id.value.name))\">\(escaped(provision.title))</h2>\n"
    var rule = [lines(of: statement, alone: true)]
    for child in statement.children where !child.tokens.isEmpty || child.comment != nil {
      guard child.keyword == "reading", child.tokens.count > 1,
        let reading = provision.readings.first(where: {
          $0.id.value.name == child.tokens[1].content
        })
      else {
        rule.append(lines(of: child, alone: false))
        continue
      }
      if !rule.isEmpty {
        result += row(left: names(of: provision), code: rule.joined())
        rule = []
      }
      result += row(left: words(of: reading), code: lines(of: child, alone: false))
    }
    if !rule.isEmpty { result += row(left: "", code: rule.joined()) }
    return result
  }

  private func names(of provision: Provision) -> String {
    provision.titles.map {
      "<p lang=\"\(escaped($0.language))\">\(escaped($0.name))</p>"
    }.joined()
  }

  /// The words a reading quotes, each with where it stands.
  private func words(of reading: Reading) -> String {
    let party = agreement.party(reading.party.value)?.name ?? reading.party.value.name
    var result = "<p class=\"kind\">as \(escaped(party)) reads it</p>"
    for quotation in reading.says {
      let source = quotation.source ?? reading.sources.first
      let shown = source.flatMap { agreement.source($0.value) }
      let language = shown?.language.map { " lang=\"\(escaped($0))\"" } ?? ""
      result += "<blockquote\(language)>“\(escaped(quotation.words.value))”"
      if let shown { result += "<cite>\(cited(shown))</cite>" }
      result += "</blockquote>"
    }
    if reading.says.isEmpty {
      result += "<p>No words are quoted.</p>"
      for id in reading.sources {
        if let source = agreement.source(id.value) { result += "<cite>\(cited(source))</cite>" }
      }
    }
    return result
  }

  private func cited(_ source: Source) -> String {
    let title = "\(escaped(source.title)), \(source.day)"
    guard let address = source.address,
      address.hasPrefix("https://") || address.hasPrefix("http://")
    else { return title }
    return "<a rel=\"noreferrer\" href=\"\(escaped(address))\">\(title)</a>"
  }

  private func row(left: String, code: String) -> String {
    code.isEmpty
      ? "" : "<div class=\"row\"><div>\(left)</div><pre>\(code)</pre></div>\n"
  }

  private func block(_ line: Outline.Line) -> String { lines(of: line, alone: false) }

  /// The physical lines of a statement, with those below it unless it stands alone.
  private func lines(of line: Outline.Line, alone: Bool) -> String {
    let first = line.location.line
    let own = line.tokens.last?.location.line ?? first
    var result = (first...Swift.max(first, own)).map { shown(text.line($0)) }.joined()
    if alone { return result }
    for child in line.children where !child.tokens.isEmpty || child.comment != nil {
      result += lines(of: child, alone: false)
    }
    return result
  }

  private func shown(_ line: String) -> String { escaped(line) + "\n" }

  private func escaped(_ text: String) -> String {
    text.madeVisible.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
