// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

extension Wording {
  /// A finding in one sentence: the reading, the verdict, and why.
  ///
  /// In English as the finding has it: its acts carry articles.
  func because(_ finding: Finding) -> String {
    let reading = report.agreement.provisions.first { $0.id.value == finding.provision }?
      .readings.first { $0.id.value == finding.reading }
    guard language != .english, let reading else { return finding.because }
    return finding.sentence(readBy: reading.party.value, in: { language.words(of: $0) }) {
      name(of: $0, zone: report.clockZone)
    }
  }

  /// Why a limb has its state, without a final stop.
  func because(_ limb: LimbFinding) -> String {
    if language == .english { return limb.because }
    return limb.reason(in: { language.words(of: $0) }) { name(of: $0, zone: report.clockZone) }
  }

  /// Why a provision binds or not, without a final stop.
  func because(_ state: ProvisionState) -> String {
    state.reason.text(in: { language.words(of: $0) }) { name(of: $0, zone: state.clockZone) }
  }

  /// What stands in a blank.
  private func name(of blank: Blank, zone: ClockZone) -> String {
    switch blank {
    case .party(let party): name(of: party)
    case .parties(let parties): parties.map { name(of: $0) }.joined(separator: ", ")
    case .objectClass(let id): id.map { name(of: $0) } ?? says(.object)
    case .objectClasses(let classes): classes.map { name(of: $0) }.joined(separator: ", ")
    case .act(let act): name(of: act)
    case .number(let number): language.number(number)
    case .thousandths(let share): language.decimals(Double(share) / 1_000, 3)
    case .day(let day): language.day(day)
    case .moment(let moment): language.moment(moment, in: zone)
    case .bound(let bound): words(of: bound, zone: zone)
    case .length(let length): language.count(length.count, length.unit.noun)
    case .text(let text): text
    }
  }
}

extension Length.Unit {
  /// What is counted, as it follows a number.
  fileprivate var noun: Noun {
    switch self {
    case .hours: .hour
    case .days: .day
    case .months: .month
    case .years: .year
    }
  }
}
