// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The common forms of a field, read eight bytes at a time.
///
/// Each reader takes where the field starts and how long it is; at least 24 bytes from the start on
/// can be loaded. It gives `nil` for every form it does not know, and the caller looks again, slowly.
struct FieldForms: @unchecked Sendable {
  /// The one there is; taken out of a loop, so that no access is checked inside.
  static let shared = FieldForms()

  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  /// 1, 10, … 10^8.
  private let powersOfTen: UnsafePointer<UInt64>
  /// The days since 1970 of the first of each month from January 1900 on.
  private let firstDays: UnsafePointer<Int32>

  private init() {
    let powers = UnsafeMutablePointer<UInt64>.allocate(capacity: 9)
    powers[0] = 1
    for at in 1...8 { powers[at] = powers[at - 1] * 10 }
    powersOfTen = UnsafePointer(powers)
    let days = UnsafeMutablePointer<Int32>.allocate(capacity: 256 * 12 + 1)
    for at in 0...256 * 12 {
      let day = CivilDay(year: 1900 + at / 12, month: at % 12 + 1, day: 1)
      days[at] = Int32(day?.daysSince1970 ?? 0)
    }
    firstDays = UnsafePointer(days)
  }

  @inline(__always)
  private static func word(_ at: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: at.loadUnaligned(as: UInt64.self))
  }

  /// The first `length` bytes (1...8) of a word, moved to its end, with `0` before them.
  @inline(__always)
  private static func rightAligned(_ word: UInt64, _ length: Int) -> UInt64 {
    let half = UInt64(truncatingIfNeeded: 4 &* length)
    return word &<< (64 &- 2 &* half) | ((Self.zeros &>> half) &>> half)
  }

  @inline(__always)
  private static func areFigures(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return (word & high) | ((word &+ 0x0606_0606_0606_0606) & high) &>> 4
      == 0x3333_3333_3333_3333
  }

  /// The number that eight figures write, the first of them in the lowest byte.
  @inline(__always)
  private static func number(_ figures: UInt64) -> UInt64 {
    var pairs = figures &- Self.zeros
    pairs = pairs &* 10 &+ pairs &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let left = (pairs & mask) &* 0x000F_4240_0000_0064
    let right = ((pairs &>> 16) & mask) &* 0x0000_2710_0000_0001
    return (left &+ right) &>> 32
  }

  /// A whole number of 1 to 16 figures without a sign.
  @inline(__always)
  func integer(_ at: UnsafeRawPointer, _ length: Int) -> Int? {
    if length &- 1 < 8, length > 0 {
      let figures = Self.rightAligned(Self.word(at), length)
      return Self.areFigures(figures) ? Int(truncatingIfNeeded: Self.number(figures)) : nil
    }
    guard length > 8, length <= 16 else { return nil }
    let (first, last) = (
      Self.rightAligned(Self.word(at), length &- 8), Self.word(at + (length &- 8))
    )
    guard Self.areFigures(first), Self.areFigures(last) else { return nil }
    return Int(truncatingIfNeeded: Self.number(first) &* 100_000_000 &+ Self.number(last))
  }

  /// A decimal number with at most 7 figures before the point and 8 after it, or a whole one.
  @inline(__always)
  func decimal(_ start: UnsafeRawPointer, _ size: Int) -> Double? {
    guard size > 0 else { return nil }
    let isNegative = start.load(as: UInt8.self) == 0x2D
    let at = isNegative ? start + 1 : start
    let length = isNegative ? size &- 1 : size
    let head = Self.word(at)
    let marked = head ^ 0x2E2E_2E2E_2E2E_2E2E
    let points = (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080
    let point = points == 0 ? 8 : points.trailingZeroBitCount &>> 3
    let size: Double
    if point >= length {
      guard length > 0, length <= 8 else { return nil }
      let figures = Self.rightAligned(head, length)
      guard Self.areFigures(figures) else { return nil }
      size = Double(Self.number(figures))
    } else {
      let decimals = length &- point &- 1
      guard point > 0, point < 8, decimals > 0, decimals <= 8 else { return nil }
      let whole = Self.rightAligned(head, point)
      let part = Self.rightAligned(Self.word(at + point + 1), decimals)
      guard Self.areFigures(whole), Self.areFigures(part) else { return nil }
      let scale = powersOfTen[decimals]
      size = Double(Self.number(whole) &* scale &+ Self.number(part)) / Double(scale)
    }
    return isNegative ? -size : size
  }

  /// A day written `2024-05-01`, in days since 1970; years 1900...2155.
  @inline(__always)
  func day(_ at: UnsafeRawPointer, _ length: Int) -> Int? {
    guard length == 10 else { return nil }
    let (head, tail) = (Self.word(at), Self.word(at + 2))
    guard head & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
    let figures = (head & 0x00FF_FF00_FFFF_FFFF) | 0x3000_0030_0000_0000
    let day = (tail & 0xFFFF_0000_0000_0000) | 0x0000_3030_3030_3030
    guard Self.areFigures(figures), Self.areFigures(day) else { return nil }
    let n = Self.number(figures)
    return daysSince1970(year: n / 10_000, month: n / 10 % 100, day: Self.number(day))
  }

  /// A moment written `2024-05-01T12:34:56Z`, in seconds since 1970; years 1900...2155.
  @inline(__always)
  func instant(_ at: UnsafeRawPointer, _ length: Int) -> Int? {
    guard length == 20 else { return nil }
    let (head, middle, tail) = (Self.word(at), Self.word(at + 8), Self.word(at + 12))
    guard head & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000,
      middle & 0x0000_FF00_00FF_0000 == 0x0000_3A00_0054_0000,
      tail & 0xFF00_00FF_0000_0000 == 0x5A00_003A_0000_0000
    else { return nil }
    let date = (head & 0x00FF_FF00_FFFF_FFFF) | 0x3000_0030_0000_0000
    let clock = (middle & 0xFFFF_00FF_FF00_FFFF) | 0x0000_3000_0030_0000
    let seconds = (tail & 0x00FF_FF00_0000_0000) &<< 8 | 0x0000_3030_3030_3030
    guard Self.areFigures(date), Self.areFigures(clock), Self.areFigures(seconds) else {
      return nil
    }
    let (d, c, second) = (Self.number(date), Self.number(clock), Self.number(seconds))
    guard
      let day = daysSince1970(year: d / 10_000, month: d / 10 % 100, day: c / 1_000_000)
    else { return nil }
    let (hour, minute) = (c / 1000 % 100, c % 100)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return day &* 86_400 &+ Int(truncatingIfNeeded: hour &* 3600 &+ minute &* 60 &+ second)
  }

  @inline(__always)
  private func daysSince1970(year: UInt64, month: UInt64, day: UInt64) -> Int? {
    guard year >= 1900, year < 2156, month &- 1 < 12 else { return nil }
    let at = Int(truncatingIfNeeded: (year &- 1900) &* 12 &+ month &- 1)
    let (first, next) = (firstDays[at], firstDays[at + 1])
    let result = first &+ Int32(truncatingIfNeeded: day) &- 1
    return day > 0 && result < next ? Int(result) : nil
  }
}
