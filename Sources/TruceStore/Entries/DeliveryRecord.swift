// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// A step of a commitment that was reported after the agreement was written.
public struct DeliveryRecord: Hashable, Sendable {
  /// The commitment.
  public var commitment: Commitment.ID
  /// The stage that it shows.
  public var stage: Commitment.Stage
  /// Who did or said it; `nil` when that is not told apart.
  public var by: Party.ID?
  /// How many; `nil` when not said.
  public var quantity: Int?
  /// The civil day in the agreement's zone.
  public var day: CivilDay
  /// The source of the agreement that says so; `nil` for none.
  public var source: Source.ID?

  /// A step.
  public init(
    commitment: Commitment.ID, stage: Commitment.Stage, by: Party.ID?, quantity: Int?,
    day: CivilDay, source: Source.ID?
  ) {
    self.commitment = commitment
    self.stage = stage
    self.by = by
    self.quantity = quantity
    self.day = day
    self.source = source
  }

  /// The record as it stands in an entry.
  var members: [(String, JSON)] {
    [
      ("commitment", .string(commitment.name)), ("stage", .string(stage.rawValue)),
      ("by", .optional(by?.name)), ("quantity", .optional(quantity)),
      ("day", .string(day.description)), ("source", .optional(source?.name)),
    ]
  }

  /// Reads a record; `nil` for anything else.
  init?(_ json: JSON) {
    guard let commitment = json["commitment"]?.string,
      let stage = json["stage"]?.string.flatMap(Commitment.Stage.init(rawValue:)),
      let day = json["day"]?.string.flatMap({ CivilDay($0) })
    else { return nil }
    self.init(
      commitment: Commitment.ID(commitment), stage: stage,
      by: json["by"]?.string.map { Party.ID($0) }, quantity: json["quantity"]?.integer, day: day,
      source: json["source"]?.string.map { Source.ID($0) })
  }

  /// The step as the agreement's text would have it.
  var progress: Commitment.Progress {
    let place = Location(file: "ledger")
    var progress = Commitment.Progress(
      stage: Marked(stage, at: place), day: Marked(day, at: place))
    progress.by = by.map { Marked($0, at: place) }
    progress.quantity = quantity.map { Marked($0, at: place) }
    progress.sources = source.map { [Marked($0, at: place)] } ?? []
    return progress
  }
}
