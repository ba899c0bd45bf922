// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A class of objects, such as `substation`.
public enum ObjectClass {
  /// The name of a class.
  public typealias ID = Identifier<ObjectClass>
}

/// The classes of objects and what lies under what.
///
/// Edges that nobody disputes are shared; any other belongs to a reading (``Reading/edges``) or is
/// the mission's choice, and every verdict that rests on it says so.
public struct ClassTree: Hashable, Sendable {
  /// One class lies under another.
  public struct Edge: Hashable, Sendable {
    /// On what an edge rests.
    public enum Basis: Hashable, Sendable {
      /// Nobody disputes it.
      case shared
      /// The mission chose it; marked in every verdict that rests on it.
      case missionsChoice
      /// A source says it; only inside a reading.
      case source(Marked<Source.ID>)
    }

    /// The narrower class.
    public var child: Marked<ObjectClass.ID>
    /// The wider class.
    public var parent: Marked<ObjectClass.ID>
    /// On what it rests.
    public var basis: Basis

    /// An edge.
    public init(
      child: Marked<ObjectClass.ID>, parent: Marked<ObjectClass.ID>, basis: Basis = .shared
    ) {
      self.child = child
      self.parent = parent
      self.basis = basis
    }
  }

  /// Every class in order of first mention.
  public var classes: [Marked<ObjectClass.ID>] = []
  /// Every edge outside the readings.
  public var edges: [Edge] = []
  /// Names of classes in other languages, in order of declaration.
  public var names: [ClassName] = []

  /// A class's name in a language.
  public struct ClassName: Hashable, Sendable {
    /// The class.
    public var objectClass: ObjectClass.ID
    /// Its name.
    public var name: LocalName

    /// A name.
    public init(objectClass: ObjectClass.ID, name: LocalName) {
      self.objectClass = objectClass
      self.name = name
    }
  }

  /// A tree without classes.
  public init() {}

  /// Whether the class is declared.
  public func contains(_ id: ObjectClass.ID) -> Bool { classes.contains { $0.value == id } }

  /// The class and those above it, nearest first, each with the edges on the way that are not
  /// shared.
  ///
  /// - Parameters:
  ///   - id: The class to begin at.
  ///   - further: Edges of a reading, used beside the tree's own.
  /// - Returns: At least the class itself; a class is named once, also in a tree with cycles.
  public func ancestors(
    of id: ObjectClass.ID, with further: [Edge] = []
  ) -> [(id: ObjectClass.ID, disputed: [Edge])] {
    var result: [(id: ObjectClass.ID, disputed: [Edge])] = [(id, [])]
    var next = 0
    while next < result.count {
      let (child, disputed) = result[next]
      for edge in edges + further where edge.child.value == child {
        if result.contains(where: { $0.id == edge.parent.value }) { continue }
        result.append((edge.parent.value, edge.basis == .shared ? disputed : disputed + [edge]))
      }
      next += 1
    }
    return result
  }

  /// Whether one class is the other or lies under it.
  public func lies(
    _ id: ObjectClass.ID, under other: ObjectClass.ID, with further: [Edge] = []
  ) -> Bool {
    ancestors(of: id, with: further).contains { $0.id == other }
  }
}
