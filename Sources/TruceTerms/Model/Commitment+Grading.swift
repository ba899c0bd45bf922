// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Commitment {
  /// How far a promise that has no number was carried out, in the four steps of the Peace Accords Matrix.
  ///
  /// People say it, of a source and with a reason; nothing works it out. Source: M. Joshi, J. M. Quinn,
  /// P. M. Regan, Annualized implementation data on comprehensive intrastate peace accords, Journal of
  /// Peace Research 52 (2015) 551-562.
  public enum Implementation: String, Hashable, Sendable, CaseIterable {
    /// Nothing of it was done.
    case notBegun = "not-begun"
    /// Something was done, far from what was promised.
    case minimal
    /// Much of it was done, and it can still be completed.
    case intermediate
    /// It was done.
    case full
  }

  /// What a person graded.
  public struct Grading: Hashable, Sendable {
    /// How far it was carried out.
    public var grade: Implementation
    /// Whose part of it; `nil` for that of everybody who owes.
    public var party: Party.ID?
    /// The civil day in the agreement's zone up to which it was looked at.
    public var day: CivilDay
    /// The source on which it rests.
    public var source: Source.ID
    /// The number of the ledger's entry, which holds the reason.
    public var entry: Int

    /// A grade.
    public init(
      _ grade: Implementation, of party: Party.ID?, on day: CivilDay, from source: Source.ID,
      entry: Int
    ) {
      self.grade = grade
      self.party = party
      self.day = day
      self.source = source
      self.entry = entry
    }
  }
}
