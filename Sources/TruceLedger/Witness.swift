// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Someone who signs that a log was only appended to, and remembers what was signed.
///
/// It decides; ``WitnessFolder`` remembers. The specifications now prefer ML-DSA-44, which no
/// library of Debian 12 has: this witness signs with Ed25519.
///
/// Source: C2SP tlog-witness, text of commit 95978ca8038c058314b6ead7d6c1fa43af3bebec (July 2026).
public struct Witness: Sendable {
  /// A log that the witness watches.
  public struct Log: Hashable, Sendable {
    /// Its name, the first line of its checkpoints.
    public var origin: Octets
    /// The keys that may sign for it; at least one.
    public var keys: [VerifierKey]

    /// A log whose origin may differ from its key's name.
    public init(origin: Octets, keys: [VerifierKey]) {
      self.origin = origin
      self.keys = keys
    }

    /// A log whose origin is its key's name.
    public init(_ key: VerifierKey) { self.init(origin: key.name, keys: [key]) }
  }

  /// The witness's key, of kind `cosignature`.
  public let signer: Signer
  /// The logs it watches.
  public let logs: [Log]

  /// A witness of some logs.
  ///
  /// - Precondition: the signer's kind is `cosignature`.
  public init(signer: Signer, logs: [Log]) {
    precondition(signer.key.kind == .cosignature, "a witness has a key that cosigns")
    self.signer = signer
    self.logs = logs
  }

  /// What the witness answers, as HTTP has it.
  public struct Answer: Hashable, Sendable {
    /// 200, 400, 403, 404, 409, 422, or 500 when the witness itself is at fault.
    public var status: Int
    /// The type of the body.
    public var contentType: String
    /// The body: signature lines, the witness's size, or a sentence.
    public var body: [UInt8]

    fileprivate init(_ status: Int, _ body: String, type: String = "text/plain; charset=utf-8") {
      self.status = status
      contentType = type
      self.body = Array("\(body)\n".utf8)
    }
  }

  /// What the witness has decided.
  public struct Decision: Hashable, Sendable {
    /// What to answer.
    public var answer: Answer
    /// What must be durable before the answer is given; `nil` when nothing changes.
    public var record: SignedNote?
    /// Whether the log has signed what cannot follow on what it signed before: then the request
    /// is kept.
    public var isRefusedHistory = false
  }

  /// Decides on a request.
  ///
  /// The caller sees to it that nothing is recorded between reading `latest` and recording the
  /// decision: else a slow request could roll the witness back.
  ///
  /// - Parameters:
  ///   - request: the body of `add-checkpoint`.
  ///   - time: now, in seconds since 1970, at least 1.
  ///   - latest: gives the checkpoint that was recorded last for an origin, `nil` for none.
  /// - Returns: the answer, and what to record before it is given.
  /// - Throws: what `latest` throws.
  public func decide(
    _ request: [UInt8], time: UInt64, latest: (Octets) throws(Diagnostics) -> SignedNote?
  ) throws(Diagnostics) -> Decision {
    let asked: Request
    do throws(Diagnostics) {
      asked = try Request(parsing: request, name: "request")
    } catch {
      return refusal(400, error.all.first?.message ?? "the request cannot be read")
    }
    guard let log = logs.first(where: { $0.origin == asked.checkpoint.origin }) else {
      return refusal(404, "this log is not watched here")
    }
    let signatures = try? asked.note.verified(by: log.keys, name: "request")
    guard let signatures else {
      return refusal(403, "a signature of the log does not verify")
    }
    if signatures.isEmpty { return refusal(403, "the log has not signed this checkpoint") }
    if asked.olderSize > asked.checkpoint.size {
      return refusal(400, "the old size is larger than the checkpoint's")
    }
    let record = try latest(log.origin)
    let known = try record.map { note throws(Diagnostics) in
      try Checkpoint(of: note, name: "record")
    }
    if asked.olderSize != known?.size ?? 0 {
      let answer = Answer(409, "\(known?.size ?? 0)", type: "text/x.tlog.size")
      return Decision(answer: answer)
    }
    if let fault = fault(in: asked, after: known) {
      var decision = refusal(422, fault)
      decision.isRefusedHistory = true
      return decision
    }
    let last = try record?.verified(by: [signer.key], name: "record").compactMap(\.time).max()
    if time < last ?? 1 {
      return refusal(500, "the witness's clock is behind its last cosignature")
    }
    let line = signer.cosigning(asked.note.text, time: time)
    let kept = asked.note.lines.filter { line in
      signatures.contains { $0.key.id == line.keyID && $0.key.name == line.name }
    }
    var answer = Answer(200, "")
    answer.body = line.bytes
    return Decision(
      answer: answer, record: SignedNote(text: asked.note.text, lines: kept + [line]))
  }

  /// Why the checkpoint cannot follow on the one that is known.
  private func fault(in asked: Request, after known: Checkpoint?) -> String? {
    let head = asked.checkpoint
    if head.size == 0, head.root != .ofNothing {
      return "a checkpoint of no entries has the root of some"
    }
    if asked.olderSize == 0, !asked.proof.isEmpty {
      return "from a log without entries there is nothing to prove"
    }
    let older = known?.root ?? .ofNothing
    if asked.olderSize == head.size, older != head.root {
      return "the log has signed another root for this size"
    }
    let extends = MerkleTree.extends(
      olderSize: asked.olderSize, olderRoot: older, newerSize: head.size, newerRoot: head.root,
      proof: asked.proof)
    return extends ? nil : "the proof does not lead from the recorded checkpoint to this one"
  }

  private func refusal(_ status: Int, _ words: String) -> Decision {
    Decision(answer: Answer(status, words))
  }
}

extension Witness {
  /// What a log asks of a witness: the body of `add-checkpoint`.
  public struct Request: Hashable, Sendable {
    /// The size that the witness has recorded, as the log believes.
    public var olderSize: Int
    /// The proof from that size to the checkpoint's.
    public var proof: [Hash]
    /// The checkpoint with the log's signature.
    public var note: SignedNote
    /// What the note says; of size 0, its root may yet be wrong.
    public let checkpoint: Checkpoint

    /// A request of its parts.
    ///
    /// - Throws: what reading the checkpoint throws.
    public init(olderSize: Int, proof: [Hash], note: SignedNote) throws(Diagnostics) {
      self.olderSize = olderSize
      self.proof = proof
      self.note = note
      checkpoint = try Checkpoint(readingLinesOf: note, name: "request", after: 0)
    }

    /// The request as it is sent.
    public var bytes: [UInt8] {
      let lines = ["old \(olderSize)"] + proof.map(\.base64)
      return Array((lines.joined(separator: "\n") + "\n\n").utf8) + note.bytes
    }

    /// Reads a request.
    ///
    /// - Throws: `ledger.request-text` with the line, and what reading a checkpoint throws.
    public init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
      func fault(_ line: Int) -> Diagnostics {
        Diagnostics(.requestText(at: Location(file: name, line: line)))
      }
      if bytes.count > SignedNote.longest { throw fault(0) }
      var rest = bytes[...]
      var lines: [ArraySlice<UInt8>] = []
      while true {
        guard lines.count <= 64, let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
          throw fault(lines.count + 1)
        }
        let line = rest[..<end]
        rest = rest[(end + 1)...]
        if line.isEmpty { break }
        lines.append(line)
      }
      guard let first = lines.first, first.starts(with: "old ".utf8),
        let size = Decimal.number(of: first.dropFirst(4))
      else { throw fault(1) }
      proof = []
      for (index, line) in lines.enumerated().dropFirst() {
        guard index <= 63, let hash = Hash(base64: line) else { throw fault(index + 1) }
        proof.append(hash)
      }
      olderSize = size
      note = try SignedNote(parsing: Array(rest), name: name, after: lines.count + 1)
      checkpoint = try Checkpoint(readingLinesOf: note, name: name, after: lines.count + 1)
    }
  }

  /// Reads the signature lines that a witness has answered with.
  ///
  /// - Throws: `ledger.answer-text` with the line.
  public static func lines(
    ofAnswer body: [UInt8], name: String
  ) throws(Diagnostics) -> [SignedNote.Line] {
    let written = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard body.count <= SignedNote.longest, body.last == UInt8(ascii: "\n") else {
      throw Diagnostics(.answerText(at: Location(file: name)))
    }
    var lines: [SignedNote.Line] = []
    for (index, bytes) in written.dropLast().enumerated() {
      guard lines.count < SignedNote.mostLines, let line = SignedNote.Line(parsing: Array(bytes))
      else { throw Diagnostics(.answerText(at: Location(file: name, line: index + 1))) }
      lines.append(line)
    }
    return lines
  }
}

extension Ledger {
  /// What to ask a witness that has recorded this log at a size.
  ///
  /// - Parameters:
  ///   - recorded: the size the witness has, 0 for none; its answer 409 tells.
  ///   - older: a checkpoint of this log that was kept; `nil` for the newest.
  /// - Returns: the request.
  /// - Throws: `ledger.ahead` when the witness has seen a larger log than lies here: then nothing
  ///   may be signed before the missing entries are back.
  public func request(
    toWitnessAt recorded: Int, for older: SignedNote? = nil
  ) throws(Diagnostics) -> Witness.Request {
    precondition(recorded >= 0, "a witness has a size from 0")
    let note = older ?? signedCheckpoint
    let head = try older.map { note throws(Diagnostics) in try compare(note) } ?? checkpoint
    if recorded > head.size {
      throw Diagnostics(.ahead(recorded, here: head.size, at: disk.place("")))
    }
    let proof = try consistencyProof(from: recorded, to: head.size)
    return try Witness.Request(
      olderSize: recorded, proof: proof,
      note: SignedNote(text: note.text, lines: note.lines.filter { $0.keyID == key.id }))
  }
}

extension Diagnostic {
  fileprivate static func requestText(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.request-text", at: place, "the line is not what a request has here",
      expected: "'old ' and a size, at most 63 hashes in base 64, an empty line, a checkpoint",
      mend: "make the request with 'truce ledger witness'")
  }

  fileprivate static func answerText(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.answer-text", at: place, "the witness's answer is no signature line",
      expected: "one or more lines that begin with '— '", mend: "ask the witness again")
  }
}
