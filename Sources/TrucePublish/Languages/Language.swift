// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// A language that reports are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Ukrainian.
  case ukrainian = "uk"
  /// Russian.
  case russian = "ru"

  /// What the language calls itself.
  public var name: String {
    switch self {
    case .english: "English"
    case .ukrainian: "Українська"
    case .russian: "Русский"
    }
  }
}

extension Language {
  /// A whole number in the reader's manner: groups of three from 10,000 on in Ukrainian and Russian,
  /// from 1,000 on in English.
  func number(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let separator = self == .english ? "," : "\u{A0}"
    guard digits.count > (self == .english ? 3 : 4) else { return (value < 0 ? "−" : "") + digits }
    var result = ""
    for (index, figure) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += separator }
      result.append(figure)
    }
    return (value < 0 ? "−" : "") + result
  }

  /// A number with decimals in the reader's manner.
  func decimals(_ value: Double, _ places: Int) -> String {
    guard let text = decimal(value, decimals: places) else { return says(.unknown) }
    return self == .english ? text : String(text.map { $0 == "." ? "," : $0 })
  }

  /// A distance: metres below a kilometre, else kilometres.
  func distance(_ metres: Double) -> String {
    metres < 1_000
      ? "\(number(Int(metres.rounded())))\u{A0}\(says(.metres))"
      : "\(decimals(metres / 1_000, metres < 10_000 ? 1 : 0))\u{A0}\(says(.kilometres))"
  }

  private var months: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .ukrainian:
      [
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
        "жовтня", "листопада", "грудня",
      ]
    case .russian:
      [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
      ]
    }
  }

  private func year(_ year: Int) -> String {
    switch self {
    case .english: String(year)
    case .ukrainian: "\(year)\u{A0}року"
    case .russian: "\(year)\u{A0}года"
    }
  }

  /// `19 March`.
  func shortDay(_ day: CivilDay) -> String {
    let parts = day.parts
    return "\(parts.day)\u{A0}\(months[parts.month - 1])"
  }

  /// `19 March 2025`.
  func day(_ day: CivilDay) -> String { "\(shortDay(day)) \(year(day.parts.year))" }

  /// `19 March 2025` or `11–19 March 2025`, as short as it can be said.
  func days(_ days: ClosedRange<CivilDay>, withYear: Bool = true) -> String {
    let (first, last) = (days.lowerBound.parts, days.upperBound.parts)
    let end = withYear ? day(days.upperBound) : shortDay(days.upperBound)
    if days.lowerBound == days.upperBound { return end }
    if first.year == last.year, first.month == last.month { return "\(first.day)–\(end)" }
    if first.year == last.year { return "\(shortDay(days.lowerBound)) – \(end)" }
    return "\(day(days.lowerBound)) – \(day(days.upperBound))"
  }

  /// `19:30`.
  func clock(_ second: Int) -> String {
    let (hours, minutes) = (second / 3_600, second / 60 % 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// `19 March 2025, 19:30 (UTC+2)`.
  func moment(_ instant: Instant, in zone: ClockZone) -> String {
    let (civil, second) = zone.clock(at: instant)
    return "\(day(civil)), \(clock(second)) (\(zone.offsetName(at: instant)))"
  }

  /// An amount with its noun in the right form: `1 incident`, `5 incidents`.
  func count(_ amount: Int, _ noun: Noun) -> String {
    "\(number(amount))\u{A0}\(form(of: noun, for: amount))"
  }

  /// The form of a noun that goes with an amount.
  ///
  /// Source: Unicode CLDR plural rules for whole numbers.
  func form(of noun: Noun, for amount: Int) -> String {
    let forms = noun.forms(in: self)
    let magnitude = Int(amount.magnitude)
    switch self {
    case .english: return magnitude == 1 ? forms[0] : forms[1]
    case .ukrainian, .russian:
      let (tens, ones) = (magnitude % 100, magnitude % 10)
      if ones == 1, tens != 11 { return forms[0] }
      if (2...4).contains(ones), !(12...14).contains(tens) { return forms[1] }
      return forms[2]
    }
  }

  /// What is known of a day, in words.
  func name(of state: DayState) -> String {
    switch state {
    case .reported: says(.dayReported)
    case .nothingReported: says(.dayNothingReported)
    case .notObserved: says(.dayNotObserved)
    case .notYetReported: says(.dayNotYetReported)
    }
  }

  /// A phrase with its blanks `%1`, `%2`, … filled.
  func says(_ phrase: Phrase, _ blanks: String...) -> String { says(phrase, filling: blanks) }

  /// A phrase with its blanks filled in order.
  func says(_ phrase: Phrase, filling blanks: [String]) -> String {
    words(of: phrase, filling: blanks)
  }

  /// Words of any catalogue with their blanks filled in order.
  func words(of phrase: some Translated, filling blanks: [String] = []) -> String {
    let (english, ukrainian, russian) = phrase.texts
    let text =
      switch self {
      case .english: english
      case .ukrainian: ukrainian
      case .russian: russian
      }
    guard !blanks.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      let next = rest.index(after: mark)
      if next < rest.endIndex, let blank = rest[next].wholeNumberValue,
        (1...blanks.count).contains(blank)
      {
        result += blanks[blank - 1]
        rest = rest[rest.index(after: next)...]
      } else {
        result += "%"
        rest = rest[next...]
      }
    }
    return result + rest
  }
}

/// Words in every language that reports are written in; `%1`, `%2`, … are blanks.
protocol Translated {
  /// The words in English, Ukrainian and Russian.
  var texts: (english: String, ukrainian: String, russian: String) { get }
}
