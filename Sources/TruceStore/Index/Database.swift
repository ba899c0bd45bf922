// SPDX-License-Identifier: Apache-2.0

internal import CSQLite
internal import TruceGround

/// A SQLite database that is being made anew: statements in, a closed file out.
///
/// Its faults are the disk's; a statement of ours that SQLite refuses is a defect and traps.
final class Database {
  private let handle: OpaquePointer
  private let path: String

  /// Makes an empty database in place of any file of that name.
  ///
  /// - Throws: `store.index-unwritable`.
  init(creating path: String) throws(Diagnostics) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK, let handle else {
      sqlite3_close(handle)
      throw Diagnostics(.indexUnwritable(path, "it cannot be opened"))
    }
    self.handle = handle
    self.path = path
  }

  deinit { sqlite3_close(handle) }

  /// Runs statements without parameters.
  ///
  /// - Throws: `store.index-unwritable`.
  func run(_ sql: String) throws(Diagnostics) {
    if sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw fault() }
  }

  /// A statement to run many times.
  func prepare(_ sql: String) -> Statement {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard result == SQLITE_OK, let statement else {
      preconditionFailure("SQLite refuses a statement: \(String(cString: sqlite3_errmsg(handle)))")
    }
    return Statement(statement, of: self)
  }

  fileprivate func fault() -> Diagnostics {
    Diagnostics(.indexUnwritable(path, String(cString: sqlite3_errmsg(handle))))
  }

  /// A value of a row.
  enum Value {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The text, or null for none.
    static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
  }

  /// A prepared statement.
  final class Statement {
    private let statement: OpaquePointer
    private let database: Database

    fileprivate init(_ statement: OpaquePointer, of database: Database) {
      self.statement = statement
      self.database = database
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs the statement with values for its parameters.
    ///
    /// - Throws: `store.index-unwritable`.
    func run(_ values: [Value]) throws(Diagnostics) {
      for (index, value) in values.enumerated() {
        let at = Int32(index + 1)
        switch value {
        case .null: sqlite3_bind_null(statement, at)
        case .integer(let number): sqlite3_bind_int64(statement, at, Int64(number))
        case .real(let number): sqlite3_bind_double(statement, at, number)
        case .text(let text): sqlite3_bind_text(statement, at, text, -1, Database.copied)
        case .blob(let bytes):
          sqlite3_bind_blob(statement, at, bytes, Int32(bytes.count), Database.copied)
        }
      }
      let result = sqlite3_step(statement)
      sqlite3_reset(statement)
      if result != SQLITE_DONE { throw database.fault() }
    }
  }

  /// SQLITE_TRANSIENT, which C writes as a cast that Swift does not import: SQLite copies the bytes.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

extension Diagnostic {
  fileprivate static func indexUnwritable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "store.index-unwritable", at: Location(file: path),
      "the index cannot be written: \(reason)", expected: "a disk with room",
      mend: "make room, then run 'truce rebuild MISSION'")
  }
}
