// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization
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
  /// So many are asked before an act, all at once, with so many seconds to answer.
  private static let most = 8
  private static let patienceInSeconds = 3.0

  /// Those of a mission's folder.
  init(of folder: MissionFolder) { self.folder = folder }

  /// The lines of the file, an address and a key each.
  ///
  /// - Throws: `store.unreadable`; `ledger.witnesses` when the file is none of ours: then nobody knows
  ///   whom to ask.
  private func lines() throws(Diagnostics) -> [Substring] {
    guard folder.holds(KnownWitnesses.name) else { return [] }
    let bytes = try MissionFolder.read(folder.path(of: KnownWitnesses.name), limit: 1 << 16)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == KnownWitnesses.title[...] else { throw Diagnostics(.notKnown()) }
    return Array(lines.dropFirst())
  }

  private static func address(of line: Substring) -> Substring { line.prefix { $0 != " " } }

  /// Remembers a witness that has signed: one line an address, the newest first.
  ///
  /// - Throws: `ledger.witnesses`, `store.unreadable`, `store.unwritable`.
  func note(_ url: String, key: VerifierKey) throws(Diagnostics) {
    let known = try lines()
    let line = "\(url) \(key.text)"
    if known.contains(line[...]) { return }
    let others = known.filter { KnownWitnesses.address(of: $0) != url[...] }
    let text = ([KnownWitnesses.title[...], line[...]] + others).joined(separator: "\n")
    try MissionFolder.write(Array((text + "\n").utf8), to: folder.path(of: KnownWitnesses.name))
  }

  /// Asks each how much it has seen, and notes what is more than lies here.
  ///
  /// The mission then refuses to be opened for writing. One that does not say it, or whose turn does not
  /// come, is named, and stops nobody.
  ///
  /// - Throws: `ledger.witnesses`, `store.unreadable`, `store.unwritable`, and what opening the ledger
  ///   throws.
  func ask(tellingOf world: World) throws(Diagnostics) {
    let lines = try lines()
    guard !lines.isEmpty, folder.holds("keys/log.key"), folder.holds("ledger/checkpoint")
    else { return }
    let ledger = try Ledger(opening: folder.path(of: "ledger"))
    let request = try ledger.request(toWitnessAt: 0).bytes
    let urls = lines.map { String(KnownWitnesses.address(of: $0)) }
    let asked = Array(urls.prefix(KnownWitnesses.most))
    let answers = Mutex([WitnessPost.Answer?](repeating: nil, count: asked.count))
    DispatchQueue.concurrentPerform(iterations: asked.count) { place in
      let post = try? WitnessPost(
        to: asked[place], patienceInSeconds: KnownWitnesses.patienceInSeconds)
      let answer = try? post?.send(request)
      answers.withLock { $0[place] = answer }
    }
    for (url, answer) in zip(asked, answers.withLock { $0 }) {
      // One that has a size recorded says so in place of signing; one that has none signs.
      if let seen = answer?.size {
        if seen > ledger.size { try SeenSize(in: folder).note(seen) }
      } else if answer?.status != 200 {
        world.errors.line("It does not say how much it has seen: \(url.madeVisible)")
      }
    }
    for url in urls.dropFirst(KnownWitnesses.most) {
      world.errors.line("Not asked how much it has seen: \(url.madeVisible)")
    }
  }
}

extension Diagnostic {
  fileprivate static func notKnown() -> Diagnostic {
    Diagnostic(
      .error, "ledger.witnesses", at: Location(file: "witnesses"),
      "the file cannot be read: which witnesses the mission has asked is not known",
      expected: "'truce witnesses v1' and a line for each witness",
      mend: "restore it; or remove it, and ask each witness with 'truce ledger witness ask'")
  }
}
