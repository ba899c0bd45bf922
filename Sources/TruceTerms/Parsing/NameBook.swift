// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What can be named in an agreement.
enum NameKind: String, Hashable, Sendable, CaseIterable {
  case party, source, zone, provision, reading, commitment, condition, track, annex, exception, body
  case objectClass = "class"
  case target
}

/// A place at which something is named.
struct NamedPlace: Hashable, Sendable {
  var kind: NameKind
  var name: Marked<String>
  var isDeclaration: Bool
}

/// The names that an agreement declares and those it uses; at the end, those used and not declared.
struct NameBook {
  private struct Use {
    var kind: NameKind
    var name: Marked<String>
    /// Whether the agreement can be run without it.
    var isOptional: Bool
  }

  private var declared: [NameKind: [String: Location]] = [:]
  /// Declared names in order, for suggestions.
  private var order: [NameKind: [Marked<String>]] = [:]
  private var uses: [Use] = []
  private var excused: Set<String> = []
  private var lost: Set<NameKind> = []
  /// Every place at which something is named, in the order read, for editors.
  private(set) var symbols: [NamedPlace] = []
  /// Kinds of the names that can be waited for, found before anything is read.
  private var targets: [String: NameKind] = [:]

  /// Names of bodies, found before anything is read.
  private var bodies: Set<String> = []
  /// Names of tracks, found before anything is read.
  private var tracks: Set<String> = []

  /// Finds the names that can be waited for, and those of bodies.
  mutating func survey(_ lines: [Outline.Line]) {
    for line in lines where line.tokens.count > 1 {
      let name = line.tokens[1].content
      switch line.keyword {
      case "provision": targets[name] = .provision
      case "commitment": targets[name] = .commitment
      case "condition": targets[name] = .condition
      case "body": bodies.insert(name)
      case "track": tracks.insert(name)
      default: continue
      }
    }
  }

  /// Declares a name; one that stands already is a fault that shows both places.
  mutating func declare(
    _ kind: NameKind, _ name: Marked<String>, _ faults: inout [Diagnostic]
  ) -> Marked<String> {
    symbols.append(NamedPlace(kind: kind, name: name, isDeclaration: true))
    if let first = declared[kind]?[name.value] {
      faults.append(.sameName(kind, name, first: first))
      return name
    }
    for other in kind.rivals {
      if let first = declared[other]?[name.value] {
        faults.append(.sameName(kind, name, first: first))
      }
    }
    declared[kind, default: [:]][name.value] = name.location
    order[kind, default: []].append(name)
    return name
  }

  /// Declares a class by mention; it may be mentioned again.
  mutating func mention(class name: Marked<String>) -> Bool {
    let isFirst = declared[.objectClass]?[name.value] == nil
    symbols.append(NamedPlace(kind: .objectClass, name: name, isDeclaration: isFirst))
    if !isFirst { return false }
    declared[.objectClass, default: [:]][name.value] = name.location
    order[.objectClass, default: []].append(name)
    return true
  }

  /// Says that a declaration of that kind could not be read, so that its uses are not missed.
  mutating func lose(_ kind: NameKind) { lost.insert(kind) }

  /// Excuses every name in tokens that could not be read.
  mutating func excuse(_ tokens: [Outline.Token]) {
    for token in tokens where token.kind == .word { excused.insert(token.content) }
    guard let first = tokens.first, first.kind == .word else { return }
    switch first.content {
    case "party", "mediator": loseIfNameless(.party, tokens)
    case "source": loseIfNameless(.source, tokens)
    case "zone", "line": loseIfNameless(.zone, tokens)
    case "object": loseIfNameless(.objectClass, tokens)
    case "provision": loseIfNameless(.provision, tokens)
    case "reading": loseIfNameless(.reading, tokens)
    case "commitment": loseIfNameless(.commitment, tokens)
    case "condition": loseIfNameless(.condition, tokens)
    case "annex": loseIfNameless(.annex, tokens)
    case "body": loseIfNameless(.body, tokens)
    case "track": loseIfNameless(.track, tokens)
    default: break
    }
  }

  mutating func excuse(words: [String]) { excused.formUnion(words) }

  private mutating func loseIfNameless(_ kind: NameKind, _ tokens: [Outline.Token]) {
    if tokens.count < 2 || tokens[1].kind != .word || !LineCursor.isName(tokens[1].content)
      || CivilDay(tokens[1].content) != nil
    {
      lost.insert(kind)
      if kind != .source, kind != .party { lost.insert(.target) }
    }
  }

  // MARK: Uses

  mutating func party(_ name: Marked<String>) -> Marked<Party.ID> {
    use(.party, name)
    return Marked(Party.ID(name.value), at: name.location)
  }

  /// A party, a mediator or a body.
  mutating func verifier(_ name: Marked<String>) -> Marked<String> {
    use(bodies.contains(name.value) ? .body : .party, name)
    return name
  }

  mutating func source(_ name: Marked<String>) -> Marked<Source.ID> {
    use(.source, name)
    return Marked(Source.ID(name.value), at: name.location)
  }

  mutating func objectClass(_ name: Marked<String>) -> Marked<ObjectClass.ID> {
    use(.objectClass, name)
    return Marked(ObjectClass.ID(name.value), at: name.location)
  }

  mutating func zone(_ name: Marked<String>) -> Marked<Zone.ID> {
    use(.zone, name)
    return Marked(Zone.ID(name.value), at: name.location)
  }

  mutating func reading(_ name: Marked<String>) -> Marked<Reading.ID> {
    use(.reading, name)
    return Marked(Reading.ID(name.value), at: name.location)
  }

  mutating func exception(_ name: Marked<String>) -> Marked<ReadingException.ID> {
    use(.exception, name)
    return Marked(ReadingException.ID(name.value), at: name.location)
  }

  /// Declares an exception; the same name may stand under several readings.
  mutating func declareException(_ name: Marked<String>) {
    symbols.append(NamedPlace(kind: .exception, name: name, isDeclaration: true))
    if declared[.exception]?[name.value] != nil { return }
    declared[.exception, default: [:]][name.value] = name.location
    order[.exception, default: []].append(name)
  }

  mutating func annex(_ name: Marked<String>) -> Marked<Annex.ID> {
    use(.annex, name)
    return Marked(Annex.ID(name.value), at: name.location)
  }

  mutating func commitment(_ name: Marked<String>) -> Marked<Commitment.ID> {
    use(.commitment, name)
    return Marked(Commitment.ID(name.value), at: name.location)
  }

  /// A commitment or a track.
  mutating func promise(_ name: Marked<String>) -> Marked<String> {
    use(tracks.contains(name.value) ? .track : .commitment, name)
    return name
  }

  /// Whether a name is that of a condition.
  func isCondition(_ name: String) -> Bool { targets[name] == .condition }

  /// A condition that a case supposes to be met.
  mutating func supposed(_ name: Marked<String>) -> Marked<Condition.ID> {
    use(.condition, name)
    return Marked(Condition.ID(name.value), at: name.location)
  }

  /// A condition on which a stance depends; the agreement runs without its description.
  mutating func condition(_ name: Marked<String>) -> Marked<Condition.ID> {
    uses.append(Use(kind: .condition, name: name, isOptional: true))
    symbols.append(NamedPlace(kind: .condition, name: name, isDeclaration: false))
    return Marked(Condition.ID(name.value), at: name.location)
  }

  /// Something that can be waited for.
  mutating func target(_ name: Marked<String>) -> Marked<Wait.Target> {
    if let kind = targets[name.value] {
      symbols.append(NamedPlace(kind: kind, name: name, isDeclaration: false))
    }
    return switch targets[name.value] {
    case .provision: Marked(.provision(Provision.ID(name.value)), at: name.location)
    case .commitment: Marked(.commitment(Commitment.ID(name.value)), at: name.location)
    case .condition: Marked(.condition(Condition.ID(name.value)), at: name.location)
    default:
      unknownTarget(name)
    }
  }

  private mutating func unknownTarget(_ name: Marked<String>) -> Marked<Wait.Target> {
    use(.target, name)
    return Marked(.condition(Condition.ID(name.value)), at: name.location)
  }

  private mutating func use(_ kind: NameKind, _ name: Marked<String>) {
    uses.append(Use(kind: kind, name: name, isOptional: false))
    symbols.append(NamedPlace(kind: kind, name: name, isDeclaration: false))
  }

  // MARK: Names used and not declared

  /// One fault a name that is used and never declared, at its first use, or at a declaration that
  /// nobody uses and that most likely means it.
  func unresolved() -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var told: [NameKind: Set<String>] = [:]
    var used: [NameKind: Set<String>] = [:]
    for use in uses { used[use.kind, default: []].insert(use.name.value) }
    for use in uses {
      let name = use.name.value
      if declared[use.kind]?[name] != nil || excused.contains(name) { continue }
      if lost.contains(use.kind), !use.isOptional { continue }
      if !told[use.kind, default: []].insert(name).inserted { continue }
      let known = (order[use.kind] ?? known(of: use.kind)).map(\.value)
      let times = uses.count { $0.kind == use.kind && $0.name.value == name }
      let idle = (order[use.kind] ?? []).filter { !(used[use.kind] ?? []).contains($0.value) }
      if use.isOptional {
        faults.append(.undescribed(use.name, near: nearest(to: name, among: known)))
      } else if times > 1,
        let slip = idle.first(where: { nearest(to: name, among: [$0.value]) != nil })
      {
        faults.append(.slip(use.kind, slip, meaning: use.name, times: times))
      } else {
        faults.append(
          .unknownName(use.kind, use.name, near: nearest(to: name, among: known), known: known))
      }
    }
    return faults
  }

  private func known(of kind: NameKind) -> [Marked<String>] {
    kind == .target
      ? [NameKind.condition, .commitment, .provision].flatMap { order[$0] ?? [] } : []
  }
}

extension NameKind {
  /// Kinds whose names must differ from this one's, because one word can mean either.
  var rivals: [NameKind] {
    switch self {
    case .provision: [.commitment, .condition]
    case .commitment: [.provision, .condition]
    case .condition: [.provision, .commitment]
    case .party: [.body]
    case .body: [.party]
    case .source, .zone, .reading, .track, .annex, .exception, .objectClass, .target: []
    }
  }

  /// What it is, in words.
  var words: String {
    switch self {
    case .target: "condition, commitment or provision"
    case .party, .source, .zone, .provision, .reading, .commitment, .condition, .track, .annex,
      .exception, .body, .objectClass:
      rawValue
    }
  }

  /// How it is declared.
  var declaration: String {
    switch self {
    case .party: "party ID \"NAME\""
    case .source: "source ID DAY SPEAKER \"TITLE\""
    case .zone: "zone ID from \"FILE\""
    case .objectClass: "object ID"
    case .reading: "reading ID by PARTY"
    case .target: "condition ID \"TITLE\""
    case .provision, .commitment, .condition, .track, .annex, .exception, .body:
      "\(rawValue) ID \"TITLE\""
    }
  }
}

extension Diagnostic {
  fileprivate static func sameName(
    _ kind: NameKind, _ name: Marked<String>, first: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.same-id", at: name.location, "'\(name.value)' names two things",
      expected: "an id of its own for each \(kind.words)", see: [Reference(first, "the first one")],
      mend: "give one of the two another id; an id is never used again")
  }

  fileprivate static func unknownName(
    _ kind: NameKind, _ name: Marked<String>, near: String?, known: [String]
  ) -> Diagnostic {
    let shown = known.prefix(12).joined(separator: ", ")
    return Diagnostic(
      .error, "terms.unknown-\(kind == .target ? "target" : kind.rawValue)", at: name.location,
      "no \(kind.words) is named '\(name.value)'",
      expected: known.isEmpty
        ? "a \(kind.words) that the file declares"
        : "one of: \(shown)" + (known.count > 12 ? " and \(known.count - 12) more" : ""),
      mend: near.map { "did you mean '\($0)'?" } ?? "declare it: \(kind.declaration)")
  }

  fileprivate static func slip(
    _ kind: NameKind, _ declared: Marked<String>, meaning used: Marked<String>, times: Int
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.unknown-\(kind == .target ? "target" : kind.rawValue)",
      at: declared.location,
      "\(kind.words) '\(declared.value)' is declared and never used, and '\(used.value)' is used "
        + "\(times) times and never declared",
      expected: "one id for one \(kind.words)",
      see: [Reference(used.location, "the first use of '\(used.value)'")],
      mend: "did you mean '\(used.value)'?")
  }

  fileprivate static func undescribed(_ name: Marked<String>, near: String?) -> Diagnostic {
    Diagnostic(
      .warning, "terms.condition-undescribed", at: name.location,
      "condition '\(name.value)' is named and nowhere described",
      expected: "condition \(name.value) \"what it asks\"",
      mend: near.map { "did you mean '\($0)'? else describe it: condition \(name.value) \"…\"" }
        ?? "describe it: condition \(name.value) \"what it asks\"")
  }
}
