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
  private var size: Int? {
    guard folder.holds(SeenSize.name),
      let bytes = try? MissionFolder.read(folder.path(of: SeenSize.name), limit: 100)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(SeenSize.title), text.hasSuffix("\n") else { return nil }
    return Int(text.dropFirst(SeenSize.title.count).dropLast())
  }

  /// Notes what a witness has seen; a smaller size than is noted changes nothing.
  ///
  /// - Throws: `store.unwritable`.
  public func note(_ seen: Int) throws(Diagnostics) {
    if let size, size >= seen { return }
    try MissionFolder.write(
      Array("\(SeenSize.title)\(seen)\n".utf8), to: folder.path(of: SeenSize.name))
  }

  /// Holds the ledger's size against it, and forgets it when the entries are back.
  ///
  /// - Throws: `ledger.ahead` while entries are missing.
  func require(_ here: Int) throws(Diagnostics) {
    guard let size else { return }
    if here < size { throw Diagnostics(.behind(size, here: here)) }
    unlink(folder.path(of: SeenSize.name))
  }
}

extension Diagnostic {
  fileprivate static func behind(_ seen: Int, here: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.ahead", at: Location(file: "ledger"),
      "a witness has seen \(seen) entries, and \(here) lie here: nothing is signed before the others are back",
      expected: "at least \(seen) entries",
      mend: "restore the missing entries from a newer copy or a mirror")
  }
}
