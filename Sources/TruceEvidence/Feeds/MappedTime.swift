// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// When a mapped record says something was.
///
/// Never narrower than the words allow: a time of day with a later last day reaches to that day's
/// end; a part of the day without a zone is that part on every clock the agreement names.
struct MappedTime {
  let form: MappedForm
  let row: Row

  private var rules: Mapping.When { form.mapping.when }

  /// The moments in UTC; `nil` and a fault when they cannot be told.
  func read(_ findings: inout Findings) -> (span: TimeSpan, precision: TimePrecision)? {
    let startField = form.field(rules.start)
    guard var first = row.date(startField, rules.forms, &findings) else { return nil }
    var last = first
    if let end = form.field(rules.end), !row[end].isNoValue {
      guard let read = row.date(end, rules.forms, &findings) else { return nil }
      last = read
      if last.lastDay < first.day {
        findings.faults.append(.reversed(at: row.location(of: end)))
        return nil
      }
    }
    guard let said = zone(&findings) else { return nil }
    var zone = said.zone
    if let utc = first.inUTC {  // the date says itself how far from Greenwich
      (first, last, zone) = (utc, last.inUTC ?? last, .utc)
    }
    let word = form.text(rules.precision, row)
    var precision: Mapping.Precision?
    if !word.isNoValue {
      precision = rules.precisions[word.lowercased()]
      if precision == nil {
        let field = form.field(rules.precision)
        findings.faults.append(
          .code(
            "the precision", word, at: row.location(of: field),
            TimePrecision.allCases.map(\.rawValue).joined(separator: ", ")))
        return nil
      }
    }
    guard let civil = civil(first, last, precision, &findings) else { return nil }
    guard let span = form.context.span(civil, in: zone) else {
      let field = form.field(rules.clockStart) ?? startField
      findings.faults.append(.noSuchTime(row[field], at: row.location(of: field)))
      return nil
    }
    return (span, civil.precision)
  }

  /// The row's zone; `nil` inside when nobody says.
  private func zone(_ findings: inout Findings) -> (zone: ClockZone?, isRead: Bool)? {
    let word = form.text(rules.zone, row)
    if word.isNoValue { return (nil, true) }
    if let known = rules.zones[word] { return (known, true) }
    if let zone = ClockZone(word) { return (zone, true) }
    // `Area/City (a remark)`: the name stands before the remark.
    if let bracket = word.range(of: " ("), let zone = ClockZone(String(word[..<bracket.lowerBound]))
    {
      return (zone, true)
    }
    let field = form.field(rules.zone)
    findings.faults.append(
      .code(
        "the time zone", word, at: row.location(of: field),
        "a name such as Europe/Paris, or a value that the mapping explains"))
    return nil
  }

  private func civil(
    _ first: DateForm.Reading, _ last: DateForm.Reading, _ precision: Mapping.Precision?,
    _ findings: inout Findings
  ) -> CivilTime? {
    let clockField = form.field(rules.clockStart)
    let clockWords = form.text(rules.clockStart, row)
    let clock = ClockText.second(of: clockWords)
    let isDateTime = first.second != nil && rules.clockStart == nil
    let kind = precision?.precision ?? (clock != nil || isDateTime ? .minute : nil)
    switch kind {
    case .minute, .hour:
      let start = clock?.second ?? first.second
      guard let start else {
        // Promised to the minute, and no clock time is given: a day is what remains.
        if !clockWords.isEmpty, clock == nil {
          findings.faults.append(.time(clockWords, at: row.location(of: clockField), "hh:mm"))
          return nil
        }
        return days(first, last)
      }
      return clockTime(first, last, start, kind ?? .minute, precision?.minutesEitherSide)
    case .partOfDay:
      if first.day != last.day { return .days(first.day, last.lastDay, .partOfDay) }
      let seconds = DayPart.seconds(in: clockWords, by: rules.parts)
      return CivilTime(
        first: first.day, last: last.lastDay, from: seconds.lowerBound, to: seconds.upperBound,
        precision: .partOfDay)
    case .month: return wholeMonths(first.day, last.lastDay)
    case .year: return wholeYears(first.day, last.lastDay)
    case .day, .days: return days(first, last)
    case nil:
      if clockWords.isNoValue { return days(first, last) }
      let seconds = DayPart.seconds(in: clockWords, by: rules.parts)
      if seconds == 0..<86_400 || first.day != last.day {
        return .days(first.day, last.lastDay, .partOfDay)
      }
      return CivilTime(
        first: first.day, last: last.lastDay, from: seconds.lowerBound, to: seconds.upperBound,
        precision: .partOfDay)
    }
  }

  /// Whole days, as wide as the dates: a month or a year where no day is written.
  private func days(_ first: DateForm.Reading, _ last: DateForm.Reading) -> CivilTime {
    let wide = first.precision == .day ? last.precision : first.precision
    return .days(first.day, last.lastDay, wide == .day ? nil : wide)
  }

  /// A clock time, to the minute or within so many minutes either side; half an hour for `hour`.
  private func clockTime(
    _ first: DateForm.Reading, _ last: DateForm.Reading, _ start: Int, _ kind: TimePrecision,
    _ minutes: Int?
  ) -> CivilTime {
    let slack = (minutes ?? (kind == .hour ? 30 : 0)) * 60
    var time = CivilTime.clock(first.day, start, width: slack == 0 ? 60 : slack)
    time.before = slack
    time.precision = kind
    let end = ClockText.second(of: form.text(rules.clockEnd, row))?.second ?? endOfDate(last)
    if let end {
      time.last = last.lastDay
      time.to = end
      time.after = slack == 0 ? (end == start && last.day == first.day ? 60 : 0) : slack
      if time.after == 0 { time.after = 60 }
    } else if last.day > first.day {
      time.last = last.lastDay
      time.to = 86_400
      time.after = 0
    }
    return time
  }

  /// The time that stands in the last date's own column.
  private func endOfDate(_ last: DateForm.Reading) -> Int? {
    rules.end == nil || rules.clockStart != nil ? nil : last.second
  }

  private func wholeMonths(_ first: CivilDay, _ last: CivilDay) -> CivilTime? {
    let (a, b) = (first.parts, last.parts)
    guard let start = CivilDay(year: a.year, month: a.month, day: 1),
      let end = CivilDay(
        year: b.year, month: b.month, day: CivilDay.length(ofMonth: b.month, in: b.year))
    else { return nil }
    return .days(start, end, .month)
  }

  private func wholeYears(_ first: CivilDay, _ last: CivilDay) -> CivilTime? {
    guard let start = CivilDay(year: first.parts.year, month: 1, day: 1),
      let end = CivilDay(year: last.parts.year, month: 12, day: 31)
    else { return nil }
    return .days(start, end, .year)
  }
}

extension DateForm.Reading {
  /// The same moment on the clocks of UTC; `nil` when no offset is written.
  var inUTC: DateForm.Reading? {
    guard let offset, let second else { return nil }
    let moment = Instant(secondsSince1970: day.daysSince1970 * 86_400 + second - offset)
    let (day, rest) = ClockZone.utc.clock(at: moment)
    var result = self
    (result.day, result.lastDay, result.second) = (day, day, rest)
    return result
  }
}
