// SPDX-License-Identifier: Apache-2.0

/// The byte between two fields.
public enum CSVDelimiter: UInt8, Hashable, Sendable, CaseIterable {
  /// `,`
  case comma = 0x2C
  /// `;`
  case semicolon = 0x3B
  /// A horizontal tab.
  case tab = 0x09
}

/// How large parts of a CSV text may be: what comes in may be made to exhaust memory.
public struct CSVLimits: Hashable, Sendable {
  /// The most bytes a field may hold; a larger one is a fault of its record.
  public var fieldBytes: Int
  /// The most bytes a record may hold; a larger one ends the reading.
  public var recordBytes: Int

  /// 8 MB a field and 32 MB a record unless said otherwise; a record at most 512 MB.
  public init(fieldBytes: Int = 8 << 20, recordBytes: Int = 32 << 20) {
    precondition(fieldBytes > 0, "a field may hold at least one byte")
    precondition((1...(512 << 20)).contains(recordBytes), "a record may hold at most 512 MB")
    self.fieldBytes = fieldBytes
    self.recordBytes = recordBytes
  }
}
