// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What the authors of an agreement still have to answer.
public struct OpenQuestion: Hashable, Sendable {
  /// The provision it is about; `nil` for the agreement as a whole.
  public var provision: Provision.ID?
  /// To whom it goes, in order of declaration; empty for the authors.
  public var askedOf: [Party.ID]
  /// The question.
  public var question: String
  /// What hangs on it.
  public var stake: String
  /// Where it arises.
  public var location: Location?
  /// The check that asks.
  public var slug: String

  /// The value programs read.
  public var json: JSON {
    .object([
      ("provision", .optional(provision?.name)),
      ("asked_of", .array(askedOf.map { .string($0.name) })),
      ("question", .string(question)), ("stake", .string(stake)), ("slug", .string(slug)),
      ("file", .optional(location?.file)), ("line", .optional(location?.line)),
      ("column", .optional(location?.column)),
    ])
  }
}

extension AgreementReading {
  /// The questions that no text settles, provision by provision.
  ///
  /// Empty for a text that cannot be read.
  public var questions: [OpenQuestion] {
    guard let agreement else { return [] }
    var found: [OpenQuestion] = []
    for diagnostic in diagnostics where diagnostic.severity == .warning {
      let line = diagnostic.location?.line ?? 0
      let provision = agreement.provisions.last { $0.id.location.line <= line }
      let isInside = provision.map { provision in
        let next = agreement.provisions.first { $0.id.location.line > provision.id.location.line }
        return line < (next?.id.location.line ?? .max) && agreement.holds(line, in: provision)
      }
      let home = isInside == true ? provision : nil
      let reading = home?.readings.last { $0.id.location.line <= line }
      let asked = agreement.asked(diagnostic, home, reading)
      found.append(
        OpenQuestion(
          provision: home?.id.value, askedOf: asked, question: diagnostic.message,
          stake: Explanation.page(of: diagnostic.slug)?.stake ?? "", location: diagnostic.location,
          slug: diagnostic.slug))
    }
    let order = agreement.provisions.map(\.id.value)
    func rank(_ question: OpenQuestion) -> Int {
      question.provision.flatMap { order.firstIndex(of: $0) } ?? order.count
    }
    return found.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  /// The questions as text: a heading a provision, then each with whom it goes to and what hangs on
  /// it.
  public var printedQuestions: String {
    guard let agreement else { return "" }
    var lines: [String] = []
    var heading: String?
    for question in questions {
      let title =
        question.provision.flatMap { agreement.provision($0) }
        .map { "\($0.id.value): \($0.title)" } ?? "the agreement as a whole"
      if title != heading {
        if heading != nil { lines.append("") }
        lines.append(title)
        heading = title
      }
      let whom =
        question.askedOf.isEmpty
        ? "the authors" : question.askedOf.map(\.name).joined(separator: ", ")
      lines.append("  - to \(whom): \(question.question)")
      if !question.stake.isEmpty { lines.append("    what hangs on it: \(question.stake)") }
      if let place = question.location { lines.append("    at \(place) [\(question.slug)]") }
    }
    return lines.map { $0.madeVisible + "\n" }.joined()
  }
}

extension Explanation {
  /// The first sentence of the page: what hangs on it.
  fileprivate var stake: String {
    let paragraph = text.split(separator: "\n\n").first.map(String.init) ?? ""
    return paragraph.split(separator: "\n").joined(separator: " ")
  }
}

extension Agreement {
  /// Whether a line of the file lies in a provision's block: no other statement at the margin
  /// begins between the two.
  fileprivate func holds(_ line: Int, in provision: Provision) -> Bool {
    let start = provision.id.location.line
    let others =
      conditions.map(\.id.location.line) + commitments.map(\.id.location.line)
      + tracks.map(\.id.location.line) + bodies.map(\.id.location.line)
      + zones.map(\.id.location.line)
      + annexes.map(\.id.location.line) + sources.map(\.id.location.line)
      + parties.map(\.id.location.line)
    return !others.contains { start < $0 && $0 <= line }
  }

  /// To whom a question goes: the party of the reading or the position it is about, else those bound.
  fileprivate func asked(
    _ diagnostic: Diagnostic, _ provision: Provision?, _ reading: Reading?
  ) -> [Party.ID] {
    guard let provision else {
      guard let condition = conditions.first(where: { $0.id.location == diagnostic.location })
      else { return [] }
      return parties.filter { $0.role == .party && $0.id.value != condition.party?.value }
        .map(\.id.value)
    }
    if diagnostic.see.isEmpty, let reading,
      diagnostic.location?.line ?? 0 >= reading.id.location.line,
      !provision.positions.contains(where: { $0.party.location == diagnostic.location })
    {
      return [reading.party.value]
    }
    if let position = provision.positions.first(where: {
      $0.party.location == diagnostic.location
    }) {
      return [position.party.value]
    }
    if let bound = provision.binds.first(where: { $0.location == diagnostic.location }) {
      return [bound.value]
    }
    return provision.binds.map(\.value)
  }
}
