// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  /// A start or an end behind its first word: a day or a moment, `unknown`, bounds, then words and
  /// sources.
  func bound(
    _ cursor: inout LineCursor, in zone: ClockZone, mayBeOpen: Bool = false, hasStart: Bool = true
  ) throws(LineFault) -> Bound {
    var bound = Bound(location: cursor.line.location)
    if mayBeOpen, cursor.take("further", "notice") {
      bound.isOpen = true
    } else if cursor.take("unknown") {
      bound.isUnknown = true
    } else if mayBeOpen, hasStart, let after = try lengthAfterStart(&cursor) {
      bound.after = after
    } else if !cursor.sees("not"), !cursor.sees("between") {
      bound.at = try point(&cursor, in: zone)
    }
    while true {
      if cursor.take("between") {
        try refuseSecond(bound.notBefore ?? bound.at, cursor)
        bound.notBefore = try point(&cursor, in: zone)
        try cursor.need("and")
        bound.notAfter = try point(&cursor, in: zone)
      } else if cursor.take("not", "before") {
        try refuseSecond(bound.notBefore ?? bound.at, cursor)
        bound.notBefore = try point(&cursor, in: zone)
      } else if cursor.take("not", "after") {
        try refuseSecond(bound.notAfter ?? bound.at, cursor)
        bound.notAfter = try point(&cursor, in: zone)
      } else if cursor.sees("from") {
        bound.sources += try sources(&cursor)
      } else if cursor.take("because") {
        bound.because = try cursor.text("the words as \"…\"")
      } else if cursor.current == nil {
        break
      } else {
        throw cursor.missing("'not before', 'not after', 'because', 'from', or the end of the line")
      }
    }
    if let early = bound.notBefore, let late = bound.notAfter,
      let first = Bound(at: early, location: early.location).earliest(in: zone),
      let last = Bound(at: late, location: late.location).latest(in: zone), first >= last
    {
      throw LineFault(.boundsReversed(early, late, zone: zone))
    }
    return bound
  }

  /// `30 days after start`, if it stands here.
  private func lengthAfterStart(
    _ cursor: inout LineCursor
  ) throws(LineFault) -> Marked<Length>? {
    guard let current = cursor.current, current.kind == .word,
      LineCursor.number(current.content) != nil
    else { return nil }
    let length = try length(&cursor)
    try cursor.need("after", "start")
    return length
  }

  /// `from 10:00 to 16:00` or `for 10 hours`, then words and sources.
  func dailyHours(_ cursor: inout LineCursor) throws(LineFault) -> DailyHours {
    let place = cursor.line.location
    var hours: DailyHours
    if cursor.take("from") {
      let start = try timeOfDay(&cursor)
      try cursor.need("to")
      let end = try timeOfDay(&cursor)
      if start.value % 86_400 == end.value % 86_400 { throw LineFault(.wholeDay(end, start)) }
      hours = DailyHours(.between(start: start.value % 86_400, end: end.value), location: place)
    } else if cursor.take("for") {
      let number = try cursor.number("how many hours, such as 10")
      try cursor.need("hours")
      guard (1...23).contains(number.value) else { throw LineFault(.hoursOutside(number)) }
      hours = DailyHours(.unnamed(number.value), location: place)
    } else {
      throw cursor.missing("'from' and two times, or 'for' and how many hours")
    }
    while cursor.current != nil {
      if cursor.sees("from") {
        hours.sources += try sources(&cursor)
      } else if cursor.take("because") {
        hours.because = try cursor.text("the words as \"…\"")
      } else {
        throw cursor.missing("'because', 'from', or the end of the line")
      }
    }
    return hours
  }

  private func timeOfDay(_ cursor: inout LineCursor) throws(LineFault) -> Marked<Int> {
    let word = try cursor.word("a time such as 10:00")
    guard let second = Self.second(of: word.value[...]) else { throw LineFault(.notATime(word)) }
    return Marked(second, at: word.location)
  }

  /// `30 days`.
  func length(_ cursor: inout LineCursor) throws(LineFault) -> Marked<Length> {
    let number = try cursor.number("how many, such as 30")
    let word = try cursor.word("'hours', 'days', 'months' or 'years'")
    guard let unit = Length.Unit(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, Length.Unit.allCases.map(\.rawValue)))
    }
    guard number.value >= 1, number.value <= unit.most else {
      throw LineFault(.lengthOutside(number, unit))
    }
    return Marked(Length(number.value, unit), at: number.location)
  }

  private func refuseSecond(
    _ first: Marked<Bound.Point>?, _ cursor: LineCursor
  ) throws(LineFault) {
    if let first { throw LineFault(.boundTwice(at: cursor.location, first: first.location)) }
  }

  /// A day (`2025-03-18`), a time on the zone's clocks (`2025-04-19 18:00`), or a moment with its
  /// offset (`2025-04-19T15:00:00Z`).
  func point(
    _ cursor: inout LineCursor, in zone: ClockZone
  ) throws(LineFault) -> Marked<Bound.Point> {
    if let current = cursor.current, current.kind == .word, current.content.contains("T"),
      current.content.count > 11, CivilDay(current.content.prefix(10)) != nil
    {
      let word = try cursor.word("a moment")
      if let instant = Instant(word.value) { return Marked(.instant(instant), at: word.location) }
      guard let day = CivilDay(word.value.prefix(10)),
        let second = Self.second(of: word.value.dropFirst(11))
      else { throw LineFault(.notATime(word)) }
      return try moment(on: day, second, zone, Marked(word.value, at: word.location))
    }
    let day = try cursor.day()
    guard let current = cursor.current, current.kind == .word,
      current.content.first?.isNumber == true
    else { return Marked(.day(day.value), at: day.location) }
    let word = try cursor.word("a time")
    guard let second = Self.second(of: word.value[...]) else { throw LineFault(.notATime(word)) }
    return try moment(
      on: day.value, second, zone,
      Marked("\(day.value) \(word.value)", at: Self.joined(day.location, word.location)))
  }

  private func moment(
    on day: CivilDay, _ second: Int, _ zone: ClockZone, _ words: Marked<String>
  ) throws(LineFault) -> Marked<Bound.Point> {
    let moments = zone.instants(on: day, second: second)
    if let only = moments.first, moments.count == 1 {
      return Marked(.instant(only), at: words.location)
    }
    throw LineFault(
      moments.isEmpty ? .timeMissing(words, zone) : .timeTwice(words, zone, moments))
  }

  /// The second of the day that `18:00`, `18:00:30` or `24:00` names.
  private static func second(of text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    let numbers = parts.compactMap { LineCursor.number(String($0)) }
    guard numbers.count == parts.count else { return nil }
    let (hour, minute, second) = (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
    guard minute < 60, second < 60, hour < 24 || (hour == 24 && minute == 0 && second == 0)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private static func joined(_ first: Location, _ last: Location) -> Location {
    var place = first
    if last.line == first.line { place.length = last.column + last.length - first.column }
    return place
  }
}

extension Length.Unit {
  /// The most that a text can mean: a hundred years.
  fileprivate var most: Int {
    switch self {
    case .hours: 876_000
    case .days: 36_500
    case .months: 1_200
    case .years: 100
    }
  }
}

extension Reading {
  /// Gives an end that is so long after the start its bounds, where the start has some.
  mutating func resolveEnd() {
    guard let length = end?.after else { return }
    let zone = clockZone.value
    func later(_ point: Marked<Bound.Point>?) -> Marked<Bound.Point>? {
      point.map { Marked(length.value.after($0.value, in: zone), at: length.location) }
    }
    end?.at = later(start?.at)
    end?.notBefore = later(start?.notBefore)
    end?.notAfter = later(start?.notAfter)
    end?.isUnknown = start?.at == nil
  }
}

extension Diagnostic {
  fileprivate static func wholeDay(_ end: Marked<Int>, _ start: Marked<Int>) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-time", at: end.location,
      "hours from \(DailyHours.clock(start.value)) to \(DailyHours.clock(end.value)) leave out "
        + "nothing of a day",
      expected: "two times that differ", see: [Reference(start.location, "when they begin")],
      mend: "correct one of the two, or remove the line: without it every hour counts")
  }

  fileprivate static func hoursOutside(_ number: Marked<Int>) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-number", at: number.location,
      "'\(number.value)' hours are no part of a day", expected: "1 to 23 hours",
      mend: "write how many hours of each day the text gives")
  }

  fileprivate static func lengthOutside(
    _ number: Marked<Int>, _ unit: Length.Unit
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-number", at: number.location,
      "'\(number.value) \(unit.rawValue)' is no length of time that an agreement has",
      expected: "1 to \(unit.most) \(unit.rawValue)", mend: "write the length that the text says")
  }

  fileprivate static func boundsReversed(
    _ early: Marked<Bound.Point>, _ late: Marked<Bound.Point>, zone: ClockZone
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.bounds-reversed", at: late.location,
      "'not after \(late.value.words)' lies before 'not before \(early.value.words)'",
      expected: "the earlier bound first", see: [Reference(early.location, "the other bound")],
      mend: "change the two, or correct one of them")
  }

  fileprivate static func boundTwice(at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.bound-twice", at: place, "one side of the bound is given twice",
      expected: "one 'not before' and one 'not after', or one day",
      see: [Reference(first, "the first one")], mend: "remove one of the two")
  }

  /// The time that `6:00`, `6pm` or `18h` writes.
  private static func timeMeant(by word: String) -> String? {
    var digits = word.lowercased()
    let ending = ["am", "pm", "h"].first { digits.hasSuffix($0) }
    digits = String(digits.dropLast(ending?.count ?? 0))
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
      .map { LineCursor.number(String($0)) }
    let isHalf = ending == "am" || ending == "pm"
    guard (1...2).contains(parts.count), parts.count == 2 || ending != nil, let hour = parts[0],
      let minute = parts.count == 2 ? parts[1] : 0, minute < 60,
      isHalf ? (1...12).contains(hour) : hour < 24
    else { return nil }
    // Twelve in the morning is midnight.
    let whole = isHalf ? hour % 12 + (ending == "pm" ? 12 : 0) : hour
    return DailyHours.clock(whole * 3600 + minute * 60)
  }

  fileprivate static func notATime(_ word: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-time", at: word.location, "'\(word.value)' is no time of day",
      expected: "hours and minutes such as 18:00, from 00:00 to 24:00",
      mend: timeMeant(by: word.value).map { "did you mean '\($0)'?" }
        ?? "write the time as HH:MM, or leave it out for the whole day")
  }

  fileprivate static func timeMissing(_ words: Marked<String>, _ zone: ClockZone) -> Diagnostic {
    Diagnostic(
      .error, "terms.time-missing", at: words.location,
      "'\(words.value)' does not exist on the clocks of \(zone.name): they were put forward over it",
      expected: "a time that the clocks show",
      mend: "write the moment with its offset, in UTC as …Z")
  }

  fileprivate static func timeTwice(
    _ words: Marked<String>, _ zone: ClockZone, _ moments: [Instant]
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.time-twice", at: words.location,
      "'\(words.value)' exists twice on the clocks of \(zone.name): they were put back over it",
      expected: moments.map(\.description).joined(separator: " or "),
      mend: "write the one that is meant, such as \(moments[0])")
  }
}

extension Bound.Point {
  /// The day, or the moment in UTC.
  var words: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    }
  }
}
