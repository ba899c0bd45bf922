// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

extension Command {
  /// `truce init DIR`.
  static let `init` = Command(
    name: "init", summary: "make a new mission to fill in",
    about: """
      Makes a folder with an agreement to change, the mission's settings, the table of speakers and a \
      folder for feeds. The agreement is a small one that 'truce check' accepts; its comments say \
      what each line means.
      """,
    operands: [
      Operand(name: "DIR", words: "the folder to make; it must not hold anything", kind: .folder)
    ],
    options: [
      Option(
        name: "title", value: Option.Value(name: "WORDS"), words: "what the mission calls itself"),
      Option(
        name: "time-zone", value: Option.Value(name: "ZONE"),
        words: "whose civil days are counted, such as Europe/Kyiv; UTC when not given"),
    ],
    examples: [Example(line: "truce init harbour --title 'Harbour truce'", words: "a new mission")],
    statuses: [.outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let path = invocation.first
    let title = invocation.value("title") ?? "A new mission"
    let name = invocation.value("time-zone") ?? ClockZone.utc.name
    guard let zone = ClockZone(name) else { throw Diagnostics(.unknownClockZone(name)) }
    try NewFolder.make(
      at: path, holding: MissionTemplate.files(title: title, clockZone: zone))
    let shown = (path.hasSuffix("/") ? String(path.dropLast()) : path).asShellWord
    world.output.write(
      """
      \(shown) is made. Next:
        \(world.program) check \(shown)/agreement.truce    after you changed it
        \(world.program) import \(shown) FILE              to bring in what sources say
        \(world.program) run \(shown)                      to a report

      """)
    return .well
  }
}

/// A folder that is made whole or not at all: beside, then renamed.
enum NewFolder {
  /// Makes a folder with files; a name that ends in `/` is a folder within it.
  ///
  /// - Throws: `command.folder-taken`, `output.not-written`.
  static func make(at path: String, holding files: [(name: String, text: String)])
    throws(Diagnostics)
  {
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    if isTaken(target) { throw Diagnostics(.folderTaken(path)) }
    let beside = "\(target).\(getpid()).part"
    do throws(Diagnostics) {
      try make(beside, for: path)
      for file in files {
        if file.name.hasSuffix("/") {
          try make(beside + "/" + file.name, for: path)
        } else {
          try OutputFile.write(Array(file.text.utf8), to: beside + "/" + file.name)
        }
      }
      if rename(beside, target) != 0 { throw Diagnostics(.notWritten(path, errno: errno)) }
    } catch {
      for file in files.reversed() { remove(beside + "/" + file.name) }
      rmdir(beside)
      throw error
    }
  }

  /// Makes an empty folder unless it is there: in one step, so that a killed command leaves nothing beside it.
  ///
  /// - Throws: `output.not-written`.
  static func require(_ path: String) throws(Diagnostics) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST && InputFile.isFolder(path) { return }
    throw Diagnostics(.notWritten(path, errno: errno))
  }

  private static func make(_ path: String, for name: String) throws(Diagnostics) {
    if mkdir(path, 0o777) != 0 { throw Diagnostics(.notWritten(name, errno: errno)) }
  }

  /// Whether something stands there that is no empty folder.
  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) else { return true }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count > 2
  }
}

extension Diagnostic {
  fileprivate static func unknownClockZone(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "command.time-zone", at: nil, "no time zone is named '\(name)'",
      expected: "UTC, or a name of the IANA database with a '/', such as Europe/Kyiv",
      mend: nearest(to: name, among: ClockZone.knownNames).map { "did you mean '\($0)'?" }
        ?? "write the zone of the place whose clocks count")
  }

  fileprivate static func folderTaken(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "command.folder-taken", at: Location(file: path),
      "'\(path)' is there already and holds something", expected: "a new or an empty folder",
      mend: "name another folder; nothing was changed")
  }
}
