// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A file by which anybody can check, without asking anyone, that an entry is in a log.
///
/// Source: C2SP tlog-proof, draft of commit ab17a74116563005f908b9167e6421cc929a5c2b.
public struct TlogProof: Hashable, Sendable {
  private static let firstLine = "c2sp.org/tlog-proof@v1"
  /// The largest proof that is read, in bytes.
  static let longest = 2 << 20

  /// Bytes for the reader's use, which nothing vouches for.
  public var extra: [UInt8]?
  /// The index of the entry in the log.
  public var index: Int
  /// The hashes beside the path from the entry to the root, from the entry's side.
  public var hashes: [Hash]
  /// The log's checkpoint, with its signature lines.
  public var checkpoint: SignedNote
  private var linesAbove: Int { 3 + (extra == nil ? 0 : 1) + hashes.count }

  /// A proof of its parts.
  public init(extra: [UInt8]? = nil, index: Int, hashes: [Hash], checkpoint: SignedNote) {
    precondition(index >= 0 && extra != [], "a proof has an index, and extra bytes or none")
    self.extra = extra
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// The proof as its file has it.
  public var bytes: [UInt8] {
    var lines = [TlogProof.firstLine]
    if let extra { lines.append("extra \(Base64.text(of: extra))") }
    lines.append("index \(index)")
    lines += hashes.map(\.base64)
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
  }

  /// Reads a proof; what it says is not verified yet.
  ///
  /// - Throws: `ledger.proof-text` with the line, and what reading a note throws.
  public init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
    if bytes.count > TlogProof.longest { throw Diagnostics(.proofSize(bytes.count, in: name)) }
    let newline = UInt8(ascii: "\n")
    var rest = bytes[...]
    var number = 0
    func next(_ expected: String) throws(Diagnostics) -> ArraySlice<UInt8> {
      number += 1
      guard let end = rest.firstIndex(of: newline) else {
        throw Diagnostics(.proofText(at: Location(file: name, line: number), expected))
      }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    func fault(_ expected: String) -> Diagnostics {
      Diagnostics(.proofText(at: Location(file: name, line: number), expected))
    }
    let head = "'\(TlogProof.firstLine)'"
    guard try next(head).elementsEqual(TlogProof.firstLine.utf8) else { throw fault(head) }
    let indexForm = "'index ' and a count in decimal without leading zeros"
    var line = try next(indexForm)
    if line.starts(with: "extra ".utf8) {
      guard let extra = Base64.bytes(of: line.dropFirst(6)), !extra.isEmpty else {
        throw fault("'extra ' and padded base 64")
      }
      self.extra = extra
      line = try next(indexForm)
    }
    guard line.starts(with: "index ".utf8), let index = Decimal.number(of: line.dropFirst(6)) else {
      throw fault(indexForm)
    }
    self.index = index
    hashes = []
    let hashForm = "a hash of 32 bytes in padded base 64, or the empty line before the checkpoint"
    while true {
      line = try next(hashForm)
      if line.isEmpty { break }
      guard hashes.count < 63, let hash = Hash(base64: line) else { throw fault(hashForm) }
      hashes.append(hash)
    }
    checkpoint = try SignedNote(parsing: Array(rest), name: name, after: number)
  }

  /// Verifies that the entry is in the log, at the index, under a checkpoint that meets the policy.
  ///
  /// - Parameters:
  ///   - entry: the entry's bytes; their hash is computed here.
  ///   - policy: whose word is needed.
  ///   - known: the log's key where the policy names no log.
  ///   - earliest: cosignatures of an earlier time do not count; `nil` for any time.
  ///   - name: the file's name, as faults print it.
  /// - Returns: the checkpoint with those who stand behind it.
  /// - Throws: `ledger.proof` when the proof does not lead from the entry to the root; what the
  ///   policy throws.
  public func verify(
    entry: [UInt8], under policy: TlogPolicy, known: VerifierKey? = nil, earliest: UInt64? = nil,
    name: String
  ) throws(Diagnostics) -> TlogPolicy.Witnessed {
    let witnessed = try policy.verify(
      checkpoint, name: name, known: known, earliest: earliest, after: linesAbove)
    let head = witnessed.checkpoint
    guard
      MerkleTree.includes(
        Hash(leaf: entry), at: index, size: head.size, root: head.root, proof: hashes)
    else { throw Diagnostics(.proof(index: index, size: head.size, at: Location(file: name))) }
    return witnessed
  }
}

extension Diagnostic {
  fileprivate static func proofSize(_ count: Int, in name: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.proof-text", at: Location(file: name), "the proof has \(count) bytes",
      expected: "at most \(TlogProof.longest)", mend: "give the proof file")
  }

  fileprivate static func proofText(at place: Location, _ expected: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.proof-text", at: place, "the line is not what a proof has here",
      expected: expected, mend: "ask for the proof again; nothing in it can be mended by hand")
  }

  fileprivate static func proof(index: Int, size: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.proof", at: place,
      "the proof does not show this entry at index \(index) of the \(size) in the log",
      mend: "see that it is the entry's own file, unchanged; if it is, the proof is false")
  }
}
