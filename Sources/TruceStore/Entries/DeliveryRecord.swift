// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// A step of a commitment that was reported after the agreement was written, or a person's grade of how
/// far it was carried out.
public struct DeliveryRecord: Hashable, Sendable {
  /// What is recorded.
  public enum Step: Hashable, Sendable {
    /// A stage that a source shows.
    case stage(Commitment.Stage)
    /// How far a promise without a number was carried out.
    case grade(Commitment.Implementation)
  }

  /// The commitment.
  public var commitment: Commitment.ID
  /// What it shows.
  public var step: Step
  /// Who did or said it, or whose part is graded; `nil` when that is not told apart.
  public var by: Party.ID?
  /// How many; `nil` when not said.
  public var quantity: Int?
  /// The civil day in the agreement's zone.
  public var day: CivilDay
  /// The source of the agreement that says so; `nil` for none.
  public var source: Source.ID?

  /// A step.
  public init(
    commitment: Commitment.ID, step: Step, by: Party.ID?, quantity: Int?,
    day: CivilDay, source: Source.ID?
  ) {
    self.commitment = commitment
    self.step = step
    self.by = by
    self.quantity = quantity
    self.day = day
    self.source = source
  }

  /// The record as it stands in an entry; a grade has the member `grade` in place of `stage`.
  var members: [(String, JSON)] {
    let member: (String, JSON) =
      switch step {
      case .stage(let stage): ("stage", .string(stage.rawValue))
      case .grade(let grade): ("grade", .string(grade.rawValue))
      }
    return [
      ("commitment", .string(commitment.name)), member,
      ("by", .optional(by?.name)), ("quantity", .optional(quantity)),
      ("day", .string(day.description)), ("source", .optional(source?.name)),
    ]
  }

  /// Reads a record; `nil` for anything else.
  init?(_ json: JSON) {
    guard let commitment = json["commitment"]?.string,
      let day = json["day"]?.string.flatMap({ CivilDay($0) })
    else { return nil }
    let step: Step
    if let stage = json["stage"]?.string.flatMap(Commitment.Stage.init(rawValue:)) {
      step = .stage(stage)
    } else if let grade = json["grade"]?.string.flatMap(Commitment.Implementation.init(rawValue:)) {
      step = .grade(grade)
    } else {
      return nil
    }
    self.init(
      commitment: Commitment.ID(commitment), step: step,
      by: json["by"]?.string.map { Party.ID($0) }, quantity: json["quantity"]?.integer, day: day,
      source: json["source"]?.string.map { Source.ID($0) })
  }

  /// Adds it to the commitment at its day, as the agreement's text would have it.
  ///
  /// - Parameters:
  ///   - commitment: The commitment that it is of.
  ///   - entry: The number of its entry in the ledger.
  func apply(to commitment: inout Commitment, entry: Int) {
    let place = Location(file: "ledger")
    switch step {
    case .stage(let stage):
      var progress = Commitment.Progress(
        stage: Marked(stage, at: place), day: Marked(day, at: place))
      progress.by = by.map { Marked($0, at: place) }
      progress.quantity = quantity.map { Marked($0, at: place) }
      progress.sources = source.map { [Marked($0, at: place)] } ?? []
      let later = commitment.progress.firstIndex { $0.day.value > day }
      commitment.progress.insert(progress, at: later ?? commitment.progress.endIndex)
    case .grade(let grade):
      guard let source else { return }
      let later = commitment.gradings.firstIndex { $0.day > day }
      commitment.gradings.insert(
        Commitment.Grading(grade, of: by, on: day, from: source, entry: entry),
        at: later ?? commitment.gradings.endIndex)
    }
  }
}
