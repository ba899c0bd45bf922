// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

/// The witnesses that a mission has asked over HTTP: `witnesses` in its folder.
///
/// Before anything is signed they are asked how much they have seen. A mission that was restored from
/// an older copy learns so that entries are missing, and signs no second history.
struct KnownWitnesses {
  private let folder: MissionFolder
  private static let name = "witnesses"
  private static let title = "truce witnesses v1"
  /// So many are asked before an act, and each has so many seconds to answer.
  private static let most = 8
  private static let patienceInSeconds = 3.0

  /// Those of a mission's folder.
  init(of folder: MissionFolder) { self.folder = folder }

  /// The lines of the file; `nil` where there is none, or another's.
  private func lines() throws(Diagnostics) -> [Substring]? {
    guard folder.holds(KnownWitnesses.name) else { return nil }
    let bytes = try MissionFolder.read(folder.path(of: KnownWitnesses.name), limit: 1 << 16)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.first == KnownWitnesses.title[...] ? Array(lines.dropFirst()) : nil
  }

  /// Remembers a witness that has signed.
  ///
  /// - Throws: `store.unreadable`, `store.unwritable`.
  func note(_ url: String, key: VerifierKey) throws(Diagnostics) {
    let known = try lines()
    if known == nil, folder.holds(KnownWitnesses.name) { return }
    let line = "\(url) \(key.text)"
    guard known?.contains(line[...]) != true else { return }
    let text = ([KnownWitnesses.title[...]] + (known ?? []) + [line[...]]).joined(separator: "\n")
    try MissionFolder.write(Array((text + "\n").utf8), to: folder.path(of: KnownWitnesses.name))
  }

  /// Asks each how much it has seen, and notes what is more than lies here.
  ///
  /// The mission then refuses to be opened for writing. One that does not answer is named, and stops
  /// nobody.
  ///
  /// - Throws: `store.unreadable`, `store.unwritable`, and what opening the ledger throws.
  func ask(tellingOf world: World) throws(Diagnostics) {
    guard let lines = try lines(), !lines.isEmpty, folder.holds("keys/log.key"),
      folder.holds("ledger/checkpoint")
    else { return }
    let ledger = try Ledger(opening: folder.path(of: "ledger"))
    let request = try ledger.request(toWitnessAt: 0).bytes
    for line in lines.prefix(KnownWitnesses.most) {
      let url = String(line.prefix { $0 != " " })
      do throws(Diagnostics) {
        // It has a size recorded, and says so in place of signing.
        let answer = try WitnessPost(
          to: url, patienceInSeconds: KnownWitnesses.patienceInSeconds
        ).send(request)
        if let seen = answer.size, seen > ledger.size { try SeenSize(in: folder).note(seen) }
      } catch {
        guard error.all.allSatisfy({ $0.slug.hasPrefix("http.") || $0.slug.hasPrefix("command.") })
        else { throw error }
        world.errors.line("Not asked how much it has seen: \(url.madeVisible)")
      }
    }
  }
}
