// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// One question that is put to every agreement.
///
/// An error stands in the way of running it; a warning will be fought over; a note is worth knowing.
struct Check: Sendable {
  /// Its page for `truce explain`; the slug is that of its diagnostics.
  let page: Explanation
  /// Asks; gives one diagnostic an answer that is missing.
  let ask: @Sendable (Questioned) -> [Diagnostic]

  init(
    _ slug: String, _ summary: String, _ text: String,
    ask: @escaping @Sendable (Questioned) -> [Diagnostic]
  ) {
    page = Explanation(slug: slug, summary: summary, text: text)
    self.ask = ask
  }

  /// Those that find errors: they are put also to an agreement with faults.
  static let errors: [Check] = [
    twoReadings, standing, conflict, classCycle, waitCycle, zoneCycle, endBeforeStart,
    mediatorBound, positionsConflict, exceptionTwice, ratioCycle,
  ]

  /// Those that find what no text settles.
  static let questions: [Check] = [
    noClockZone, noStart, startDiffers, noEnd, endDiffers, coverageDiffers, noList, noOtherwise,
    nobodyVerifies, conditionUnanswered, quantityWithoutDate, zoneWithoutGeometry, sourceUncited,
    actsUnsaid, ownGroundUnsaid, releaseWithoutFinder, notAccepted, positionSuperseded, noReading,
    bindsNobody, prohibitsNothing, readingWithoutSource, anothersWords, noReadingZone,
    positionWithoutSource, unequalObligations, widens, narrows, translationsDiffer, bothClaim,
    practiceAgainstWords, deliveredDiffers, commitmentWithoutSource, agendaUndefined,
    exceptionSwallows, gap, overlap, waitRefused, zoneUnused, practiceWithoutSource, trackStageless,
    sourceTooOld, distanceWithoutLine, noAuthenticText, quotationNotInText, bodyUndecided,
    bodyBlocked, bodyIdle, hoursUnnamed, hoursDiffer, stagesOutOfOrder, alongsideWaits,
    rateWithoutStart,
  ]

  /// Every check, errors first.
  static var all: [Check] { errors + questions }
}

/// An agreement under question, with what the questions share.
struct Questioned: Sendable {
  let agreement: Agreement
  /// Whether the agreement's text names its zone of clocks.
  let namesClockZone: Bool
  /// Provisions that are not retired.
  let provisions: [Provision]
  /// Each reading with its provision, in file order.
  let readings: [(provision: Provision, reading: Reading)]
  /// The words that name each class, in lower case, in order of first mention.
  let classWords: [(id: ObjectClass.ID, words: [[UInt8]])]
  private let index: ClassIndex

  init(_ agreement: Agreement, namesClockZone: Bool) {
    self.agreement = agreement
    self.namesClockZone = namesClockZone
    let provisions = agreement.provisions.filter { $0.retired == nil }
    self.provisions = provisions
    readings = provisions.flatMap { provision in provision.readings.map { (provision, $0) } }
    var names: [ObjectClass.ID: [String]] = [:]
    for name in agreement.classes.names {
      names[name.objectClass, default: []].append(name.name.name)
    }
    classWords = agreement.classes.classes.map { id in
      let words = [id.value.name.replacing("-", with: " ")] + (names[id.value] ?? [])
      return (id.value, words.map { Array($0.lowercased().utf8) })
    }
    var index = ClassIndex(agreement.classes)
    for id in agreement.classes.classes { _ = index.ancestors(of: id.value) }
    self.index = index
  }

  /// The class tree as a reading has it.
  func index(of reading: Reading) -> ClassIndex {
    reading.edges.isEmpty ? index : ClassIndex(agreement.classes, with: reading.edges)
  }

  /// Those bound by a provision that can be bound: parties, not mediators.
  func bound(by provision: Provision) -> [Marked<Party.ID>] {
    provision.binds.filter { agreement.party($0.value)?.role == .party }
  }

}

extension Provision {
  /// Whether a party is bound by it.
  func isBound(_ party: Party.ID) -> Bool { binds.contains { $0.value == party } }

  /// The readings that replace no other.
  var originals: [Reading] {
    readings.filter { reading in
      if case .replaces = reading.standing { return false }
      return true
    }
  }

  /// The readings that stand: those that no other reading replaces.
  var standing: [Reading] {
    let replaced = readings.compactMap { reading -> Reading.ID? in
      guard case .replaces(let other) = reading.standing,
        readings.contains(where: { $0.id.value == other.value && $0.party == reading.party })
      else { return nil }
      return other.value
    }
    return readings.filter { !replaced.contains($0.id.value) }
  }
}
