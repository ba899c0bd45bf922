// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What a reading's words say of one object, and which words.
public struct ObjectCoverage: Hashable, Sendable {
  /// Which part of the reading decides.
  public enum Ground: String, Hashable, Sendable, CaseIterable {
    /// A line that names the object.
    case named
    /// A line that lists its class or one above it.
    case listed
    /// Its class lies above one that is listed: more has to be known of it.
    case above
    /// How the list ends.
    case otherwise
    /// The provision's own words; the reading lists no objects.
    case rule
    /// Two lines speak of it, neither is the narrower, and they differ.
    case conflict
  }

  /// What the words say.
  public var coverage: Reading.Coverage
  /// Which part decides.
  public var ground: Ground
  /// The line that decides, if one does.
  public var clause: ObjectClause?
  /// The class on that line, or of the rule.
  public var listed: Marked<ObjectClass.ID>?
  /// Edges beside the shared ones on which it rests, from the object's class upwards: a reading's
  /// own or the mission's choice, to be shown with every verdict that rests on it.
  public var disputed: [ClassTree.Edge] = []
}

extension Provision {
  /// What a reading of this provision says of an object of a class.
  ///
  /// A line that names the object goes before a class, a narrower class before a wider one. An
  /// object known only by a class above the listed ones, or above one of which the reading says
  /// something else, is unclear. What no line speaks of is as the
  /// list ends (`otherwise`); unsaid, it is unclear. A reading that lists nothing has the
  /// provision's own words.
  ///
  /// - Parameters:
  ///   - id: The class of the object, as narrow as it is known.
  ///   - name: The object's name in the mission's list, if it has one.
  ///   - reading: A reading of this provision.
  ///   - tree: The agreement's classes.
  /// - Returns: What the words say, and which words.
  public func coverage(
    of id: ObjectClass.ID, named name: String? = nil, under reading: Reading, in tree: ClassTree
  ) -> ObjectCoverage {
    var index = ClassIndex(tree, with: reading.edges)
    return coverage(of: id, named: name, under: reading, by: &index)
  }

  func coverage(
    of id: ObjectClass.ID, named name: String? = nil, under reading: Reading,
    by index: inout ClassIndex
  ) -> ObjectCoverage {
    if let name,
      let clause = reading.objects.first(where: { $0.named.contains { $0.value == name } }
      )
    {
      return ObjectCoverage(coverage: clause.coverage, ground: .named, clause: clause)
    }
    let narrowest = reading.narrowest(of: id, by: &index)
    if let first = narrowest.first {
      if let other = reading.narrower(than: id, butNot: first.clause.coverage, by: &index) {
        return ObjectCoverage(
          coverage: .unclear, ground: .above, clause: other.clause, listed: other.listed)
      }
      let differs = narrowest.contains { $0.clause.coverage != first.clause.coverage }
      return ObjectCoverage(
        coverage: differs ? .unclear : first.clause.coverage, ground: differs ? .conflict : .listed,
        clause: first.clause, listed: first.listed,
        disputed: index.disputed(from: id, to: first.listed.value) ?? [])
    }
    for clause in reading.objects where clause.coverage != .not {
      for listed in clause.classes where index.lies(listed.value, under: id) {
        return ObjectCoverage(coverage: .unclear, ground: .above, clause: clause, listed: listed)
      }
    }
    if let otherwise = reading.otherwise?.value {
      switch otherwise {
      case .not: return ObjectCoverage(coverage: .not, ground: .otherwise)
      case .unclear: return ObjectCoverage(coverage: .unclear, ground: .otherwise)
      }
    }
    if reading.objects.contains(where: { $0.coverage == .covered }) {
      return ObjectCoverage(coverage: .unclear, ground: .otherwise)
    }
    return rule(of: id, by: &index)
  }

  /// What the provision's own words say of a class.
  private func rule(of id: ObjectClass.ID, by index: inout ClassIndex) -> ObjectCoverage {
    guard let prohibition else { return ObjectCoverage(coverage: .unclear, ground: .rule) }
    guard let object = prohibition.objects else {
      return ObjectCoverage(coverage: .covered, ground: .rule)
    }
    if index.lies(id, under: object.value) {
      return ObjectCoverage(
        coverage: .covered, ground: .rule, listed: object,
        disputed: index.disputed(from: id, to: object.value) ?? [])
    }
    return ObjectCoverage(
      coverage: .unclear, ground: index.lies(object.value, under: id) ? .above : .rule,
      listed: object)
  }
}

extension Reading {
  /// The lines that speak of a class, each with the listed class: those of which no other is
  /// narrower.
  func narrowest(
    of id: ObjectClass.ID, by index: inout ClassIndex
  ) -> [(clause: ObjectClause, listed: Marked<ObjectClass.ID>)] {
    let above = index.ancestors(of: id)
    var narrowest: [(clause: ObjectClause, listed: Marked<ObjectClass.ID>)] = []
    for clause in objects {
      for listed in clause.classes where above.contains(listed.value) {
        if narrowest.contains(where: {
          $0.listed.value != listed.value && index.lies($0.listed.value, under: listed.value)
        }) {
          continue
        }
        narrowest.removeAll {
          $0.listed.value != listed.value && index.lies(listed.value, under: $0.listed.value)
        }
        narrowest.append((clause, listed))
      }
    }
    return narrowest
  }

  /// A line that says something else of a class below one.
  func narrower(
    than id: ObjectClass.ID, butNot coverage: Coverage, by index: inout ClassIndex
  ) -> (clause: ObjectClause, listed: Marked<ObjectClass.ID>)? {
    for clause in objects where clause.coverage != coverage {
      for listed in clause.classes where listed.value != id && index.lies(listed.value, under: id) {
        return (clause, listed)
      }
    }
    return nil
  }
}
