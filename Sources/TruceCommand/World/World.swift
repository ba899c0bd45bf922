// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround
internal import TruceStore

/// What lies outside a run: two outlets, the environment, the clock and chance.
///
/// The clock and chance enter Truce here and nowhere else.
final class World {
  /// Results, and nothing else.
  let output: Outlet
  /// Diagnostics, progress, and words to a person.
  let errors: Outlet
  /// Whether diagnostics and results are JSON.
  var speaksJSON = false
  /// What the program was called by, for lines that a person can copy.
  let program: String
  /// The folder that names in diagnostics start from, beside the present one; for frames only.
  var missionPath: String?
  private let environment: [String: String]
  private var fixedNow: Instant?

  /// The world of this process.
  init(environment: [String: String], program: String) {
    self.program = program.contains("/") ? program.asShellWord : "truce"
    self.environment = environment
    output = Outlet(descriptor: STDOUT_FILENO)
    errors = Outlet(descriptor: STDERR_FILENO)
  }

  /// The present moment: that of `--now`, else the clock's.
  var now: Instant { fixedNow ?? Instant(secondsSince1970: time(nil)) }

  /// Puts a moment in place of the clock.
  func fixClock(at instant: Instant) { fixedNow = instant }

  /// Whether standard error may be coloured: a terminal, and nobody said no.
  var coloursErrors: Bool {
    errors.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Whether progress may be shown: on a terminal only.
  var showsProgress: Bool { errors.isTerminal && environment["TERM"] != "dumb" }

  /// Whether a person can be asked: standard input and error are terminals.
  var isAttended: Bool { isatty(STDIN_FILENO) == 1 && errors.isTerminal && !speaksJSON }

  /// The width of the terminal, 40...400; 80 where there is none.
  var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(400, max(40, Int(size.ws_col)))
  }

  /// Where files may lie for a moment.
  var temporaryFolder: String { environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

  /// Where a program of that name lies on the path; `nil` for none.
  func program(named name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").lazy.map { "\($0)/\(name)" }.first {
      $0.hasPrefix("/") && access($0, X_OK) == 0 && !InputFile.isFolder($0)
    }
  }

  /// Where the program keeps what it worked out: `TRUCE_CACHE`, else `truce` in the user's cache;
  /// `nil` where that is empty, or the user has none.
  var kept: KeptFolder? {
    if let own = environment["TRUCE_CACHE"] { return own.isEmpty ? nil : KeptFolder(path: own) }
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return KeptFolder(path: cache + "/truce")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return KeptFolder(path: home + "/.cache/truce")
  }

  /// What opens the keys of a mission; `nil` for the passphrase that lies beside them.
  var passphrase: String? { environment["TRUCE_PASSPHRASE"] }

  /// Prints a result as JSON.
  func print(_ json: JSON) { output.write(json.pretty) }

  /// Prints a list of results as a JSON array, one to a line, so that it streams and greps.
  func print(_ list: some Sequence<JSON>) {
    var isFirst = true
    for value in list {
      output.write((isFirst ? "[\n" : ",\n") + value.compact)
      isFirst = false
    }
    output.write(isFirst ? "[]\n" : "\n]\n")
  }

  /// Says on a terminal what is being done; nothing in a pipe.
  func say(_ words: String) {
    if showsProgress, !speaksJSON { errors.line(words.madeVisible) }
  }

  /// Prints warnings and notes, which stop nothing.
  func print(notes: [Diagnostic]) {
    guard !notes.isEmpty else { return }
    var printer = DiagnosticPrinter(world: self)
    printer.print(notes)
  }
}
