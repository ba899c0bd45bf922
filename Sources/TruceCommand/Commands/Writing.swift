// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore

extension Option {
  /// `--by NAME`.
  static let by = Option(
    name: "by", value: Value(name: "NAME"),
    words: "the pseudonym of who does it, whose key signs; the mission's only one when not given")

  /// `--wait SECONDS`.
  static let wait = Option(
    name: "wait", value: Value(name: "SECONDS", kind: .whole(0...3600)),
    words: "how long to wait for another writer; 5 when not given")

  /// What every command that changes a mission takes.
  static let writing: [Option] = [.by, .wait]
}

extension World {
  /// Opens a mission for reading, and remembers its folder for frames.
  func mission(at path: String) throws(Diagnostics) -> Mission {
    missionPath = path
    return try Mission(opening: path, kept: kept)
  }

  /// Opens a mission for a change: its log is locked until the command ends.
  func mission(at path: String, changedBy invocation: Invocation) throws(Diagnostics) -> Mission {
    missionPath = path
    if let person = invocation.value("by"), InputFile.exists(path + "/ledger/checkpoint"),
      !InputFile.exists(path + "/keys/people/\(person).key")
    {
      throw Diagnostics(.noKey(person, in: path))
    }
    try KnownWitnesses(of: MissionFolder(path: path)).ask(tellingOf: self)
    let only = invocation.value("by") == nil ? try onlyPerson(of: path) : nil
    let writer = Mission.Writer(
      person: invocation.value("by") ?? only ?? "operator", now: now,
      passphrase: passphrase,
      patience: 100 * Int(invocation.number("wait") ?? 5))
    return try Mission(opening: path, writing: writer, kept: kept)
  }

  /// The one whose key lies in a mission; `nil` when there are none or several.
  ///
  /// - Throws: `file.not-readable`: then nobody knows who there is, and nobody signs.
  private func onlyPerson(of path: String) throws(Diagnostics) -> String? {
    let keys = try InputFile.names(in: path + "/keys/people").filter { $0.hasSuffix(".key") }
    return keys.count == 1 ? String(keys[0].dropLast(4)) : nil
  }
}

extension Diagnostic {
  fileprivate static func noKey(_ person: String, in path: String) -> Diagnostic {
    Diagnostic(
      .error, "command.no-key", at: nil, "there is no key of '\(person)' in this mission",
      expected: "a name of keys/people",
      mend: "make it with 'truce case key \(path.asShellWord) \(person.asShellWord)'")
  }
}
