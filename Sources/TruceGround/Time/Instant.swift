// SPDX-License-Identifier: Apache-2.0

/// A moment in UTC, to the second.
///
/// There is no clock here: a moment comes from a text or a caller.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int

  /// A moment by its Unix time.
  public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  /// Reads `2025-03-19T02:08:00Z`, also without seconds, with a fraction (dropped), or with an
  /// offset such as `+02:00`; `nil` for anything else, also for days that do not exist.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, let day = CivilDay(text.prefix(10)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    var at = 11
    func two() -> Int? {
      guard at + 1 < bytes.count, let a = digit(bytes[at]), let b = digit(bytes[at + 1])
      else { return nil }
      at += 2
      return a * 10 + b
    }
    guard let hour = two(), hour < 24, at < bytes.count, bytes[at] == UInt8(ascii: ":")
    else { return nil }
    at += 1
    guard let minute = two(), minute < 60 else { return nil }
    var second = 0
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      at += 1
      guard let value = two(), value < 60 else { return nil }
      second = value
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        at += 1
        guard at < bytes.count, digit(bytes[at]) != nil else { return nil }
        while at < bytes.count, digit(bytes[at]) != nil { at += 1 }
      }
    }
    var offset = 0
    guard at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "Z"): at += 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
      at += 1
      guard let hours = two(), hours < 24 else { return nil }
      if at < bytes.count, bytes[at] == UInt8(ascii: ":") { at += 1 }
      guard let minutes = two(), minutes < 60 else { return nil }
      offset = sign * (hours * 3600 + minutes * 60)
    default: return nil
    }
    guard at == bytes.count else { return nil }
    secondsSince1970 =
      day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.secondsSince1970 < b.secondsSince1970 }

  /// The moment so many seconds later.
  public func advanced(bySeconds seconds: Int) -> Instant {
    Instant(secondsSince1970: secondsSince1970 + seconds)
  }
}

extension Instant: CustomStringConvertible {
  /// `2025-03-18T23:08:00Z`.
  public var description: String {
    let (day, second) = secondsSince1970.quotientAndRemainderFlooring(by: 86_400)
    return "\(CivilDay(daysSince1970: day))T\(clock(second))Z"
  }
}

/// `23:08:00` for a second of the day.
func clock(_ second: Int) -> String {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
  return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
}

func digit(_ byte: UInt8) -> Int? {
  byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil
}

extension Int {
  /// Division that rounds down, so that the remainder is never negative.
  func quotientAndRemainderFlooring(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (q, r) = quotientAndRemainder(dividingBy: divisor)
    return r < 0 ? (q - 1, r + divisor) : (q, r)
  }
}

/// A half-open interval of time, `[start, end)`; never empty.
public struct TimeSpan: Hashable, Sendable {
  /// The first moment inside.
  public let start: Instant
  /// The first moment after it.
  public let end: Instant

  /// An interval.
  ///
  /// - Precondition: `start < end`.
  public init(start: Instant, end: Instant) {
    precondition(start < end, "a time span ends after it starts")
    self.start = start
    self.end = end
  }

  /// How long it is.
  public var seconds: Int { end.secondsSince1970 - start.secondsSince1970 }
  /// Whether the moment lies inside.
  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
  /// Whether the two share a moment.
  public func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }
  /// The smallest interval that holds both.
  public func union(_ other: TimeSpan) -> TimeSpan {
    TimeSpan(start: Swift.min(start, other.start), end: Swift.max(end, other.end))
  }
  /// What both hold, `nil` for nothing.
  public func intersection(_ other: TimeSpan) -> TimeSpan? {
    let (first, last) = (Swift.max(start, other.start), Swift.min(end, other.end))
    return first < last ? TimeSpan(start: first, end: last) : nil
  }
}
