// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// What a reading's words say of objects, looked up once for every class.
struct ObjectRule: Sendable {
  /// What the words say of one object, and on what it rests.
  struct Answer: Hashable, Sendable {
    /// What they say.
    var state: Kleene
    /// The way in which they say it.
    var ground: Ground
    /// The line, if one decides.
    var location: Location?
    /// Edges that are not shared by all, on which it rests.
    var disputed: [ClassTree.Edge] = []
  }

  /// The way in which words speak of an object.
  enum Ground: Hashable, Sendable {
    /// A line names the object.
    case named
    /// A line lists this class.
    case listed(ObjectClass.ID, Reading.Coverage)
    /// Its class lies above one that is listed otherwise: more has to be known.
    case above(ObjectClass.ID)
    /// Two lines of equal weight differ.
    case conflict
    /// The list is closed and does not hold it.
    case closed
    /// The list ends with a general word, or does not say how it ends.
    case general
    /// The provision's own words.
    case rule
  }

  private let provision: Provision
  private let reading: Reading
  private let tree: ClassTree
  private var known: [ObjectClass.ID: Answer] = [:]

  /// The rule of a reading, for every class of the agreement.
  init(_ provision: Provision, _ reading: Reading, tree: ClassTree) {
    self.provision = provision
    self.reading = reading
    self.tree = tree
    for id in tree.classes { known[id.value] = answer(for: id.value) }
  }

  /// What the words say of an object of a class, or of a known object by its id or name.
  func callAsFunction(_ id: ObjectClass.ID?, named names: [String] = []) -> Answer? {
    for clause in reading.objects {
      if clause.named.contains(where: { names.contains($0.value) }) {
        return Answer(
          state: Kleene(clause.coverage), ground: .named, location: clause.location.location)
      }
    }
    guard let id else { return nil }
    return known[id] ?? answer(for: id)
  }

  private func answer(for id: ObjectClass.ID) -> Answer {
    let lines: [(clause: ObjectClause, listed: ObjectClass.ID)] = reading.objects.flatMap {
      clause in
      clause.classes.map { (clause, $0.value) }
    }
    let above = tree.ancestors(of: id, with: reading.edges)
    // Narrower lines go before wider ones: those at the nearest class above, whichever way leads there.
    var nearest: [(clause: ObjectClause, listed: ObjectClass.ID)] = lines.filter { line in
      above.contains { $0.id == line.listed }
    }
    nearest = nearest.filter { line in
      !nearest.contains {
        $0.listed != line.listed && tree.lies($0.listed, under: line.listed, with: reading.edges)
      }
    }
    if let first = nearest.first {
      let place = first.clause.location.location
      let states = Set(nearest.map(\.clause.coverage))
      guard states.count == 1 else {
        return Answer(state: .unknown, ground: .conflict, location: place)
      }
      let disputed = above.first { $0.id == first.listed }?.disputed ?? []
      // A class that holds narrower ones of which the words say something else is known too widely.
      if let other = differing(below: id, from: first.clause.coverage, among: lines) {
        return Answer(state: .unknown, ground: .above(other), location: place, disputed: disputed)
      }
      return Answer(
        state: Kleene(first.clause.coverage), ground: .listed(first.listed, first.clause.coverage),
        location: place, disputed: disputed)
    }
    let rest = provision.remainder(of: id, under: reading, in: tree)
    if let other = differing(below: id, from: rest.coverage, among: lines) {
      return Answer(state: .unknown, ground: .above(other), location: rest.location)
    }
    return Answer(
      state: Kleene(rest.coverage), ground: rest.ground, location: rest.location,
      disputed: rest.disputed)
  }

  private func differing(
    below id: ObjectClass.ID, from coverage: Reading.Coverage,
    among lines: [(clause: ObjectClause, listed: ObjectClass.ID)]
  ) -> ObjectClass.ID? {
    lines.first {
      $0.clause.coverage != coverage && $0.listed != id
        && tree.lies($0.listed, under: id, with: reading.edges)
    }?.listed
  }
}

extension Provision {
  /// What a reading says of a class of which none of its lines speaks.
  fileprivate func remainder(
    of id: ObjectClass.ID, under reading: Reading, in tree: ClassTree
  ) -> (
    coverage: Reading.Coverage, ground: ObjectRule.Ground, location: Location?,
    disputed: [ClassTree.Edge]
  ) {
    if let otherwise = reading.otherwise {
      switch otherwise.value {
      case .not: return (.not, .closed, otherwise.location, [])
      case .unclear: return (.unclear, .general, otherwise.location, [])
      }
    }
    if reading.objects.contains(where: { $0.coverage == .covered }) {
      return (.unclear, .general, reading.id.location, [])
    }
    guard let prohibition else { return (.unclear, .rule, reading.id.location, []) }
    guard let object = prohibition.objects else {
      return (.covered, .rule, prohibition.verb.location, [])
    }
    let above = tree.ancestors(of: id, with: reading.edges)
    if let found = above.first(where: { $0.id == object.value }) {
      return (.covered, .rule, object.location, found.disputed)
    }
    return (.unclear, .rule, object.location, [])
  }
}

extension Kleene {
  /// Covered is met, left out is not met, left open is unknown.
  init(_ coverage: Reading.Coverage) {
    switch coverage {
    case .covered: self = .met
    case .not: self = .notMet
    case .unclear: self = .unknown
    }
  }
}
