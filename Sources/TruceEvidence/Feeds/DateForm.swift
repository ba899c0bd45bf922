// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// How a date, with or without a time of day, is written: `YYYY-MM-DD`, `DD.MM.YYYY hh:mm`.
///
/// `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` stand for figures of that width, `D`, `M`, `h` for one or two
/// figures, `MON` for a month's English name or its first three letters, `OFFSET` for `Z`, `+02:00` or
/// `+0200`; any other sign for itself. A form may lack the day, or day and month. `EPOCH` stands for
/// seconds since 1970, `EPOCH-MS` for milliseconds.
struct DateForm: Hashable, Sendable {
  /// The pattern as written.
  let pattern: String
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case year, shortYear
    case month(exact: Bool)
    case monthName
    case day(exact: Bool)
    case hour(exact: Bool)
    case minute, second, offset
    case epoch(perSecond: Int)
    case sign(UInt8)

    var isYear: Bool { self == .year || self == .shortYear }
    var isMonth: Bool { if case .month = self { true } else { self == .monthName } }
    var isDay: Bool { if case .day = self { true } else { false } }
    var isHour: Bool { if case .hour = self { true } else { false } }
  }

  /// A date that was read.
  struct Reading: Hashable, Sendable {
    /// The civil day, or the first of those meant.
    var day: CivilDay
    /// The last civil day meant: another where only a month or a year is written.
    var lastDay: CivilDay
    /// `day`, `month` or `year`.
    var precision = TimePrecision.day
    /// The second of the day, if a time was written.
    var second: Int?
    /// Seconds east of Greenwich, if written.
    var offset: Int?
    /// The year as written, when it was read as another.
    var writtenYear: Int?
  }

  /// The words of a pattern, longer ones before those they begin with.
  private static let words: [(String, Part)] = [
    ("EPOCH-MS", .epoch(perSecond: 1000)), ("EPOCH", .epoch(perSecond: 1)), ("OFFSET", .offset),
    ("YYYY", .year), ("YY", .shortYear), ("MON", .monthName), ("MM", .month(exact: true)),
    ("M", .month(exact: false)), ("DD", .day(exact: true)), ("D", .day(exact: false)),
    ("hh", .hour(exact: true)), ("h", .hour(exact: false)), ("mm", .minute), ("ss", .second),
  ]

  /// A form by its pattern; `nil` when it lacks the year, names anything twice, or has a part without
  /// the wider one it belongs to.
  init?(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.first {
      if let (word, part) = DateForm.words.first(where: { rest.starts(with: $0.0.utf8) }) {
        parts.append(part)
        rest = rest.dropFirst(word.utf8.count)
      } else {
        parts.append(.sign(byte))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
    if case .epoch = parts.first, parts.count == 1 { return }
    func count(_ isKind: (Part) -> Bool) -> Int { parts.filter(isKind).count }
    let chain = [
      count(\.isYear), count(\.isMonth), count(\.isDay), count(\.isHour), count { $0 == .minute },
      count { $0 == .second },
    ]
    guard chain[0] == 1, zip(chain, chain.dropFirst()).allSatisfy({ $1 <= $0 }),
      count({ $0 == .offset }) <= chain[3],
      !parts.contains(where: { if case .epoch = $0 { true } else { false } })
    else { return nil }
  }

  /// Reads a text of this form; `nil` when it is not, or names no day of the calendar.
  ///
  /// A year written `0025` is read as 2025, one of two figures as 20YY.
  func read(_ text: String) -> Reading? {
    var scan = DateScan(text)
    if case .epoch(let perSecond) = parts.first { return scan.readEpoch(perSecond) }
    for part in parts {
      let fits =
        switch part {
        case .year: scan.readYear()
        case .shortYear: scan.figures(2, 2, into: \.year, of: 0...99, adding: 2000)
        case .month(let exact): scan.figures(exact ? 2 : 1, 2, into: \.month, of: 1...12)
        case .monthName: scan.readMonthName()
        case .day(let exact): scan.figures(exact ? 2 : 1, 2, into: \.day, of: 1...31)
        case .hour(let exact): scan.figures(exact ? 2 : 1, 2, into: \.hour, of: 0...23)
        case .minute: scan.figures(2, 2, into: \.minute, of: 0...59)
        case .second: scan.figures(2, 2, into: \.second, of: 0...59) && scan.skipFraction()
        case .offset: scan.readOffset()
        case .epoch: false
        case .sign(let sign): scan.take(sign)
        }
      if !fits { return nil }
    }
    return scan.reading(
      hasMonth: parts.contains(where: \.isMonth), hasDay: parts.contains(where: \.isDay),
      hasHour: parts.contains(where: \.isHour))
  }
}

/// A text being read as a date.
private struct DateScan {
  private var bytes: ArraySlice<UInt8>
  var year = 0
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  private var offset: Int?
  private var writtenYear: Int?

  init(_ text: String) { bytes = Array(text.utf8)[...] }

  mutating func take(_ sign: UInt8) -> Bool {
    guard bytes.first == sign else { return false }
    bytes = bytes.dropFirst()
    return true
  }

  private mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, let byte = bytes.first, byte >= 0x30, byte <= 0x39 {
      value = value * 10 + Int(byte) - 0x30
      count += 1
      bytes = bytes.dropFirst()
    }
    return count >= least ? value : nil
  }

  mutating func figures(
    _ least: Int, _ most: Int, into field: WritableKeyPath<DateScan, Int>,
    of range: ClosedRange<Int>,
    adding sum: Int = 0
  ) -> Bool {
    guard let value = number(least, most), range.contains(value) else { return false }
    self[keyPath: field] = value + sum
    return true
  }

  mutating func readYear() -> Bool {
    guard let value = number(4, 4) else { return false }
    year = value
    if value < 50 { (year, writtenYear) = (value + 2000, value) }
    return true
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  mutating func readMonthName() -> Bool {
    let letters = bytes.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    let isShort = word.utf8.count == 3
    guard
      let index = DateScan.months.firstIndex(where: {
        $0 == word || (isShort && $0.hasPrefix(word)) || (word == "sept" && $0 == "september")
      })
    else { return false }
    bytes = bytes.dropFirst(letters.count)
    month = index + 1
    return true
  }

  /// A fraction of a second, which is dropped.
  mutating func skipFraction() -> Bool { take(0x2E) ? number(1, 9) != nil : true }

  mutating func readOffset() -> Bool {
    if take(UInt8(ascii: "Z")) {
      offset = 0
      return true
    }
    let sign = bytes.first == UInt8(ascii: "-") ? -1 : 1
    guard take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")), let hours = number(2, 2), hours < 24
    else { return false }
    _ = take(UInt8(ascii: ":"))
    guard let minutes = number(2, 2), minutes < 60 else { return false }
    offset = sign * (hours * 3600 + minutes * 60)
    return true
  }

  mutating func readEpoch(_ perSecond: Int) -> DateForm.Reading? {
    let isBefore = take(UInt8(ascii: "-"))
    guard let value = number(1, 15), bytes.isEmpty else { return nil }
    let moment = Instant(secondsSince1970: (isBefore ? -value : value) / perSecond)
    let (day, second) = ClockZone.utc.clock(at: moment)
    guard (1900...2100).contains(day.parts.year) else { return nil }
    return DateForm.Reading(day: day, lastDay: day, second: second, offset: 0)
  }

  func reading(hasMonth: Bool, hasDay: Bool, hasHour: Bool) -> DateForm.Reading? {
    guard bytes.isEmpty, (1900...2100).contains(year),
      let first = CivilDay(year: year, month: month, day: day)
    else { return nil }
    let lastMonth = hasMonth ? month : 12
    let lastDay = hasDay ? day : CivilDay.length(ofMonth: lastMonth, in: year)
    guard let last = CivilDay(year: year, month: lastMonth, day: lastDay) else { return nil }
    return DateForm.Reading(
      day: first, lastDay: last, precision: hasDay ? .day : hasMonth ? .month : .year,
      second: hasHour ? hour * 3600 + minute * 60 + second : nil, offset: offset,
      writtenYear: writtenYear)
  }
}

extension [DateForm] {
  /// Reads a text by the first form that fits.
  func read(_ text: String) -> DateForm.Reading? {
    for form in self {
      if let reading = form.read(text) { return reading }
    }
    return nil
  }

  /// The forms that leave no doubt about day and month, for feeds that do not say.
  static let plain: [DateForm] = [
    "YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss", "YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD hh:mm",
    "YYYY-MM-DDThh:mm", "YYYY-MM-DDThh:mm:ssOFFSET", "YYYY-MM-DD hh:mm:ssOFFSET",
    "YYYY-MM-DDThh:mmOFFSET", "YYYYMMDD", "YYYY/MM/DD", "D MON YYYY", "D-MON-YYYY", "D-MON-YY",
    "YYYY-MM", "MON YYYY", "YYYY",
  ].compactMap { DateForm($0) }
}
