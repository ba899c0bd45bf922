// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Whether a provision binds a party at a moment, under one reading, and why.
public struct ProvisionState: Hashable, Sendable {
  /// A party's stance at a moment.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// It said nothing yet.
    case none
    /// It put the provision forward.
    case proposed
    /// It agreed in principle, with reservations: that is no acceptance.
    case acceptedInPrinciple = "accepted-in-principle"
    /// It agreed.
    case accepted
    /// It did not agree.
    case refused
    /// It no longer stands by its acceptance.
    case withdrawn
  }

  /// Whether the provision binds.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It does not bind, or not yet.
    case notInForce = "not-in-force"
    /// It binds.
    case inForce = "in-force"
    /// No text settles it for this moment.
    case unknown
    /// It rests.
    case suspended
    /// Its time is over.
    case expired
    /// The party used a right of release.
    case released
  }

  /// A violation by another bound party that gave a right of release, not yet used.
  public struct Release: Hashable, Sendable {
    /// From when the right could be used: the violation is then certainly past.
    public var since: Instant
    /// The incident.
    public var incident: String
    /// Who violated.
    public var by: Party.ID
  }

  /// Which provision.
  public var provision: Provision.ID
  /// Under which reading; `nil` for a provision that nobody reads yet.
  public var reading: Reading.ID?
  /// For whom.
  public var party: Party.ID
  /// The party's stance; on the day of a change, the later one.
  public var position: Stance
  /// Whether it binds.
  public var state: State
  /// From when it has been so, as far as the texts say.
  public var since: Bound?
  /// Until when it is so, as far as the texts say.
  public var until: Bound?
  /// The zone of the bounds' days.
  public var clockZone: ClockZone
  /// Why, for every language.
  public var reason = Reason<ClockPhrase>()
  /// The sources on which it rests, in order of use, each once.
  public var sources: [Source.ID]
  /// The right of release that the party has and has not used.
  public var release: Release?

  /// Why, in one English sentence without a final stop; parties by their ids.
  public var because: String {
    reason.text(in: \.rawValue, naming: { $0.english(naming: \.name) })
  }
}

/// A violation, by the caller's finding, that can give others a right of release.
public struct ReleasingViolation: Hashable, Sendable {
  /// Of which provision.
  public var provision: Provision.ID
  /// Under which reading.
  public var reading: Reading.ID
  /// Who violated.
  public var by: Party.ID
  /// The moment from which on it is certainly past.
  public var end: Instant
  /// The incident.
  public var incident: String

  /// A violation.
  public init(
    of provision: Provision.ID, under reading: Reading.ID, by party: Party.ID, end: Instant,
    incident: String
  ) {
    self.provision = provision
    self.reading = reading
    self.by = party
    self.end = end
    self.incident = incident
  }
}

extension ProvisionState {
  /// `{"provision","reading","party","position","state","since","until","because","sources",…}`.
  ///
  /// `since` and `until` are a day or a moment, `null` where unknown; beside them stand the moments
  /// between which they lie, where a text bounds them.
  public var json: JSON {
    func point(_ bound: Bound?) -> JSON { .optional(bound?.at?.value.words) }
    return .object([
      ("provision", .string(provision.name)),
      ("reading", .optional(reading?.name)),
      ("party", .string(party.name)),
      ("position", .string(position.rawValue)),
      ("state", .string(state.rawValue)),
      ("since", point(since)),
      ("since_not_before", .optional(since?.earliest(in: clockZone)?.description)),
      ("since_not_after", .optional(since?.latest(in: clockZone)?.description)),
      ("until", point(until)),
      ("until_not_before", .optional(until?.earliest(in: clockZone)?.description)),
      ("until_not_after", .optional(until?.latest(in: clockZone)?.description)),
      ("time_zone", .string(clockZone.name)),
      ("because", .string(because)),
      ("sources", .array(sources.map { .string($0.name) })),
      (
        "could_be_released",
        release.map {
          .object([
            ("since", .string($0.since.description)), ("by", .string($0.by.name)),
            ("incident", .string($0.incident)),
          ])
        } ?? .null
      ),
    ])
  }
}
