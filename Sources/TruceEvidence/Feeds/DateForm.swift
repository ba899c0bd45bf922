// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// How a date, with or without a time of day, is written: `YYYY-MM-DD`, `DD.MM.YYYY hh:mm`.
///
/// `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` stand for figures of that width, `D`, `M`, `h` for one or two
/// figures, `MON` for a month's English name or its first three letters; any other sign for itself.
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
    case minute, second
    case sign(UInt8)
  }

  /// A date that was read.
  struct Reading: Hashable, Sendable {
    /// The civil day.
    var day: CivilDay
    /// The second of the day, if a time was written.
    var second: Int?
    /// Whether the time was written to the second.
    var hasSeconds = false
    /// The year as written, when it was read as another.
    var writtenYear: Int?
  }

  /// A form by its pattern; `nil` when it lacks year, month or day, or names one twice.
  init?(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    var rest = Array(pattern.utf8)[...]
    func take(_ word: String) -> Bool {
      guard rest.starts(with: word.utf8) else { return false }
      rest = rest.dropFirst(word.utf8.count)
      return true
    }
    while let byte = rest.first {
      if take("YYYY") {
        parts.append(.year)
      } else if take("YY") {
        parts.append(.shortYear)
      } else if take("MON") {
        parts.append(.monthName)
      } else if take("MM") {
        parts.append(.month(exact: true))
      } else if take("M") {
        parts.append(.month(exact: false))
      } else if take("DD") {
        parts.append(.day(exact: true))
      } else if take("D") {
        parts.append(.day(exact: false))
      } else if take("hh") {
        parts.append(.hour(exact: true))
      } else if take("h") {
        parts.append(.hour(exact: false))
      } else if take("mm") {
        parts.append(.minute)
      } else if take("ss") {
        parts.append(.second)
      } else {
        parts.append(.sign(byte))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
    func count(_ kind: (Part) -> Bool) -> Int { parts.filter(kind).count }
    let years = count { $0 == .year || $0 == .shortYear }
    let months = count {
      if case .month = $0 { true } else { $0 == .monthName }
    }
    let days = count { if case .day = $0 { true } else { false } }
    let hours = count { if case .hour = $0 { true } else { false } }
    let minutes = count { $0 == .minute }
    guard years == 1, months == 1, days == 1, hours <= 1, minutes <= hours else { return nil }
  }

  /// Reads a text of this form; `nil` when it is not, or names no day of the calendar.
  ///
  /// A year written `0025` is read as 2025, one of two figures as 20YY.
  func read(_ text: String) -> Reading? {
    var bytes = Array(text.utf8)[...]
    func figures(_ least: Int, _ most: Int) -> Int? {
      var value = 0
      var count = 0
      while count < most, let byte = bytes.first, byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Int(byte) - 0x30
        count += 1
        bytes = bytes.dropFirst()
      }
      return count >= least ? value : nil
    }
    var (year, month, day) = (0, 0, 0)
    var (hour, minute, second): (Int?, Int, Int?) = (nil, 0, nil)
    var writtenYear: Int?
    for part in parts {
      switch part {
      case .year:
        guard let value = figures(4, 4) else { return nil }
        year = value
        if value < 50 {
          year = value + 2000
          writtenYear = value
        }
      case .shortYear:
        guard let value = figures(2, 2) else { return nil }
        year = 2000 + value
      case .month(let exact):
        guard let value = figures(exact ? 2 : 1, 2) else { return nil }
        month = value
      case .monthName:
        guard let value = DateForm.month(&bytes) else { return nil }
        month = value
      case .day(let exact):
        guard let value = figures(exact ? 2 : 1, 2) else { return nil }
        day = value
      case .hour(let exact):
        guard let value = figures(exact ? 2 : 1, 2), value < 24 else { return nil }
        hour = value
      case .minute:
        guard let value = figures(2, 2), value < 60 else { return nil }
        minute = value
      case .second:
        guard let value = figures(2, 2), value < 60 else { return nil }
        second = value
      case .sign(let sign):
        guard bytes.first == sign else { return nil }
        bytes = bytes.dropFirst()
      }
    }
    if second != nil, bytes.first == 0x2E {  // a fraction of a second
      bytes = bytes.dropFirst()
      guard figures(1, 9) != nil else { return nil }
    }
    guard bytes.isEmpty, (1900...2100).contains(year),
      let date = CivilDay(year: year, month: month, day: day)
    else { return nil }
    return Reading(
      day: date, second: hour.map { $0 * 3600 + minute * 60 + (second ?? 0) },
      hasSeconds: second != nil, writtenYear: writtenYear)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    let letters = bytes.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    guard word.utf8.count >= 3 else { return nil }
    guard
      let index = months.firstIndex(where: {
        $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word))
          || (word == "sept" && $0 == "september")
      })
    else { return nil }
    bytes = bytes.dropFirst(letters.count)
    return index + 1
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
    "YYYY-MM-DDThh:mm", "YYYYMMDD", "YYYY/MM/DD", "D MON YYYY", "D-MON-YYYY", "D-MON-YY",
  ].compactMap { DateForm($0) }
}
