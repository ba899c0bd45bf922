// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// One note a class that a reading covers and into which no object of a mission falls.
  ///
  /// This check needs the mission's objects, which an agreement alone does not have. Slug:
  /// `terms.class-without-object`.
  ///
  /// - Parameter present: The classes of the mission's objects.
  /// - Returns: Notes in file order, each class once.
  public func classesWithoutObjects(
    among present: some Sequence<ObjectClass.ID>
  ) -> [Diagnostic] {
    var told: Set<ObjectClass.ID> = []
    var found: [Diagnostic] = []
    for reading in provisions.filter({ $0.retired == nil }).flatMap(\.readings) {
      var index = ClassIndex(classes, with: reading.edges)
      var held: Set<ObjectClass.ID> = []
      for id in present { held.formUnion(index.ancestors(of: id)) }
      for listed in reading.objects.filter({ $0.coverage == .covered }).flatMap(\.classes)
      where !held.contains(listed.value) && told.insert(listed.value).inserted {
        found.append(.classWithoutObject(listed, in: reading))
      }
    }
    return found.inFileOrder
  }
}

extension Explanation {
  /// The page of the check that needs a mission's objects.
  static let classWithoutObject = Explanation(
    slug: "terms.class-without-object",
    summary: "a reading covers a class, and the mission knows no object of it",
    text: """
      An incident at such an object can only be told by a source that names its class. Where objects
      are known by their place, this class will seem to be untouched.

      The list of 25 March 2025 named dams of hydro plants; a mission that draws only power plants will
      see none of them.

      Mend it by adding objects of the class, or know it when you read the counts.
      """)
}

extension Diagnostic {
  fileprivate static func classWithoutObject(
    _ listed: Marked<ObjectClass.ID>, in reading: Reading
  ) -> Diagnostic {
    Diagnostic(
      .note, "terms.class-without-object", at: listed.location,
      "'\(reading.id.value)' covers '\(listed.value)', and the mission has no object of that class",
      expected: "an object of the class, or of one below it",
      mend: "add objects of the class '\(listed.value)', or know it when you read the counts")
  }
}
