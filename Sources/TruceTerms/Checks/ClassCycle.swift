// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let classCycle = Check(
    "terms.class-cycle", "a class lies under itself",
    """
    Classes of objects form a tree: a substation is power, power is energy. Where the way up comes
    back to its beginning, every class on it would be every other.

    It happens when two lists are merged, and one calls energy a part of infrastructure and the other
    infrastructure a part of energy. That is a dispute about words, and belongs into two readings.

    Mend it by removing one of the edges, or by moving it into the reading that holds it.
    """
  ) { questioned in
    let tree = questioned.agreement.classes
    let shared = cycle(in: tree.edges, newest: tree.edges)
    if !shared.isEmpty { return shared }
    return questioned.agreement.provisions.flatMap(\.readings).flatMap { reading in
      reading.edges.isEmpty ? [] : cycle(in: tree.edges + reading.edges, newest: reading.edges)
    }
  }

  /// The edges among the newest that close a cycle.
  private static func cycle(
    in edges: [ClassTree.Edge], newest: [ClassTree.Edge]
  ) -> [Diagnostic] {
    var parents: [ObjectClass.ID: [ObjectClass.ID]] = [:]
    for edge in edges.prefix(edges.count - newest.count) {
      parents[edge.child.value, default: []].append(edge.parent.value)
    }
    var found: [Diagnostic] = []
    for edge in newest {
      var seen: Set<ObjectClass.ID> = []
      var next = [edge.parent.value]
      var closes = false
      while let id = next.popLast() {
        if id == edge.child.value {
          closes = true
          break
        }
        if seen.insert(id).inserted { next += parents[id] ?? [] }
      }
      if closes {
        found.append(.classCycle(edge))
      } else {
        parents[edge.child.value, default: []].append(edge.parent.value)
      }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func classCycle(_ edge: ClassTree.Edge) -> Diagnostic {
    Diagnostic(
      .error, "terms.class-cycle", at: edge.child.location,
      edge.child.value == edge.parent.value
        ? "class '\(edge.child.value)' lies under itself"
        : "class '\(edge.child.value)' lies under '\(edge.parent.value)', which lies under it",
      expected: "a tree of classes", see: [Reference(edge.parent.location, "the wider class")],
      mend: "remove one of the edges between the two")
  }
}
