// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Two checkpoints by which anybody can see that a log has shown two histories.
///
/// Both are signed by the log's key, for one origin and one size, and have two roots. That is proof
/// by itself; it needs neither log.
public struct SplitView: Hashable, Sendable {
  private static let firstLine = "truce split view v1"

  /// The checkpoint that was seen first.
  public let first: SignedNote
  /// The other.
  public let second: SignedNote

  /// Two checkpoints that prove a split view; `nil` when they do not.
  ///
  /// - Throws: what verifying the two checkpoints throws.
  public init?(
    _ first: SignedNote, _ second: SignedNote, log: VerifierKey
  ) throws(Diagnostics) {
    let one = try Ledger.head(first.bytes, key: log, name: "first checkpoint").1
    let other = try Ledger.head(second.bytes, key: log, name: "second checkpoint").1
    guard one.size == other.size, one.root != other.root else { return nil }
    self.first = first
    self.second = second
  }

  /// The proof as a file: a line, the length of the first checkpoint in bytes, and both.
  public var bytes: [UInt8] {
    Array("\(SplitView.firstLine)\n\(first.bytes.count)\n".utf8) + first.bytes + second.bytes
  }

  /// Reads a proof and verifies it.
  ///
  /// - Throws: `ledger.split-text` when it is no such file or proves nothing.
  public init(parsing bytes: [UInt8], log: VerifierKey, name: String) throws(Diagnostics) {
    let newline = UInt8(ascii: "\n")
    let lines = bytes.split(separator: newline, maxSplits: 2, omittingEmptySubsequences: false)
    guard bytes.count <= 2 * SignedNote.longest, lines.count == 3,
      lines[0].elementsEqual(SplitView.firstLine.utf8),
      let length = Decimal.number(of: lines[1]), length < lines[2].count
    else { throw Diagnostics(.splitText(in: name)) }
    let first = try SignedNote(parsing: Array(lines[2].prefix(length)), name: name, after: 2)
    let second = try SignedNote(parsing: Array(lines[2].dropFirst(length)), name: name)
    guard let proof = try SplitView(first, second, log: log) else {
      throw Diagnostics(.splitText(in: name))
    }
    self = proof
  }
}

extension Diagnostic {
  fileprivate static func splitText(in name: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.split-text", at: Location(file: name),
      "the file does not prove that the log has shown two histories",
      expected: "two checkpoints of one size with two roots, both signed by the log",
      mend: "give the two checkpoints as they were received")
  }
}
