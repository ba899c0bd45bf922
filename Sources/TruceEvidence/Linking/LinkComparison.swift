// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// How far two records speak for one incident, field by field.
struct LinkComparison {
  /// The points of all fields together; meaningless where ``isImpossible``.
  private(set) var points = 0
  /// Whether something rules out that they tell one incident.
  private(set) var isImpossible = false
  /// Whether it rests on two clock times twelve hours apart.
  private(set) var isSlip = false
  /// Whether time or object speak for it, not only the place.
  private(set) var isSpecific = false
  /// What each field gave; only filled where asked for.
  private(set) var fields: [String] = []

  private let tells: Bool

  /// Compares two records; `telling` says whether to keep what each field gave.
  init(
    _ a: LinkUnit, _ b: LinkUnit, rules: LinkRules, classes: ClassKinship, telling: Bool = false
  ) {
    tells = telling
    let isOneSpeaker = a.sharesSpeaker(with: b)
    compareTimes(a, b, isOneSpeaker: isOneSpeaker, rules: rules)
    if isImpossible { return }
    comparePlaces(a, b, rules: rules)
    if isImpossible { return }
    compareObjects(a, b, isOneSpeaker: isOneSpeaker, classes: classes)
    compareMeans(a, b)
    compareActors(a, b, isOneSpeaker: isOneSpeaker)
  }

  private mutating func give(_ number: Int, _ field: String, _ words: () -> String) {
    points += number
    guard tells else { return }
    let sign = number > 0 ? "+" : ""
    fields.append("\(field): \(words()) (\(sign)\(number))")
  }

  // MARK: Time

  private mutating func compareTimes(
    _ a: LinkUnit, _ b: LinkUnit, isOneSpeaker: Bool, rules: LinkRules
  ) {
    if let first = a.clock, let second = b.clock {
      let minutes = abs(first.secondsSince1970 - second.secondsSince1970) / 60
      if minutes == 720, isOneSpeaker, LinkComparison.tellAlike(a, b) {
        give(1, "time") { "12 hours apart in one speaker's words, as morning taken for evening" }
        isSpecific = true
        isSlip = true
        return
      }
      if minutes > (isOneSpeaker ? rules.minutesOfOneSpeaker : rules.minutesFar) {
        isImpossible = true
        return
      }
      let near = minutes <= 30 ? 3 : minutes <= rules.minutesNear ? 2 : 0
      let gain = !isOneSpeaker ? near : minutes == 0 ? 4 : minutes <= 10 ? 3 : 1
      give(gain, "time") { minutes == 0 ? "the same minute" : "\(minutes) minutes apart" }
      isSpecific = gain > 0
      return
    }
    guard a.span.overlaps(b.span) else {
      isImpossible = true
      return
    }
    if let first = LinkComparison.hours(of: a), let second = LinkComparison.hours(of: b) {
      guard first.meets(second) else {
        isImpossible = true
        return
      }
      if a.clock != nil || b.clock != nil {
        give(2, "time") { "a clock time within the part of the day" }
        isSpecific = true
        return
      }
    }
    let shared = a.span.intersection(b.span)?.seconds ?? 0
    let share = Double(shared) / Double(Swift.min(a.span.seconds, b.span.seconds))
    if share >= 0.9 {
      give(1, "time") { "the one within the other" }
    } else if share < 0.35 {
      give(-1, "time") { "days that only touch" }
    } else {
      give(0, "time") { "days that overlap" }
    }
  }

  /// The hours a record's words or clock allow, where they say any.
  private static func hours(of unit: LinkUnit) -> PartOfDay? {
    if let part = unit.partOfDay { return part }
    guard let clock = unit.clock, let place = unit.place else { return nil }
    let own = PartOfDay(at: clock, longitude: place.coordinate.longitude)
    guard let other = unit.otherClock else { return own }
    return own.or(PartOfDay(at: other, longitude: place.coordinate.longitude))
  }

  /// Whether two records agree in all but the time.
  private static func tellAlike(_ a: LinkUnit, _ b: LinkUnit) -> Bool {
    !a.placeWords.isEmpty && a.placeWords == b.placeWords && a.classes == b.classes
      && !a.classes.isEmpty && a.means == b.means && a.actor == b.actor
  }

  // MARK: Place

  private mutating func comparePlaces(_ a: LinkUnit, _ b: LinkUnit, rules: LinkRules) {
    let names = LinkComparison.likeness(of: a.placeWords, b.placeWords)
    let isNamed = !a.placeWords.isEmpty && !b.placeWords.isEmpty
    guard let first = a.place, let second = b.place else {
      // Without a place only the name is left.
      if !isNamed || names < 1 { isImpossible = true } else { give(2, "place name") { "the same" } }
      return
    }
    let metres = distanceInMetres(from: first.coordinate, to: second.coordinate)
    let (small, large) = (
      Swift.min(first.circleInMetres, second.circleInMetres),
      Swift.max(first.circleInMetres, second.circleInMetres)
    )
    if metres > (small + large) * 1.01 + 1000 {
      isImpossible = true
      return
    }
    let gain =
      large <= 10_000 ? 2 : large <= rules.widestPlaceInMetres ? 1 : large <= 60_000 ? 0 : -1
    give(gain, "place") {
      let distance = decimal(metres / 1000, decimals: 1) ?? "?"
      let width = decimal(large / 1000, decimals: 1) ?? "?"
      return "\(distance) km apart, the wider circle \(width) km"
    }
    guard isNamed else { return }
    if names >= 1 {
      give(3, "place name") { "the same" }
    } else if names >= 0.99 / Double(Swift.min(a.placeWords.count, b.placeWords.count)) {
      let whole =
        LinkComparison.shared(a.placeWords, b.placeWords)
        == Swift.min(a.placeWords.count, b.placeWords.count)
      give(whole ? 2 : 1, "place name") { whole ? "the one within the other" : "a word in common" }
    } else if large <= rules.widestPlaceInMetres {
      give(metres <= 3_000 && large <= 10_000 ? -1 : -2, "place name") { "no word in common" }
    }
  }

  /// How many words of the shorter list stand in the other.
  private static func shared(_ a: [String], _ b: [String]) -> Int {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    return short.count { word in long.contains { FoldedWords.meet(word, $0) } }
  }

  /// The words in common as a share of all, 0...1.
  private static func likeness(of a: [String], _ b: [String]) -> Double {
    if a.isEmpty || b.isEmpty { return 0 }
    let common = shared(a, b)
    return Double(common) / Double(a.count + b.count - common)
  }

  // MARK: Object, means, actor

  private mutating func compareObjects(
    _ a: LinkUnit, _ b: LinkUnit, isOneSpeaker: Bool, classes: ClassKinship
  ) {
    var gain = 0
    if !a.classes.isEmpty, !b.classes.isEmpty {
      if a.classes.contains(where: b.classes.contains) {
        gain = 2
        give(2, "object class") { "the same" }
      } else if a.classes.contains(where: { x in b.classes.contains { classes.areKin(x, $0) } }) {
        gain = 1
        give(1, "object class") { "of one kind" }
      } else {
        // Two sides may name two objects for one strike; one speaker that does tells of two.
        give(isOneSpeaker ? -3 : -1, "object class") { "different" }
      }
    }
    let likeness = LinkComparison.likeness(of: a.objectWords, b.objectWords)
    if likeness >= 0.5 {
      gain += 2
      give(2, "object words") { "mostly the same" }
    } else if likeness >= 0.2 {
      gain += 1
      give(1, "object words") { "partly the same" }
    } else if likeness == 0, a.objectWords.count >= 3, b.objectWords.count >= 3 {
      give(-1, "object words") { "nothing in common" }
    }
    if gain > 0 { isSpecific = true }
    if !a.kilovolts.isEmpty, !b.kilovolts.isEmpty,
      !a.kilovolts.contains(where: b.kilovolts.contains)
    {
      give(-2, "kilovolts") { "different" }
    }
    if !a.counts.isEmpty, !b.counts.isEmpty {
      let alike = a.counts.contains { x in
        b.counts.contains { Double(Swift.max(x, $0)) <= 1.05 * Double(Swift.min(x, $0)) }
      }
      let apart = a.counts.allSatisfy { x in
        b.counts.allSatisfy { Double(Swift.max(x, $0)) > 1.5 * Double(Swift.min(x, $0)) }
      }
      if alike {
        give(2, "numbers") { "alike" }
      } else if apart, isOneSpeaker {
        give(-4, "numbers") { "different in one speaker's words" }
      }
    }
  }

  private mutating func compareMeans(_ a: LinkUnit, _ b: LinkUnit) {
    if a.means.isEmpty || b.means.isEmpty { return }
    if a.means == b.means {
      give(1, "means") { "the same" }
    } else {
      give(-2, "means") { "different" }
    }
  }

  private mutating func compareActors(_ a: LinkUnit, _ b: LinkUnit, isOneSpeaker: Bool) {
    guard let first = a.actor, let second = b.actor else { return }
    if first == second {
      give(0, "actor") { "the same is named" }
    } else if isOneSpeaker {
      isImpossible = true
    } else {
      give(0, "actor") { "each names another" }
    }
  }
}

/// Which classes of objects are of one kind, looked up once.
struct ClassKinship {
  private let above: [ObjectClass.ID: [ObjectClass.ID]]
  private let parents: [ObjectClass.ID: [ObjectClass.ID]]

  /// The kinship of a tree.
  init(of tree: ClassTree) {
    above = Dictionary(
      tree.classes.map { ($0.value, tree.ancestors(of: $0.value).dropFirst().map(\.id)) },
      uniquingKeysWith: { first, _ in first })
    var found: [ObjectClass.ID: [ObjectClass.ID]] = [:]
    for edge in tree.edges { found[edge.child.value, default: []].append(edge.parent.value) }
    parents = found
  }

  /// Whether one lies under the other, or both directly under one that itself lies under another.
  func areKin(_ a: ObjectClass.ID, _ b: ObjectClass.ID) -> Bool {
    if (above[a] ?? []).contains(b) || (above[b] ?? []).contains(a) { return true }
    let others = parents[b] ?? []
    return (parents[a] ?? []).contains { others.contains($0) && parents[$0] != nil }
  }
}
