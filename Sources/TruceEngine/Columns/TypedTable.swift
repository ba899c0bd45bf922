// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Some columns of a CSV file, read into memory as numbers, times and texts.
///
/// Rows lie in segments, one a piece of the file; within the table they keep the file's order. A row
/// that cannot be read is left out and listed in ``faults``: the caller decides.
final class TypedTable: @unchecked Sendable {
  /// A run of rows that lie together, by the numbers of their places in every column.
  let segments: [Range<Int>]
  /// How many rows there are.
  let count: Int
  /// The rows left out, in file order; the first 1000 of them.
  let faults: [TableFault]
  /// How many rows were left out.
  let faultCount: Int
  /// The bytes the texts stand in.
  let bytes: UnsafeRawBufferPointer

  private let columns: [FreshMemory]
  let forms: [ColumnForm]

  init(
    columns: [FreshMemory], forms: [ColumnForm], segments: [Range<Int>], faults: [TableFault],
    faultCount: Int, bytes: UnsafeRawBufferPointer
  ) {
    self.columns = columns
    self.forms = forms
    self.segments = segments
    self.faults = faults
    self.faultCount = faultCount
    self.bytes = bytes
    count = segments.reduce(0) { $0 + $1.count }
  }

  /// The column of whole numbers or of moments with this number.
  func integers(_ column: Int) -> UnsafePointer<Int> { values(column) }
  /// The column of small numbers with this number.
  func smalls(_ column: Int) -> UnsafePointer<UInt8> { values(column) }
  /// The column of decimal numbers with this number.
  func decimals(_ column: Int) -> UnsafePointer<Double> { values(column) }
  /// The column of days with this number.
  func days(_ column: Int) -> UnsafePointer<Int32> { values(column) }
  /// The column of texts with this number.
  func texts(_ column: Int) -> UnsafePointer<TextView> { values(column) }

  private func values<Value>(_ column: Int) -> UnsafePointer<Value> {
    precondition(
      forms[column].width == MemoryLayout<Value>.stride, "a column is read as what it holds")
    return UnsafePointer(columns[column].base.assumingMemoryBound(to: Value.self))
  }
}

/// A record that could not be read.
struct TableFault: Sendable {
  /// The offset of the record in the file.
  var offset: Int
  /// The column of the table whose field it was; `nil` when the record itself is wrong.
  var column: Int?
}
