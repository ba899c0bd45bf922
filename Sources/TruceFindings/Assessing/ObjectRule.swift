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
    /// Its class lies above one that is listed: more has to be known.
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
    guard let id else { return anything }
    return known[id] ?? answer(for: id)
  }

  /// What the words say of an object that nobody names.
  ///
  /// Where the provision prohibits an act on anything and the reading takes nothing out, it does not
  /// turn on what was struck; `nil` for every other reading.
  var anything: Answer? {
    guard let prohibition = provision.prohibition, prohibition.objects == nil,
      reading.objects.isEmpty, reading.otherwise == nil
    else { return nil }
    return Answer(state: .met, ground: .rule, location: prohibition.verb.location)
  }

  private func answer(for id: ObjectClass.ID) -> Answer {
    let found = provision.coverage(of: id, under: reading, in: tree)
    let place = found.clause?.location.location ?? found.listed?.location
    // A class that holds narrower ones of which the words say something else is known too widely.
    let other = reading.objects.first { clause in
      clause.coverage != found.coverage
        && clause.classes.contains {
          $0.value != id && tree.lies($0.value, under: id, with: reading.edges)
        }
    }
    if let other, found.coverage != .unclear {
      return Answer(
        state: .unknown, ground: .above(other.classes[0].value), location: other.location.location,
        disputed: found.disputed)
    }
    return Answer(
      state: Kleene(found.coverage), ground: ground(of: found),
      location: place ?? reading.otherwise?.location ?? reading.id.location,
      disputed: found.disputed)
  }

  private func ground(of found: ObjectCoverage) -> Ground {
    switch found.ground {
    case .named: .named
    case .listed:
      found.listed.map { .listed($0.value, found.coverage) } ?? .rule
    case .above: found.listed.map { .above($0.value) } ?? .general
    case .otherwise: found.coverage == .not ? .closed : .general
    case .rule: .rule
    case .conflict: .conflict
    }
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
