// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension CSVReader {
  /// What is wrong with the current record, the graver first.
  func findFault(expecting expected: Int?, limit: Int) -> Diagnostic? {
    if let expected, expected != fieldCount {
      return .fieldCount(location, found: fieldCount, expected: expected)
    }
    let record = recordBounds
    if let stray {
      return .strayText(place(ofByte: stray))
    }
    if let fault = UTF8Fault(in: bytes(record)) {
      switch fault {
      case .zero(let at): return .zeroByte(place(ofByte: record.lowerBound + at))
      case .malformed(let at):
        let byte = bytes(record)[at]
        return .notUTF8(place(ofByte: record.lowerBound + at), byte: byte)
      }
    }
    if record.count > limit {
      for field in 0..<fieldCount where bounds(of: field).count > limit {
        return .fieldTooLong(location(of: field), found: bounds(of: field).count, limit: limit)
      }
    }
    return nil
  }

  private func place(ofByte at: Int) -> Location {
    location(ofByte: at, inRecordFrom: recordBounds.lowerBound, onLine: line)
  }
}

extension Diagnostic {
  static func noHeader(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-no-header", at: Location(file: file), "the text holds no record",
      expected: "a header line with the names of the columns",
      mend: "look whether the download was cut off, and fetch the file again")
  }

  static func bareReturn(_ location: Location) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-bare-return", at: location,
      "a carriage return stands in the header outside quotes",
      expected: "lines that end with a line feed, or with a carriage return and a line feed",
      mend: "save the file again with the line ends of Unix or Windows")
  }

  static func utf16(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-utf-16", at: Location(file: file), "the text is UTF-16",
      expected: "UTF-8", mend: "save the file again as UTF-8")
  }

  static func openQuote(at location: Location, limit: Int?) -> Diagnostic {
    let words = limit.map { "within \($0) bytes" } ?? "before the end of the text"
    return Diagnostic(
      .error, "engine.csv-open-quote", at: location,
      "the quotes opened here do not close \(words)",
      expected: "a closing quotation mark; a mark inside a quoted field is written twice",
      mend: "close the field or double the mark inside it; rows after this one were not read")
  }

  static func recordTooLong(_ location: Location, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-record-too-long", at: location,
      "the record is longer than \(limit) bytes",
      expected: "a record of at most \(limit) bytes",
      mend: "look whether line ends are missing; rows after this one were not read")
  }

  fileprivate static func fieldCount(
    _ location: Location, found: Int, expected: Int
  ) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-field-count", at: location,
      "found \(found) \(found == 1 ? "field" : "fields"), expected \(expected)",
      expected: "as many fields as the header has, \(expected)",
      mend: "correct the row; a field that holds a delimiter needs quotes around it")
  }

  fileprivate static func strayText(_ location: Location) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-text-after-quote", at: location,
      "text follows the mark that closes a quoted field",
      expected: "a delimiter or the end of the line; a mark inside a quoted field is written twice",
      mend: "double the quotation marks inside the field")
  }

  fileprivate static func zeroByte(_ location: Location) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-nul", at: location, "the record holds a NUL byte",
      expected: "text", mend: "take the byte out, or fetch the file again")
  }

  fileprivate static func notUTF8(_ location: Location, byte: UInt8) -> Diagnostic {
    let figures = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .error, "engine.csv-not-utf-8", at: location,
      "the byte 0x\(figures.count < 2 ? "0" : "")\(figures) is no UTF-8",
      expected: "UTF-8", mend: "save the file again as UTF-8")
  }

  fileprivate static func fieldTooLong(
    _ location: Location, found: Int, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-field-too-long", at: location,
      "the field holds \(found) bytes, at most \(limit) are read",
      expected: "a field of at most \(limit) bytes",
      mend: "look whether a quotation mark is missing")
  }
}
