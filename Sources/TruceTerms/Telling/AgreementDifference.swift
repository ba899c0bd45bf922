// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What changed in meaning from one version of an agreement to another, in sentences.
///
/// A rewording changes nothing: titles, quotations, reasons, sources, order and comments are no part
/// of the meaning.
public struct AgreementDifference: Hashable, Sendable {
  /// What kind of change it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A provision, reading, party or another thing came or went.
    case existence
    /// Which objects or acts are covered.
    case objects
    /// From when and until when.
    case time
    /// Where.
    case place
    /// Who is bound, who reads.
    case parties
    /// Exceptions and releases.
    case exceptions
    /// Who said yes or no.
    case positions
    /// What was promised, asked or delivered.
    case promises
  }

  /// One change.
  public struct Change: Hashable, Sendable {
    /// The kind.
    public var kind: Kind
    /// The provision, if it is about one.
    public var provision: Provision.ID?
    /// The reading, if it is about one.
    public var reading: Reading.ID?
    /// What changed, in a sentence without a full stop.
    public var sentence: String
    /// The line in the old text.
    public var old: Location?
    /// The line in the new text.
    public var new: Location?
  }

  /// The changes, in the order of the new text.
  public private(set) var changes: [Change] = []

  /// Whether nothing changed in meaning.
  public var isEmpty: Bool { changes.isEmpty }

  /// Compares two versions.
  public init(from old: Agreement, to new: Agreement) {
    compareParties(old, new)
    compareZone(old, new)
    for provision in new.provisions {
      if let before = old.provision(provision.id.value) {
        compare(before, old, provision, new)
      } else {
        add(
          .existence, provision.id.value, nil, "provision '\(provision.id.value)' is new",
          nil, provision.id.location)
      }
    }
    for provision in old.provisions where new.provision(provision.id.value) == nil {
      add(
        .existence, provision.id.value, nil, "provision '\(provision.id.value)' is gone",
        provision.id.location, nil)
    }
    comparePromises(old, new)
  }

  /// The sentences, each with the lines it rests on; one sentence when nothing changed.
  public var printed: String {
    if isEmpty { return "nothing changed in meaning\n" }
    return changes.map { change in
      let places = [change.old.map { "was \($0)" }, change.new.map { "now \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
      return change.sentence.madeVisible + "\n"
        + (places.isEmpty ? "" : "  " + places.madeVisible + "\n")
    }.joined()
  }

  /// The value programs read.
  public var json: JSON {
    func place(_ location: Location?) -> JSON {
      location.map {
        .object([
          ("file", .string($0.file)), ("line", .integer($0.line)), ("column", .integer($0.column)),
        ])
      } ?? .null
    }
    return .array(
      changes.map {
        .object([
          ("kind", .string($0.kind.rawValue)), ("provision", .optional($0.provision?.name)),
          ("reading", .optional($0.reading?.name)), ("sentence", .string($0.sentence)),
          ("old", place($0.old)), ("new", place($0.new)),
        ])
      })
  }

  private mutating func add(
    _ kind: Kind, _ provision: Provision.ID?, _ reading: Reading.ID?, _ sentence: String,
    _ old: Location?, _ new: Location?
  ) {
    changes.append(
      Change(
        kind: kind, provision: provision, reading: reading, sentence: sentence, old: old, new: new))
  }
}

// MARK: The parts

extension AgreementDifference {
  private mutating func compareParties(_ old: Agreement, _ new: Agreement) {
    for party in new.parties {
      guard let before = old.party(party.id.value) else {
        add(
          .parties, nil, nil, "\(party.role) '\(party.id.value)' is new", nil, party.id.location)
        continue
      }
      if before.role != party.role {
        add(
          .parties, nil, nil,
          "'\(party.id.value)' was a \(before.role) and is a \(party.role)",
          before.id.location, party.id.location)
      }
      let (came, went) = changed(before.claims.map(\.value.name), party.claims.map(\.value.name))
      if !came.isEmpty || !went.isEmpty {
        add(
          .place, nil, nil, "what '\(party.id.value)' claims changed: \(told(came, went))",
          before.id.location, party.id.location)
      }
    }
    for party in old.parties where new.party(party.id.value) == nil {
      add(.parties, nil, nil, "\(party.role) '\(party.id.value)' is gone", party.id.location, nil)
    }
  }

  private mutating func compareZone(_ old: Agreement, _ new: Agreement) {
    if old.clockZone != new.clockZone {
      add(
        .time, nil, nil,
        "days are counted in \(new.clockZone.value.name) in place of \(old.clockZone.value.name)",
        old.clockZone.location, new.clockZone.location)
    }
  }

  private mutating func compare(
    _ old: Provision, _ oldAgreement: Agreement, _ new: Provision, _ agreement: Agreement
  ) {
    let id = new.id.value
    let places = (old.id.location, new.id.location)
    func rule(_ provision: Provision) -> String {
      guard let rule = provision.prohibition else { return "nothing" }
      let zones = rule.within.isEmpty ? "" : " within " + list(rule.within)
      return "\(rule.verb.value) on \(rule.objects?.value.name ?? "any")\(zones)"
    }
    if rule(old) != rule(new) {
      add(
        .objects, id, nil, "'\(id)' prohibits \(rule(new)) in place of \(rule(old))", places.0,
        places.1)
    }
    let (came, went) = changed(old.binds.map(\.value.name), new.binds.map(\.value.name))
    if !came.isEmpty || !went.isEmpty {
      add(
        .parties, id, nil, "whom '\(id)' binds changed: \(told(came, went))", places.0, places.1)
    }
    if old.consent != new.consent {
      add(
        .parties, id, nil,
        "'\(id)' needs the consent of \(new.consent.rawValue) in place of \(old.consent.rawValue)",
        places.0, places.1)
    }
    compareSets(
      .time, id, nil, "the notice of a withdrawal from '\(id)'",
      [old.notice?.value.words].compactMap(\.self), [new.notice?.value.words].compactMap(\.self),
      places)
    compareSets(
      .exceptions, id, nil, "what '\(id)' waits for", old.waitsFor.map(\.target.value.name),
      new.waitsFor.map(\.target.value.name), places)
    compareSets(
      .parties, id, nil, "who verifies '\(id)'", old.verifiers.map(\.value),
      new.verifiers.map(\.value), places)
    compareSets(
      .exceptions, id, nil, "the exceptions of '\(id)'", old.exceptions.map(\.meaning),
      new.exceptions.map(\.meaning), places)
    compareSets(
      .time, id, nil, "when '\(id)' rests", old.suspensions.map(\.meaning),
      new.suspensions.map(\.meaning), places)
    compareSets(
      .time, id, nil, "when '\(id)' was retired",
      [old.retired.map { "\($0.value)" }].compactMap(\.self),
      [new.retired.map { "\($0.value)" }].compactMap(\.self), places)
    compareSets(
      .positions, id, nil, "the positions on '\(id)'", old.positions.map(\.meaning),
      new.positions.map(\.meaning), places)
    for reading in new.readings {
      if let before = old.readings.first(where: { $0.id.value == reading.id.value }) {
        compare(before, old, oldAgreement, reading, new, agreement)
      } else {
        add(
          .existence, id, reading.id.value,
          "reading '\(reading.id.value)' of '\(reading.party.value)' is new", nil,
          reading.id.location)
      }
    }
    for reading in old.readings
    where !new.readings.contains(where: { $0.id.value == reading.id.value }) {
      add(
        .existence, id, reading.id.value,
        "reading '\(reading.id.value)' of '\(reading.party.value)' is gone", reading.id.location,
        nil)
    }
  }

  private mutating func compareSets(
    _ kind: Kind, _ provision: Provision.ID?, _ reading: Reading.ID?, _ what: String,
    _ old: [String], _ new: [String], _ places: (Location, Location)
  ) {
    let (came, went) = changed(old, new)
    if came.isEmpty, went.isEmpty { return }
    add(kind, provision, reading, "\(what) changed: \(told(came, went))", places.0, places.1)
  }

  private mutating func compare(
    _ old: Reading, _ oldRule: Provision, _ oldAgreement: Agreement, _ new: Reading,
    _ rule: Provision, _ agreement: Agreement
  ) {
    let id = new.id.value
    let places = (old.id.location, new.id.location)
    func say(_ kind: Kind, _ sentence: String, _ was: Location? = nil, _ now: Location? = nil)
      -> Change
    {
      Change(
        kind: kind, provision: rule.id.value, reading: id, sentence: sentence,
        old: was ?? places.0, new: now ?? places.1)
    }
    if old.party != new.party {
      changes.append(
        say(.parties, "reading '\(id)' is '\(new.party.value)'s, not '\(old.party.value)'s"))
    }
    changes += objects(old, oldRule, oldAgreement, new, rule, agreement).map { say(.objects, $0) }
    for act in ActKind.allCases {
      let was = oldRule.coverage(of: act, under: old).coverage
      let now = rule.coverage(of: act, under: new).coverage
      if was != now {
        changes.append(
          say(.objects, "'\(id)': \(act.plural) are '\(now.rawValue)', were '\(was.rawValue)'"))
      }
    }
    for (word, was, now) in [("starts", old.start, new.start), ("ends", old.end, new.end)] {
      let (a, b) = (was?.spoken ?? "unsaid", now?.spoken ?? "unsaid")
      let isMoved = old.clockZone != new.clockZone && (was != nil || now != nil)
      if a != b || isMoved {
        let zone = isMoved ? ", in \(new.clockZone.value.name) for \(old.clockZone.value.name)" : ""
        changes.append(
          say(
            .time, "'\(id)' \(word) \(b) in place of \(a)\(zone)", was?.location.location,
            now?.location.location))
      }
    }
    compareSets(
      .time, rule.id.value, id, "how '\(id)' is prolonged",
      old.extensions.map(\.meaning) + (old.renewal?.meaning ?? []),
      new.extensions.map(\.meaning) + (new.renewal?.meaning ?? []), places)
    compareSets(
      .time, rule.id.value, id, "the hours of each day in which '\(id)' holds",
      [old.hours?.words].compactMap(\.self), [new.hours?.words].compactMap(\.self), places)
    compareSets(
      .place, rule.id.value, id, "where '\(id)' holds", old.territory.map(\.value.name),
      new.territory.map(\.value.name), places)
    compareSets(
      .exceptions, rule.id.value, id, "the exceptions of '\(id)'", old.exceptions.map(\.meaning),
      new.exceptions.map(\.meaning), places)
    compareSets(
      .exceptions, rule.id.value, id, "what '\(id)' waits for",
      old.waitsFor.map(\.target.value.name), new.waitsFor.map(\.target.value.name), places)
    compareSets(
      .exceptions, rule.id.value, id, "the release under '\(id)'", old.release?.meaning ?? [],
      new.release?.meaning ?? [], places)
    if old.ownGround?.value ?? .covered != new.ownGround?.value ?? .covered {
      let now = new.ownGround?.value ?? .covered
      changes.append(say(.place, "'\(id)': attacks on one's own ground are '\(now.rawValue)'"))
    }
    if old.standing != new.standing {
      changes.append(say(.parties, "how '\(id)' stands to its party's other readings changed"))
    }
    compareSets(
      .positions, rule.id.value, id, "the practice beside '\(id)'", old.practices.map(\.meaning),
      new.practices.map(\.meaning), places)
  }

  /// How the coverage of each class changed, classes with the same change in one sentence.
  private func objects(
    _ old: Reading, _ oldRule: Provision, _ oldAgreement: Agreement, _ new: Reading,
    _ rule: Provision, _ agreement: Agreement
  ) -> [String] {
    var was = ClassIndex(oldAgreement.classes, with: old.edges)
    var now = ClassIndex(agreement.classes, with: new.edges)
    var groups: [(change: String, classes: [String])] = []
    for id in agreement.classes.classes.map(\.value) where oldAgreement.classes.contains(id) {
      let a = oldRule.coverage(of: id, under: old, by: &was).coverage
      let b = rule.coverage(of: id, under: new, by: &now).coverage
      if a == b { continue }
      let change = "'\(b.rawValue)', \("were") '\(a.rawValue)'"
      if let index = groups.firstIndex(where: { $0.change == change }) {
        groups[index].classes.append(id.name)
      } else {
        groups.append((change, [id.name]))
      }
    }
    func named(_ reading: Reading) -> [String] {
      reading.objects.flatMap { clause in
        clause.named.map { "\"\($0.value)\" (\(clause.coverage.rawValue))" }
      }
    }
    var sentences = groups.map {
      "'\(new.id.value)': \($0.classes.joined(separator: ", ")) are \($0.change)"
    }
    let (came, went) = changed(named(old), named(new))
    if !came.isEmpty || !went.isEmpty {
      sentences.append("the objects that '\(new.id.value)' names changed: \(told(came, went))")
    }
    return sentences
  }

  private mutating func comparePromises(_ old: Agreement, _ new: Agreement) {
    func pairs(_ agreement: Agreement) -> [(String, String, Location)] {
      agreement.conditions.map { ("condition '\($0.id.value)'", $0.meaning, $0.id.location) }
        + agreement.commitments.map { ("commitment '\($0.id.value)'", $0.meaning, $0.id.location) }
        + agreement.bodies.map { ("body '\($0.id.value)'", $0.meaning, $0.id.location) }
        + agreement.tracks.map { ("track '\($0.id.value)'", $0.meaning, $0.id.location) }
        + agreement.zones.map { ("zone '\($0.id.value)'", $0.meaning, $0.id.location) }
    }
    let before = pairs(old)
    let after = pairs(new)
    for (name, meaning, place) in after {
      guard let was = before.first(where: { $0.0 == name }) else {
        add(.promises, nil, nil, "\(name) is new", nil, place)
        continue
      }
      if was.1 != meaning {
        add(.promises, nil, nil, "\(name) is now \(meaning); it was \(was.1)", was.2, place)
      }
    }
    for (name, _, place) in before where !after.contains(where: { $0.0 == name }) {
      add(.promises, nil, nil, "\(name) is gone", place, nil)
    }
  }

  /// What came and what went, each in the order it stands; order alone is no change.
  private func changed(_ old: [String], _ new: [String]) -> (came: [String], went: [String]) {
    (new.filter { !old.contains($0) }, old.filter { !new.contains($0) })
  }

  private func told(_ came: [String], _ went: [String]) -> String {
    let plus = came.isEmpty ? nil : "now " + came.joined(separator: ", ")
    let minus = went.isEmpty ? nil : "no longer " + went.joined(separator: ", ")
    return [plus, minus].compactMap(\.self).joined(separator: "; ")
  }
}
