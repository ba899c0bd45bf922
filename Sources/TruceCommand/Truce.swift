// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// The command `truce`: words in, an exit status out.
public enum Truce {
  /// The version of this build.
  public static let version = "0.1.0"
  /// The day of that version, as the manual prints it.
  static let versionDay = "2026-11-24"

  /// Runs the words after the program's name, prints, and gives the exit status.
  ///
  /// - Parameters:
  ///   - words: The words after the program's name.
  ///   - environment: The variables of the environment.
  ///   - program: What the program was called by, for lines that a person can copy.
  /// - Returns: One of ``ExitStatus``.
  public static func run(
    _ words: [String], environment: [String: String], program: String = "truce"
  ) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    let world = World(environment: environment, program: program)
    let status = run(words, in: world)
    world.errors.flush()
    return status.rawValue
  }

  private static func run(_ words: [String], in world: World) -> ExitStatus {
    var status = ExitStatus.well
    do throws(Diagnostics) {
      status = try answer(words, in: world)
      try world.output.finish()
    } catch {
      world.output.flush()
      var printer = DiagnosticPrinter(world: world)
      printer.print(error.all)
      status = ExitStatus(of: error)
    }
    return status
  }

  private static func answer(_ words: [String], in world: World) throws(Diagnostics) -> ExitStatus {
    world.speaksJSON = words.prefix { $0 != "--" }.contains("--json")
    var reader = CommandLineReader(table: CommandTable.all)
    switch try reader.read(words) {
    case .version:
      world.output.line("truce \(version)")
      return .well
    case .help(let path):
      world.output.write(help(at: path))
      return .well
    case .run(let invocation):
      if let now = invocation.instant("now") { world.fixClock(at: now) }
      world.speaksJSON = invocation.wantsJSON
      guard let body = invocation.command.body else {
        preconditionFailure("the reader gives commands that run only")
      }
      return try body(invocation, world)
    }
  }

  private static func help(at path: [String]) -> String {
    guard let command = CommandTable.command(at: path) else {
      return HelpPage.top(of: CommandTable.all)
    }
    return HelpPage.page(of: command, at: path)
  }
}
