// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The class tree laid out for many questions: what lies above a class, by which edges.
struct ClassIndex {
  private var parents: [ObjectClass.ID: [ClassTree.Edge]] = [:]
  private var known: [ObjectClass.ID: Set<ObjectClass.ID>] = [:]

  init(_ tree: ClassTree, with further: [ClassTree.Edge] = []) {
    for edge in tree.edges + further { parents[edge.child.value, default: []].append(edge) }
  }

  /// The class and all above it.
  mutating func ancestors(of id: ObjectClass.ID) -> Set<ObjectClass.ID> {
    if let set = known[id] { return set }
    var set: Set<ObjectClass.ID> = [id]
    var next = [id]
    while let child = next.popLast() {
      for edge in parents[child] ?? [] where set.insert(edge.parent.value).inserted {
        next.append(edge.parent.value)
      }
    }
    known[id] = set
    return set
  }

  mutating func lies(_ id: ObjectClass.ID, under other: ObjectClass.ID) -> Bool {
    ancestors(of: id).contains(other)
  }

  /// The edges beside the shared ones on the way from a class up to another: none when shared edges
  /// alone lead there; `nil` when nothing does.
  func disputed(from id: ObjectClass.ID, to other: ObjectClass.ID) -> [ClassTree.Edge]? {
    way(from: id, to: other) { $0.basis == .shared } ?? way(from: id, to: other) { _ in true }
  }

  private func way(
    from id: ObjectClass.ID, to other: ObjectClass.ID, by allows: (ClassTree.Edge) -> Bool
  ) -> [ClassTree.Edge]? {
    var ways: [(ObjectClass.ID, [ClassTree.Edge])] = [(id, [])]
    var seen: Set<ObjectClass.ID> = [id]
    var next = 0
    while next < ways.count {
      let (child, disputed) = ways[next]
      if child == other { return disputed }
      next += 1
      for edge in parents[child] ?? [] where allows(edge) {
        guard seen.insert(edge.parent.value).inserted else { continue }
        ways.append(
          (edge.parent.value, edge.basis == .shared ? disputed : disputed + [edge]))
      }
    }
    return nil
  }
}
