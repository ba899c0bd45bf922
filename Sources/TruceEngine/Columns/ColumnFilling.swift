// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The fields of one column in one window of records.
struct FieldRun {
  /// The window's first byte; 24 bytes beyond a field's start can be loaded.
  let window: UnsafeRawPointer
  /// The separators, with one at -1.
  let positions: UnsafePointer<UInt32>
  /// For each record the number of separators before it.
  let firsts: UnsafePointer<UInt32>
  /// How many records there are.
  let count: Int
  /// Which field of each record.
  let field: Int
  /// Whether it is the last, before the line end.
  let isLast: Bool

  /// Where the field of a record starts, and how long it is.
  @inline(__always)
  func place(of record: Int) -> (start: Int, length: Int) {
    let at = Int(firsts[record]) &+ field
    let start = Int(positions[at &- 1] &+ 1)
    var end = Int(positions[at])
    if isLast, end > start, window.load(fromByteOffset: end &- 1, as: UInt8.self) == 0x0D {
      end &-= 1
    }
    return (start, end &- start)
  }

  /// A field's bytes.
  func bytes(of record: Int) -> UnsafeRawBufferPointer {
    let (start, length) = place(of: record)
    return UnsafeRawBufferPointer(start: window + start, count: length)
  }

  /// Whether nothing stands in a field.
  func isEmpty(_ record: Int) -> Bool { withUnquoted(bytes(of: record)) { $0.isEmpty } }
}

extension ColumnForm {
  /// Reads a run of fields into a column.
  ///
  /// - Parameters:
  ///   - run: the fields.
  ///   - out: where the first value goes.
  ///   - windowOffset: the offset of the window in the file, for texts.
  ///   - bad: gets the numbers of the records whose field cannot be read.
  func fill(
    from run: FieldRun, into out: UnsafeMutableRawPointer, windowOffset: Int, bad: inout [Int]
  ) {
    let forms = FieldForms.shared
    switch kind {
    case .integer:
      fill(run, out.assumingMemoryBound(to: Int.self), empty: .min, bad: &bad) {
        forms.integer($0, $1)
      } slowly: {
        Int(fromDecimal: $0)
      }
    case .small(let largest):
      fill(run, out.assumingMemoryBound(to: UInt8.self), empty: 255, bad: &bad) {
        guard let value = forms.integer($0, $1), value <= largest else { return nil }
        return UInt8(truncatingIfNeeded: value)
      } slowly: {
        guard let value = Int(fromDecimal: $0), (0...largest).contains(value) else { return nil }
        return UInt8(value)
      }
    case .decimal(let range):
      let (low, high) = (range.lowerBound, range.upperBound)
      fill(run, out.assumingMemoryBound(to: Double.self), empty: .nan, bad: &bad) {
        guard let value = forms.decimal($0, $1), value >= low, value <= high else { return nil }
        return value
      } slowly: {
        guard let value = Double(fromDecimal: $0), range.contains(value) else { return nil }
        return value
      }
    case .instant:
      fill(run, out.assumingMemoryBound(to: Int.self), empty: .min, bad: &bad) {
        forms.instant($0, $1)
      } slowly: {
        Instant(String(decoding: $0, as: UTF8.self))?.secondsSince1970
      }
    case .day:
      fill(run, out.assumingMemoryBound(to: Int32.self), empty: .min, bad: &bad) {
        forms.day($0, $1).map { Int32(truncatingIfNeeded: $0) }
      } slowly: {
        CivilDay(String(decoding: $0, as: UTF8.self)).map { Int32($0.daysSince1970) }
      }
    case .text:
      fillTexts(
        run, out.assumingMemoryBound(to: TextView.self), windowOffset: windowOffset, bad: &bad)
    }
  }

  @inline(__always)
  private func fill<Value>(
    _ run: FieldRun, _ out: UnsafeMutablePointer<Value>, empty: Value, bad: inout [Int],
    _ quickly: (UnsafeRawPointer, Int) -> Value?,
    slowly: (UnsafeRawBufferPointer) -> Value?
  ) {
    for record in 0..<run.count {
      let (start, length) = run.place(of: record)
      if let value = quickly(run.window + start, length) {
        out[record] = value
      } else if let value = withUnquoted(run.bytes(of: record), slowly) {
        out[record] = value
      } else {
        out[record] = empty
        if !mayBeEmpty || !run.isEmpty(record) { bad.append(record) }
      }
    }
  }

  private func fillTexts(
    _ run: FieldRun, _ out: UnsafeMutablePointer<TextView>, windowOffset: Int, bad: inout [Int]
  ) {
    for record in 0..<run.count {
      let (start, length) = run.place(of: record)
      guard length <= TextView.longest else {
        bad.append(record)
        continue
      }
      if length >= 2, run.window.load(fromByteOffset: start, as: UInt8.self) == 0x22 {
        let inner = UnsafeRawBufferPointer(start: run.window + start + 1, count: length - 2)
        out[record] = TextView(
          offset: windowOffset &+ start &+ 1, length: length &- 2,
          hasDoubledMarks: inner.contains(0x22))
      } else {
        out[record] = TextView(
          offset: windowOffset &+ start, length: length, hasDoubledMarks: false)
      }
    }
  }
}
