// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What a denial denies, and no more than its words do.
public struct Denial: Hashable, Sendable {
  /// The events denied, if the source names them.
  public var events: [Event.ID] = []
  /// The means it speaks of; empty when it speaks of any.
  public var means: [String] = []
  /// Whether it denies that the act happened at all, or only that its own side did it.
  public var deniesOccurrence = false
  /// Whether it only denies what was aimed at or struck, and neither the act nor who did it.
  public var deniesOnlyObject = false
  /// Its words.
  public var words = ""

  /// A denial.
  public init() {}
}
