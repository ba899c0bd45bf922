// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The incidents of a report's period, in order of time; each is put into words when it is asked for.
///
/// A period may hold a million of them, of which a page shows a few hundred.
struct IncidentLines: RandomAccessCollection, Sendable {
  private let assessment: Assessment
  private let provisions: [Provision]
  private let counting: Counting
  private var numbers: [Int]
  /// The lines, once they were made.
  private var made: [IncidentLine]?

  /// The incidents of some numbers in a content's assessment.
  init(_ numbers: [Int], of content: MissionContent, counting: Counting) {
    self.init(numbers, content.assessment, content.agreement.provisions, counting)
  }

  init(
    _ numbers: [Int], _ assessment: Assessment, _ provisions: [Provision], _ counting: Counting
  ) {
    self.assessment = assessment
    self.provisions = provisions
    self.counting = counting
    self.numbers = numbers
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }

  /// The same with every line made, for those who ask for each more than once.
  var allMade: IncidentLines {
    var result = self
    result.made = Array(self)
    return result
  }

  subscript(index: Int) -> IncidentLine { line(at: index) }

  /// One of them, with its findings or without.
  func line(at index: Int, hasFindings: Bool = true) -> IncidentLine {
    if let made { return made[index] }
    let number = numbers[index]
    let entry = assessment.entries[number]
    let standings = provisions.enumerated().compactMap { place, provision in
      standing(of: number, under: place).map { standing in
        IncidentLine.ProvisionStanding(
          provision: provision.id.value, standing: standing,
          isHypothetical: entry.rulings.contains { $0.provision == place && $0.isHypothetical })
      }
    }
    return IncidentLine(
      of: entry, days: counting.days[number], standings: standings, hasFindings: hasFindings)
  }

  /// The name of one, without the rest of it.
  func id(at index: Int) -> Incident.ID { name(of: numbers[index]) }

  /// The name of an incident by its place in the assessment, in the period or not.
  func name(of number: Int) -> Incident.ID { assessment.incidents.id(at: number) }

  /// The days one counts for, without the rest of it.
  func days(at index: Int) -> ClosedRange<CivilDay> { counting.days[numbers[index]] }

  /// Only those at some places, which ascend.
  subscript(places: [Int]) -> IncidentLines {
    var result = self
    result.numbers = places.map { numbers[$0] }
    result.made = made.map { made in places.map { made[$0] } }
    return result
  }

  /// Whether an incident is among them.
  func contains(_ id: Incident.ID) -> Bool { indices.contains { self.id(at: $0) == id } }

  /// The standing of one under a provision by its place in the agreement, without the rest of it.
  func standing(at index: Int, under provision: Int) -> Standing? {
    standing(of: numbers[index], under: provision)
  }

  /// Whether some reading of a provision that was in force may call one a violation.
  func isOpen(at index: Int) -> Bool {
    assessment.rulings[numbers[index]].contains {
      !$0.isHypothetical && $0.basis == .words && $0.verdict != .notViolation
    }
  }

  private func standing(of number: Int, under provision: Int) -> Standing? {
    Standing(of: counting.counted(assessment.rulings[number], under: provision))
  }
}
