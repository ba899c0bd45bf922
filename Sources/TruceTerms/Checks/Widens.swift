// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let widens = Check(
    "terms.widens", "a reading covers what the words it cites do not name",
    """
    The list holds a class, and neither the class nor one above it occurs in the words quoted. A
    reading may be right and its quotation too short; or it widens the words.

    "Energy facilities" and a railway's contact network: one side's ministry counted it in April 2025.

    Mend it by quoting the words that hold the class, or by moving it to 'objects unclear'.
    """
  ) { questioned in
    questioned.readings.flatMap { _, reading -> [Diagnostic] in
      let words = NamedClasses(questioned, in: reading)
      if words.isEmpty { return [] }
      var index = questioned.index(of: reading)
      return reading.objects.filter { $0.coverage == .covered && $0.annex == nil }
        .compactMap { clause in
          let unnamed = clause.classes.filter { listed in
            !index.ancestors(of: listed.value).contains { words.name($0) }
          }
          return unnamed.isEmpty ? nil : .widens(unnamed, reading)
        }
    }
  }

  static let narrows = Check(
    "terms.narrows", "a reading leaves out what the words it cites name",
    """
    The words quoted name a class, and the list that is closed with 'otherwise not' holds only part of
    it. That is how a general word becomes a narrow list.

    On 25 March 2025 a list was published under the words "energy infrastructure facilities"; the
    production of oil and gas was not on it.

    Mend it by adding the class, or by writing 'otherwise unclear'; where the party means it, leave it.
    """
  ) { questioned in
    questioned.readings.compactMap { provision, reading -> Diagnostic? in
      guard reading.otherwise?.value == .not else { return nil }
      let tree = questioned.agreement.classes
      let words = NamedClasses(questioned, in: reading)
      if words.isEmpty { return nil }
      var index = ClassIndex(tree, with: reading.edges)
      for id in words.narrowest(&index) {
        let coverage = provision.coverage(of: id, under: reading, by: &index)
        guard coverage.ground == .above || coverage.ground == .otherwise else { continue }
        let missing = tree.classes.map(\.value).filter {
          index.lies($0, under: id) && $0 != id
            && provision.coverage(of: $0, under: reading, by: &index).coverage == .not
        }
        if missing.isEmpty, coverage.ground == .above { continue }
        return .narrows(id, missing, reading)
      }
      return nil
    }
  }
}

/// The classes that the words of a reading name.
private struct NamedClasses {
  let isEmpty: Bool
  private let named: Set<ObjectClass.ID>
  private let inOrder: [ObjectClass.ID]

  init(_ questioned: Questioned, in reading: Reading) {
    let text = Array(reading.says.map { $0.words.value.lowercased() }.joined(separator: "|").utf8)
    isEmpty = text.isEmpty
    var starts: [[Int]] = Array(repeating: [], count: 256)
    for (offset, byte) in text.enumerated() { starts[Int(byte)].append(offset) }
    inOrder = questioned.classWords.filter { _, words in
      words.contains { word in
        guard let first = word.first else { return false }
        return starts[Int(first)].contains { text[$0...].starts(with: word) }
      }
    }.map(\.id)
    named = Set(inOrder)
  }

  func name(_ id: ObjectClass.ID) -> Bool { named.contains(id) }

  /// Of the classes named, those that have none of the others below them: in "energy infrastructure"
  /// the first word narrows the second.
  func narrowest(_ index: inout ClassIndex) -> [ObjectClass.ID] {
    var result: [ObjectClass.ID] = []
    for id in inOrder {
      let isNarrowed = inOrder.contains { $0 != id && index.lies($0, under: id) }
      if !isNarrowed { result.append(id) }
    }
    return result
  }
}

extension Diagnostic {
  fileprivate static func widens(_ classes: [Marked<ObjectClass.ID>], _ reading: Reading)
    -> Diagnostic
  {
    Diagnostic(
      .note, "terms.widens", at: classes[0].location,
      "the words that '\(reading.id.value)' quotes do not name "
        + classes.prefix(6).map { "'\($0.value)'" }.joined(separator: ", ")
        + (classes.count > 6 ? " and \(classes.count - 6) more" : ""),
      expected: "words that name each class or one above it",
      mend: "quote the words that hold it, or write: objects unclear \(classes[0].value)")
  }

  fileprivate static func narrows(
    _ id: ObjectClass.ID, _ missing: [ObjectClass.ID], _ reading: Reading
  ) -> Diagnostic {
    let shown = missing.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "terms.narrows", at: reading.otherwise?.location ?? reading.id.location,
      "the words that '\(reading.id.value)' quotes name '\(id)', and its list leaves out "
        + (missing.isEmpty ? "all of it" : shown)
        + (missing.count > 4 ? " and \(missing.count - 4) more" : ""),
      expected: "all of '\(id)', or a list that is not closed",
      see: reading.says.prefix(1).map { Reference($0.words.location, "the words") },
      mend: "ask '\(reading.party.value)' whether the list is closed")
  }
}
