// SPDX-License-Identifier: Apache-2.0

/// A value that knows where it was written.
///
/// Two are equal when their values are: places do not count.
public struct Marked<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it was written.
  public var location: Location

  /// A value and its place.
  public init(_ value: Value, at location: Location) {
    self.value = value
    self.location = location
  }
}

extension Marked: Equatable where Value: Equatable {
  /// Equal when the values are.
  public static func == (a: Marked, b: Marked) -> Bool { a.value == b.value }
}

extension Marked: Hashable where Value: Hashable {
  /// By value alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The name of one thing of a kind: a `Party` cannot be looked up by the id of a `Reading`.
public struct Identifier<Thing>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as written.
  public let name: String

  /// An id by its name.
  public init(_ name: String) { self.name = name }

  /// By Unicode scalars, which is the order of their UTF-8.
  public static func < (a: Identifier, b: Identifier) -> Bool {
    a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }

  /// The name.
  public var description: String { name }
}
