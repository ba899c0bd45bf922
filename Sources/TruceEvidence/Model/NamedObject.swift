// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// What was struck, and who says so.
public struct NamedObject: Hashable, Sendable {
  /// On what the class rests; the first stands above the second, that above the third.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// A person decided it, in a recorded act.
    case person
    /// The source itself names the class.
    case source
    /// The lexicon proposes it from the words.
    case lexicon
    /// It is inferred from the place: a known object lies there.
    case place
  }

  /// The class; `nil` when no class is known.
  public var objectClass: ObjectClass.ID?
  /// The id of the known object, if one is meant.
  public var known: String?
  /// On what it rests.
  public var basis: Basis
  /// The span of words it rests on; empty when there are none.
  public var words: String

  /// A named object.
  public init(objectClass: ObjectClass.ID?, known: String? = nil, basis: Basis, words: String = "")
  {
    self.objectClass = objectClass
    self.known = known
    self.basis = basis
    self.words = words
  }
}
