// SPDX-License-Identifier: Apache-2.0

/// Writes values one after another into bytes that only the same program reads again, on the same
/// machine: what it worked out once and keeps.
public struct Packer: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// How many bytes were written.
  public var count: Int { bytes.count }

  /// Adds a whole number: small ones, also below zero, take a byte.
  public mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a truth value.
  public mutating func add(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Adds a floating-point number, bit for bit.
  public mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }

  /// Adds a text.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(utf8.count)
      bytes += utf8
    }
  }

  /// Adds an id by its name.
  public mutating func add<Thing>(_ id: Identifier<Thing>) { add(id.name) }

  /// Adds a value that may be missing.
  public mutating func add<Value>(
    optional value: Value?, _ add: (inout Packer, Value) -> Void
  ) {
    self.add(value != nil)
    if let value { add(&self, value) }
  }

  /// Adds values with how many there are.
  public mutating func add<Values: Collection>(
    all values: Values, _ add: (inout Packer, Values.Element) -> Void
  ) {
    self.add(values.count)
    for value in values { add(&self, value) }
  }

  /// Adds one of an enumeration's cases, by its place among them.
  public mutating func add<Word: CaseIterable & Equatable>(word: Word) {
    var place = 0
    for other in Word.allCases {
      if other == word { break }
      place += 1
    }
    add(place)
  }

  /// Adds a moment.
  public mutating func add(_ instant: Instant) { add(instant.secondsSince1970) }

  /// Adds a time span.
  public mutating func add(_ span: TimeSpan) {
    add(span.start)
    add(span.end.secondsSince1970 - span.start.secondsSince1970)
  }

  /// Adds civil days, the first and the last.
  public mutating func add(_ days: ClosedRange<CivilDay>) {
    add(days.lowerBound.daysSince1970)
    add(days.upperBound.daysSince1970 - days.lowerBound.daysSince1970)
  }

  /// Adds a point.
  public mutating func add(_ point: Coordinate) {
    add(point.latitude)
    add(point.longitude)
  }
}
