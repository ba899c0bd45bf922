// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import TruceGround

/// How many entries a witness has seen of a mission's ledger, where that is more than lie here.
///
/// A mission that was restored from an older copy would sign a second history. Once a witness has said
/// that it saw more, `seen` holds its size, and nothing is signed before the missing entries are back.
public struct SeenSize: Sendable {
  private let folder: MissionFolder
  private static let name = "seen"
  private static let title = "truce seen v1 "

  /// Of a mission's folder.
  public init(in folder: MissionFolder) { self.folder = folder }

  /// The size; `nil` when no witness has seen more than lay here.
  ///
  /// - Throws: `ledger.ahead` when the file is none of ours: then nobody knows what was seen.
  private func size() throws(Diagnostics) -> Int? {
    guard folder.holds(SeenSize.name) else { return nil }
    let bytes = try MissionFolder.read(folder.path(of: SeenSize.name), limit: 100)
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(SeenSize.title), text.hasSuffix("\n"),
      let size = Int(text.dropFirst(SeenSize.title.count).dropLast()), size >= 0
    else { throw Diagnostics(.notKnown()) }
    return size
  }

  /// Notes what a witness has seen; a smaller size than is noted changes nothing.
  ///
  /// - Throws: `ledger.ahead`, `store.unwritable`.
  public func note(_ seen: Int) throws(Diagnostics) {
    if let size = try size(), size >= seen { return }
    try MissionFolder.write(
      Array("\(SeenSize.title)\(seen)\n".utf8), to: folder.path(of: SeenSize.name))
  }

  /// Holds the ledger's size against it, and forgets it when the entries are back.
  ///
  /// - Throws: `ledger.ahead` while entries are missing.
  func require(_ here: Int) throws(Diagnostics) {
    guard let size = try size() else { return }
    if here < size { throw Diagnostics(.behind(size, here: here)) }
    unlink(folder.path(of: SeenSize.name))
  }
}

extension Diagnostic {
  fileprivate static func notKnown() -> Diagnostic {
    Diagnostic(
      .error, "ledger.ahead", at: Location(file: "seen"),
      "the file cannot be read: how many entries a witness has seen is not known",
      expected: "'truce seen v1 ' and a number",
      mend: "restore it; or ask every witness what it has seen, then remove the file")
  }

  fileprivate static func behind(_ seen: Int, here: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.ahead", at: Location(file: "ledger"),
      "a witness has seen \(seen) entries, and \(here) lie here: nothing is signed before the others are back",
      expected: "at least \(seen) entries",
      mend: "restore the missing entries from a newer copy or a mirror")
  }
}
