// SPDX-License-Identifier: Apache-2.0

/// Reads what a ``Packer`` wrote, in the same order.
///
/// What it reads was written by this program and checked as a whole by whoever kept it: bytes that
/// end too early, or that nobody can have written, are a fault of ours.
public struct Unpacker {
  private let bytes: UnsafeRawBufferPointer
  private var at: Int

  /// Reads bytes from a place on; they must stay while it reads.
  public init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  /// Whether all was read.
  public var isAtEnd: Bool { at == bytes.count }

  private mutating func byte() -> UInt8 {
    precondition(at < bytes.count, "kept bytes end before the value they hold")
    defer { at += 1 }
    return bytes[at]
  }

  /// A whole number.
  public mutating func int() -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = byte()
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }

  /// A truth value.
  public mutating func bool() -> Bool { byte() != 0 }

  /// A floating-point number.
  public mutating func double() -> Double {
    precondition(bytes.count - at >= 8, "kept bytes end before the value they hold")
    defer { at += 8 }
    return Double(
      bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
  }

  /// A text.
  public mutating func text() -> String {
    let count = int()
    precondition(count >= 0 && count <= bytes.count - at, "kept bytes end before their text")
    defer { at += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)]), as: UTF8.self)
  }

  /// An id.
  public mutating func id<Thing>(of thing: Thing.Type = Thing.self) -> Identifier<Thing> {
    Identifier(text())
  }

  /// A value that may be missing.
  public mutating func optional<Value>(_ value: (inout Unpacker) -> Value) -> Value? {
    bool() ? value(&self) : nil
  }

  /// Several values.
  public mutating func all<Value>(_ value: (inout Unpacker) -> Value) -> [Value] {
    let count = int()
    var values: [Value] = []
    values.reserveCapacity(Swift.min(count, bytes.count - at))
    for _ in 0..<count { values.append(value(&self)) }
    return values
  }

  /// One of an enumeration's cases.
  public mutating func word<Word: CaseIterable>(_ type: Word.Type = Word.self) -> Word {
    let place = int()
    let cases = Array(Word.allCases)
    precondition(cases.indices.contains(place), "kept bytes name no case of \(Word.self)")
    return cases[place]
  }

  /// A moment.
  public mutating func instant() -> Instant { Instant(secondsSince1970: int()) }

  /// A time span.
  public mutating func span() -> TimeSpan {
    let start = instant()
    return TimeSpan(start: start, end: start.advanced(bySeconds: int()))
  }

  /// Civil days.
  public mutating func days() -> ClosedRange<CivilDay> {
    let first = CivilDay(daysSince1970: int())
    return first...first.advanced(byDays: int())
  }

  /// A point.
  public mutating func coordinate() -> Coordinate {
    let (latitude, longitude) = (double(), double())
    guard let point = Coordinate(latitude: latitude, longitude: longitude) else {
      preconditionFailure("kept bytes hold a point that is not on the earth")
    }
    return point
  }
}
