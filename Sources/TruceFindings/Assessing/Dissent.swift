// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround

/// That somebody dissents from what is found of an incident, as an entry of the ledger says.
///
/// It changes no limb and no verdict, and stands in every finding of the incident. Its words are
/// personal content and lie in the vault; whoever reads the case's dossier sees them.
public struct Dissent: Hashable, Sendable {
  /// The incident, by its name or a former one.
  public var incident: Incident.ID
  /// The entry's index in the ledger.
  public var entry: Int
  /// The id of the key that signed it.
  public var who: String
  /// When.
  public var when: Instant

  /// That somebody dissents.
  public init(incident: Incident.ID, entry: Int, who: String, when: Instant) {
    self.incident = incident
    self.entry = entry
    self.who = who
    self.when = when
  }

  /// The value programs read.
  public var json: JSON {
    .object([
      ("entry", .integer(entry)), ("who", .string(who)), ("when", .string(when.description)),
    ])
  }
}

extension Case {
  /// The dissents that were not taken back, in order.
  public var dissents: [Dissent] {
    standing.compactMap { step in
      guard case .dissent = step.act else { return nil }
      return Dissent(incident: incident, entry: step.entry, who: step.who, when: step.when)
    }
  }
}
