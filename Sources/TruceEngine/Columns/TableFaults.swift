// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension TypedTable {
  /// The rows left out as diagnostics with row, line and column, in file order.
  ///
  /// The text is read again, record by record, up to the last of them.
  ///
  /// - Parameters:
  ///   - file: the name in their places.
  ///   - rowsBefore: how many rows came before this text.
  ///   - limit: how many are given at most; one more then says how many there are.
  /// - Returns: none when every row was read.
  func diagnostics(named file: String, after rowsBefore: Int = 0, limit: Int = 50) -> [Diagnostic] {
    var wanted: [Int: Int?] = [:]
    for fault in faults.sorted(by: { $0.offset < $1.offset }).prefix(limit) {
      wanted[fault.offset] = fault.column
    }
    var result: [Diagnostic] = []
    let reader = CSVReader(LentSource(bytes), named: file)
    do {
      let names = try reader.readHeader()
      while result.count < wanted.count, try reader.next() {
        guard let column = wanted[reader.offset] else { continue }
        if let fault = reader.fault {
          result.append(fault)
        } else if let column, let field = names.firstIndex(of: forms[column].name) {
          result.append(
            .value(
              String(reader[field].prefix(60)), in: forms[column],
              row: rowsBefore + reader.row, at: reader.location(of: field)))
        } else {
          result.append(.unreadable(row: rowsBefore + reader.row, at: reader.location))
        }
      }
    } catch {
      result += error.all
    }
    if faultCount > result.count, let last = result.last {
      result.append(.more(faultCount - result.count, after: last.location))
    }
    return result
  }
}

extension TablePlan {
  /// Why a text could not be read to its end: quotes that stay open, or a record without an end.
  func whatIsOpen(named file: String) -> Diagnostics {
    let limits = CSVLimits(recordBytes: Self.longestRecord)
    let reader = CSVReader(LentSource(bytes), named: file, limits: limits)
    do {
      while try reader.next() {}
    } catch {
      return error
    }
    return Diagnostics(.recordTooLong(Location(file: file), limit: Self.longestRecord))
  }
}

extension Diagnostic {
  fileprivate static func value(
    _ text: String, in form: ColumnForm, row: Int, at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-value", at: location,
      "'\(text)' in column '\(form.name)' of row \(row) is not \(form.words)",
      expected: form.words, mend: "correct the row or take it out")
  }

  fileprivate static func unreadable(row: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "engine.csv-record", at: location, "row \(row) cannot be read",
      mend: "correct the row or take it out")
  }

  fileprivate static func more(_ count: Int, after location: Location?) -> Diagnostic {
    Diagnostic(
      .note, "engine.csv-more", at: location.map { Location(file: $0.file) },
      "\(count) more rows cannot be read", mend: "mend the rows above and read again")
  }
}
