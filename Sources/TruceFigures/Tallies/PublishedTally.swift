// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
public import TruceGround
public import TruceTerms

/// A number that somebody published: how often the other side broke a provision.
///
/// It is nobody's incident and nobody's finding; it is what a count of Truce's is held against.
public struct PublishedTally: Hashable, Sendable {
  /// The id of a tally.
  public typealias ID = Identifier<PublishedTally>

  /// How the number is meant.
  public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// So many.
    case exact
    /// More than so many, or at least.
    case over
    /// No number was said: "several hundred".
    case unknown
  }

  /// Its id.
  public var id: ID
  /// Tallies that add up to one, such as daily bulletins; empty for one that stands alone.
  public var series: String
  /// The party that counts.
  public var party: Party.ID
  /// The party whose acts it counts.
  public var against: Party.ID
  /// The provision it speaks of.
  public var provision: Provision.ID
  /// Who said it.
  public var speaker: String
  /// The day on which it was said.
  public var published: CivilDay
  /// The days it covers.
  public var days: ClosedRange<CivilDay>
  /// The number; `nil` where none was said.
  public var number: Int?
  /// How the number is meant.
  public var bound: Bound
  /// The records that it names one by one, as a feed calls them, in its order.
  public var named: [String]
  /// Its words.
  public var words: String
  /// Where to read them; `nil` where no stable address is known.
  public var address: String?
  /// What else is to be known of it.
  public var note: String

  /// A tally.
  public init(
    id: ID, series: String = "", party: Party.ID, against: Party.ID, provision: Provision.ID,
    speaker: String, published: CivilDay, days: ClosedRange<CivilDay>, number: Int?, bound: Bound,
    named: [String] = [], words: String = "", address: String? = nil, note: String = ""
  ) {
    self.id = id
    self.series = series
    self.party = party
    self.against = against
    self.provision = provision
    self.speaker = speaker
    self.published = published
    self.days = days
    self.number = number
    self.bound = bound
    self.named = named
    self.words = words
    self.address = address
    self.note = note
  }
}
