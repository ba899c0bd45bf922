// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  static let bodyStatements = ["members", "chaired", "decides", "meets", "from"]

  /// A commission with its members and how it decides.
  func body(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var body: Body?
    do throws(LineFault) {
      let id = names.declare(.body, try cursor.name("the body's id"), &faults)
      body = Body(id: Marked(Body.ID(id.value), at: id.location), title: id.value)
      body?.title = try cursor.optionalText()?.value ?? id.value
      body?.sources = try sources(&cursor)
      try cursor.end()
    } catch { record(error, in: line) }
    var seen: Seen = [:]
    for child in line.children where !child.tokens.isEmpty {
      guard let keyword = keyword(of: child, among: Self.bodyStatements, in: "'body'")
      else { continue }
      if keyword != "from", keyword != "members", !isFirst(keyword, child, &seen) { continue }
      var cursor = LineCursor(child, at: keyword == "from" ? 0 : 1)
      do throws(LineFault) {
        switch keyword {
        case "members":
          let list = try cursor.namesAndTexts("a party's id, or who it is as \"…\"")
          body?.members += list.names.map { names.party($0) }
          body?.others += list.texts
        case "chaired":
          try cursor.need("by")
          body?.chair = names.party(try cursor.name("a party's id"))
        case "decides":
          try cursor.need("by")
          let word = try cursor.word("'consensus', 'majority' or 'chair'")
          guard let decision = Body.Decision(rawValue: word.value) else {
            throw LineFault(.notOneOf(word, Body.Decision.allCases.map(\.rawValue)))
          }
          body?.decision = Marked(decision, at: word.location)
        case "meets": body?.meets = try cursor.text("when it meets, as \"…\"")
        default: body?.sources += try sources(&cursor)
        }
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if let body { agreement.bodies.append(body) } else { names.lose(.body) }
  }
}
