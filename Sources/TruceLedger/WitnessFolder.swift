// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// The folder in which a witness remembers what it has cosigned.
///
/// Of each log it holds the last checkpoint with its cosignature, under the SHA-256 of the origin,
/// and the requests that were refused although the log had signed them. A decision is taken and
/// recorded under a lock, and is durable before it is answered.
public struct WitnessFolder: Sendable {
  /// How many refused requests are kept of one log.
  public static let mostRefused = 100
  private let path: String

  /// A witness's folder, which is made when it is first needed.
  public init(at path: String) { self.path = path }

  /// Answers a request, and records what was decided before it returns.
  ///
  /// - Parameters:
  ///   - request: the body of `add-checkpoint`.
  ///   - witness: who decides.
  ///   - time: now, in seconds since 1970, at least 1.
  /// - Returns: what to answer.
  /// - Throws: `ledger.cannot-read`, `ledger.cannot-write`, `ledger.locked` after ten seconds, and
  ///   what is wrong with a record that was changed.
  public func answer(
    _ request: [UInt8], by witness: Witness, time: UInt64
  ) throws(Diagnostics) -> Witness.Answer {
    let disk = Disk(root: path)
    try disk.makeRoot()
    let lock = try Lock(on: disk, tries: 1000)
    defer { withExtendedLifetime(lock) {} }
    let decision = try witness.decide(request, time: time) { origin throws(Diagnostics) in
      try WitnessFolder.latest(origin, on: disk, key: witness.signer.key)
    }
    if let record = decision.record {
      let head = try Checkpoint(of: record, name: "record")
      let path = WitnessFolder.path(of: head.origin)
      try disk.replace(path, with: record.bytes, isDurable: true)
      try disk.syncFolders(above: path)
    }
    if decision.isRefusedHistory { try keep(request, by: witness, on: disk) }
    return decision.answer
  }

  /// The checkpoint that was cosigned last for a log, with the cosignature; `nil` for none.
  ///
  /// - Throws: `ledger.cannot-read`, and what is wrong with a record that was changed.
  public func latest(
    _ origin: Octets, key: VerifierKey
  ) throws(Diagnostics) -> SignedNote? {
    try WitnessFolder.latest(origin, on: Disk(root: path), key: key)
  }

  /// The requests that were refused although the log had signed them, in byte order of their
  /// hashes.
  public func refused(_ origin: Octets) throws(Diagnostics) -> [[UInt8]] {
    let disk = Disk(root: path)
    let folder = WitnessFolder.folder(of: origin) + "/refused"
    var requests: [[UInt8]] = []
    for item in try disk.list(folder) {
      if let bytes = try disk.read("\(folder)/\(item.name)", limit: SignedNote.longest) {
        requests.append(bytes)
      }
    }
    return requests
  }

  /// The proofs that a log has shown two histories, in byte order of their hashes.
  ///
  /// Each is kept when the second checkpoint comes: later the witness has another one recorded.
  /// - Throws: `ledger.cannot-read`.
  public func splits(_ origin: Octets) throws(Diagnostics) -> [[UInt8]] {
    let disk = Disk(root: path)
    let folder = WitnessFolder.folder(of: origin) + "/split"
    var proofs: [[UInt8]] = []
    for item in try disk.list(folder) {
      if let bytes = try disk.read("\(folder)/\(item.name)", limit: 2 * SignedNote.longest) {
        proofs.append(bytes)
      }
    }
    return proofs
  }

  private static func folder(of origin: Octets) -> String { Hash(of: origin.bytes).hex }

  private static func path(of origin: Octets) -> String { folder(of: origin) + "/checkpoint" }

  private static func latest(
    _ origin: Octets, on disk: Disk, key: VerifierKey
  ) throws(Diagnostics) -> SignedNote? {
    let path = path(of: origin)
    guard let bytes = try disk.read(path, limit: SignedNote.longest) else { return nil }
    let name = disk.shown(path)
    let note = try SignedNote(parsing: bytes, name: name)
    let head = try Checkpoint(of: note, name: name)
    if try note.verified(by: [key], name: name).isEmpty || head.origin != origin {
      throw Diagnostics(.foreignRecord(at: Location(file: name)))
    }
    return note
  }

  private func keep(
    _ request: [UInt8], by witness: Witness, on disk: Disk
  ) throws(Diagnostics) {
    let asked = try Witness.Request(parsing: request, name: "request")
    let origin = asked.checkpoint.origin
    let name = Hash(of: asked.note.text).hex
    try keep(request, as: name, in: WitnessFolder.folder(of: origin) + "/refused", on: disk)
    guard let latest = try WitnessFolder.latest(origin, on: disk, key: witness.signer.key) else {
      return
    }
    let keys = witness.logs.filter { $0.origin == origin }.flatMap(\.keys)
    let proofs = keys.lazy.compactMap { try? SplitView(latest, asked.note, log: $0) }
    guard let proof = proofs.first else { return }
    try keep(proof.bytes, as: name, in: WitnessFolder.folder(of: origin) + "/split", on: disk)
  }

  private func keep(
    _ bytes: [UInt8], as name: String, in folder: String, on disk: Disk
  ) throws(Diagnostics) {
    let kept = try disk.list(folder)
    if kept.count >= WitnessFolder.mostRefused || kept.contains(where: { $0.name == name }) {
      return
    }
    try disk.replace("\(folder)/\(name)", with: bytes, isDurable: true)
    try disk.syncFolders(above: "\(folder)/\(name)")
  }
}

extension Diagnostic {
  fileprivate static func foreignRecord(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.witness-record", at: place,
      "the record does not bear this witness's cosignature for this log",
      mend: "restore the witness's folder from its newest copy; until then it must not cosign")
  }
}
