// SPDX-License-Identifier: Apache-2.0

public import TruceGround
internal import TruceTerms

/// A person's recorded decision that events belong together or apart.
///
/// It stands above every likeness, also of events that come later; a later decision stands above an
/// earlier one on the same events.
public struct LinkAct: Hashable, Sendable {
  /// What was decided.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The events tell one incident.
    case join
    /// The events tell another incident than the others named.
    case split
  }

  /// What was decided.
  public var kind: Kind
  /// The events concerned.
  public var events: [Event.ID]
  /// For a split, the events they are parted from: the rest of their incident when it was decided.
  public var others: [Event.ID]
  /// Why; a reason is required of a person.
  public var because: String

  /// A decision.
  public init(_ kind: Kind, _ events: [Event.ID], from others: [Event.ID] = [], because: String) {
    self.kind = kind
    self.events = events
    self.others = others
    self.because = because
  }
}

extension LinkAct {
  /// The decision that joins incidents.
  public init(joining incidents: [Incident], because: String) {
    self.init(.join, incidents.flatMap { $0.telling.map(\.id) }, because: because)
  }

  /// The decision that takes events out of an incident; `nil` when it would leave nothing, or names an
  /// event that is not in it.
  public init?(taking events: [Event.ID], outOf incident: Incident, because: String) {
    let held = incident.telling.map(\.id)
    let rest = held.filter { !events.contains($0) }
    guard !events.isEmpty, !rest.isEmpty, events.allSatisfy(held.contains) else { return nil }
    self.init(.split, events, from: rest, because: because)
  }
}
