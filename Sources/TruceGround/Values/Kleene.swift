// SPDX-License-Identifier: Apache-2.0

/// The three values of Kleene's strong logic, in the words Truce prints.
///
/// Unknown is a value: not an error, not false.
/// Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
public enum Kleene: String, Hashable, Sendable, CaseIterable {
  /// Known to hold.
  case met
  /// Known not to hold.
  case notMet = "not-met"
  /// Not known.
  case unknown

  /// Met if the condition holds, else not met.
  public init(_ holds: Bool) { self = holds ? .met : .notMet }

  /// Both: not met as soon as one is not met.
  public static func && (a: Kleene, b: Kleene) -> Kleene {
    if a == .notMet || b == .notMet { return .notMet }
    return a == .met && b == .met ? .met : .unknown
  }

  /// Either: met as soon as one is met.
  public static func || (a: Kleene, b: Kleene) -> Kleene {
    if a == .met || b == .met { return .met }
    return a == .notMet && b == .notMet ? .notMet : .unknown
  }

  /// The contrary; unknown stays unknown.
  public static prefix func ! (a: Kleene) -> Kleene {
    switch a {
    case .met: .notMet
    case .notMet: .met
    case .unknown: .unknown
    }
  }

  /// Met or not met only if every one of the values is; `nil` for none.
  public static func agreement(of values: some Sequence<Kleene>) -> Kleene? {
    var result: Kleene?
    for value in values {
      if let before = result, before != value { return .unknown }
      result = value
    }
    return result
  }
}
