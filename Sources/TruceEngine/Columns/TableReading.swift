// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension TypedTable {
  /// Reads columns of a CSV text with a header, on several threads.
  ///
  /// The text is cut into pieces at line feeds that look like ends of records; if one was inside
  /// quotes after all, the pieces do not meet, and the text is read again in one.
  ///
  /// - Parameters:
  ///   - bytes: the text; it has to outlive the table.
  ///   - file: the name in diagnostics.
  ///   - forms: the columns wanted.
  ///   - threads: how many threads read.
  ///   - pieceSize: the size of a piece in bytes; smaller ones for tests.
  /// - Throws: `engine.csv-no-header`, `engine.csv-no-column`, `engine.csv-open-quote`,
  ///   `engine.csv-record-too-long`.
  convenience init(
    reading bytes: UnsafeRawBufferPointer, named file: String, columns forms: [ColumnForm],
    threads: Int, pieceSize: Int? = nil
  ) throws(Diagnostics) {
    let header = try TableHeader(of: bytes, named: file)
    var fields: [Int] = []
    for form in forms {
      guard let field = header.names.firstIndex(of: form.name) else {
        throw Diagnostics(.noColumn(form.name, in: file))
      }
      fields.append(field)
    }
    let plan = TablePlan(bytes: bytes, header: header, forms: forms, fields: fields)
    let size = pieceSize ?? Swift.max(1 << 20, Swift.min(16 << 20, bytes.count / (threads * 8) + 1))
    if let table = plan.read(piecesOf: size, threads: threads) {
      self.init(table)
    } else if let table = plan.read(piecesOf: .max, threads: 1) {
      self.init(table)
    } else {
      throw plan.whatIsOpen(named: file)
    }
  }

  private convenience init(_ parts: TableParts) {
    self.init(
      columns: parts.columns, forms: parts.forms, segments: parts.segments, faults: parts.faults,
      faultCount: parts.faultCount, bytes: parts.bytes)
  }
}

/// The first record of a text: the names of its columns and where the rows begin.
struct TableHeader {
  let names: [String]
  let end: Int

  init(of bytes: UnsafeRawBufferPointer, named file: String) throws(Diagnostics) {
    let reader = CSVReader(LentSource(bytes), named: file)
    names = try reader.readHeader()
    end = reader.offset + reader.recordLength
  }
}

/// Bytes that lie elsewhere and outlive the reading.
struct LentSource: ByteSource {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    let count = Swift.min(buffer.count, bytes.count - at)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]))
    at += count
    return count
  }
}

extension Diagnostic {
  static func noColumn(_ name: String, in file: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-no-column", at: Location(file: file, line: 1),
      "the header has no column '\(name)'", expected: "a column '\(name)'",
      mend: "give a file with this column, or rename the column in its header")
  }
}
