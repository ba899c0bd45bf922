// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFigures
public import TruceGround
public import TruceTerms

/// A comparison as `mission.truce` declares it, with the places of the names it uses.
///
/// ```
/// comparison held "Did attacks on energy sites fall?"
///   written 2031-03-30 because "before the first row was opened"
///   scope strikes
///   feed sweeps
///   split north-1 at 2031-04-01
///   split south-1 at 2031-04-08
///   before 28 days
///   after 28 days
///   control outside
///   test conditional-binomial
/// ```
public struct DeclaredComparison: Hashable, Sendable {
  /// The comparison.
  public var comparison: Comparison
  /// Where its provision is named.
  public var provision: Marked<Provision.ID>
  /// Where its feed is named.
  public var feed: Marked<Feed.ID>
  /// Where its readings are named.
  public var readings: [Marked<Reading.ID>]
}

extension MissionFileParser {
  private static let statements = [
    "written", "scope", "feed", "split", "before", "after", "control", "test",
  ]

  /// A declared comparison; `nil` when something it needs is missing.
  mutating func comparison(
    _ line: Outline.Line, among others: [DeclaredComparison]
  ) -> DeclaredComparison? {
    var cursor = MissionCursor(line)
    guard let id = cursor.word() else {
      finish(cursor)
      return nil
    }
    if others.contains(where: { $0.comparison.id.name == id.content }) {
      faults.append(.twice("comparison \(id.content)", at: id.location))
    }
    let title = cursor.isAtText ? cursor.text() ?? "" : ""
    finish(cursor)
    var seen: [String] = []
    var written: (day: CivilDay, because: String)?
    var provision: Marked<Provision.ID>?
    var feed: Marked<Feed.ID>?
    var (before, after): (Int?, Int?)
    var splits: [Comparison.Split] = []
    var readings: [Marked<Reading.ID>] = []
    var control = Comparison.Control.outside
    for child in line.children where !child.tokens.isEmpty {
      var cursor = MissionCursor(child)
      let keyword = child.keyword ?? ""
      if seen.contains(keyword), keyword != "split" {
        faults.append(.twice(keyword, at: child.location))
      }
      seen.append(keyword)
      switch keyword {
      case "written":
        if let day = day(&cursor) {
          cursor.expect("because")
          written = (day, cursor.text() ?? "")
        }
      case "scope":
        provision = cursor.word().map { Marked(Provision.ID($0.content), at: $0.location) }
      case "feed": feed = cursor.word().map { Marked(Feed.ID($0.content), at: $0.location) }
      case "split":
        if let reading = cursor.word() {
          let reading = Marked(Reading.ID(reading.content), at: reading.location)
          if readings.contains(reading) {
            faults.append(.twice("split \(reading.value)", at: reading.location))
          }
          cursor.expect("at")
          if let day = day(&cursor) {
            readings.append(reading)
            splits.append(Comparison.Split(reading: reading.value, day: day))
          }
        }
      case "before": before = numberOfDays(&cursor)
      case "after": after = numberOfDays(&cursor)
      case "control":
        if let word = cursor.word() {
          if let found = Comparison.Control(rawValue: word.content) {
            control = found
          } else {
            faults.append(.value(word, expected: "outside or none"))
          }
        }
      case "test":
        if let word = cursor.word(), Comparison.Test(rawValue: word.content) == nil {
          faults.append(.value(word, expected: Comparison.Test.conditionalBinomial.rawValue))
        }
      default:
        faults.append(.word(child.tokens[0], among: Self.statements))
        continue
      }
      finish(cursor)
    }
    for need in ["written", "scope", "feed", "split", "before", "after"] where !seen.contains(need)
    {
      faults.append(.open(comparison: id, without: need))
    }
    guard let written, let provision, let feed, let before, let after, !splits.isEmpty else {
      return nil
    }
    return DeclaredComparison(
      comparison: Comparison(
        id: Comparison.ID(id.content), title: title, written: written.day,
        because: written.because, provision: provision.value, feed: feed.value, splits: splits,
        daysBefore: before, daysAfter: after, control: control), provision: provision, feed: feed,
      readings: readings)
  }

  private mutating func day(_ cursor: inout MissionCursor) -> CivilDay? {
    guard let word = cursor.word() else { return nil }
    if let day = CivilDay(word.content) { return day }
    faults.append(.value(word, expected: "a day, such as 2025-03-18"))
    return nil
  }

  private mutating func numberOfDays(_ cursor: inout MissionCursor) -> Int? {
    guard let word = cursor.word() else { return nil }
    cursor.expect("days")
    if let number = Int(word.content), (1...3_650).contains(number) { return number }
    faults.append(.value(word, expected: "a number from 1 to 3650, such as 28"))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func open(comparison: Outline.Token, without need: String) -> Diagnostic {
    Diagnostic(
      .error, "mission.open-comparison", at: comparison.location,
      "the comparison '\(comparison.content)' does not say '\(need)'",
      expected: "all that could be chosen afterwards: written, scope, feed, split, before, after",
      mend: "write the line '\(need) …' below it, before the feed is taken in")
  }
}
