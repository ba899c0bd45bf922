// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// Who says it, and for whom it counts.
public struct Speaker: Hashable, Sendable {
  /// The name, as the source gives it.
  public var name: String {
    get { content.value.name }
    set { self = Speaker(name: newValue, affiliation: affiliation, copies: copies) }
  }
  /// For whom it counts.
  public var affiliation: Affiliation {
    get { content.value.affiliation }
    set { self = Speaker(name: name, affiliation: newValue, copies: copies) }
  }
  /// Whose text it repeats; a copy adds no independence.
  public var copies: String? {
    get { content.value.copies }
    set { self = Speaker(name: name, affiliation: affiliation, copies: newValue) }
  }

  /// A speaker.
  public init(name: String, affiliation: Affiliation, copies: String? = nil) {
    let provenance: String? =
      switch affiliation {
      case .party(let id): "party " + id.name
      case .none: "speaker " + (copies ?? name)
      case .unknown: nil
      }
    content = Shared(
      Content(
        name: name, affiliation: affiliation, copies: copies, provenance: provenance,
        voice: provenance ?? "unknown " + name))
  }

  /// One for all events of the speaker.
  private struct Content: Hashable, Sendable {
    var name: String
    var affiliation: Affiliation
    var copies: String?
    var provenance: String?
    var voice: String
  }

  private var content: Shared<Content>

  /// Sources of one provenance count once: all speakers of a party are one, a copy is its original.
  ///
  /// `nil` when the affiliation is unknown: such a speaker never counts as independent.
  public var provenance: String? { content.value.provenance }

  /// The provenance; for a speaker of unknown affiliation the name.
  var voice: String { content.value.voice }
}

/// For whom a speaker speaks.
///
/// It follows the speaker, not the outlet.
public enum Affiliation: Hashable, Sendable {
  /// For a party or mediator of the agreement.
  case party(Party.ID)
  /// For none of them.
  case none
  /// Nobody has said; never independent.
  case unknown

  /// The party's id, `none` or `unknown`.
  public var name: String {
    switch self {
    case .party(let id): id.name
    case .none: "none"
    case .unknown: "unknown"
    }
  }
}
