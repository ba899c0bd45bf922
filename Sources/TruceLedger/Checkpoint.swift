// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// The head of a log: which log, how many entries, and the root of the tree over them.
///
/// It is the text of a signed note. Ours have no extension lines: nobody can audit them.
///
/// Source: C2SP tlog-checkpoint v1.0.0.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name, the first line.
  public var origin: Octets
  /// How many entries the log has, less than 2^63.
  public var size: Int
  /// The root of the tree over them.
  public var root: Hash
  /// Further lines, which only other people's logs have.
  public var extensions: [Octets]

  /// A checkpoint of its parts.
  ///
  /// - Precondition: the origin has a byte and no line end, the size is not negative.
  public init(origin: Octets, size: Int, root: Hash, extensions: [Octets] = []) {
    precondition(!origin.bytes.isEmpty && size >= 0, "a checkpoint has an origin and a size")
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// The text that is signed.
  public var text: [UInt8] {
    var text = origin.bytes + Array("\n\(size)\n\(root.base64)\n".utf8)
    for line in extensions { text += line.bytes + [UInt8(ascii: "\n")] }
    return text
  }

  /// Reads the text of a note as a checkpoint; size 0 goes only with the root of the empty tree.
  ///
  /// - Throws: `ledger.checkpoint-text` with the line, `ledger.checkpoint-empty`.
  public init(of note: SignedNote, name: String) throws(Diagnostics) {
    try self.init(of: note, name: name, after: 0)
  }

  /// The same for a note that begins behind so many lines of a file.
  init(of note: SignedNote, name: String, after above: Int) throws(Diagnostics) {
    try self.init(readingLinesOf: note, name: name, after: above)
    if size == 0, root != .ofNothing {
      throw Diagnostics(.emptyRoot(at: Location(file: name, line: above + 3)))
    }
  }

  /// Reads the lines and leaves it to the caller whether the root can belong to the size.
  init(readingLinesOf note: SignedNote, name: String, after above: Int) throws(Diagnostics) {
    let lines = note.text.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    func line(_ number: Int, expected: String) -> Diagnostics {
      Diagnostics(
        .checkpointText(at: Location(file: name, line: above + number), expected: expected))
    }
    guard let origin = lines.first, !origin.isEmpty else {
      throw line(1, expected: "the log's name")
    }
    guard lines.count > 1, let size = Decimal.number(of: lines[1]) else {
      throw line(2, expected: "a count in decimal without leading zeros, less than 2^63")
    }
    guard lines.count > 2, let root = Hash(base64: lines[2]) else {
      throw line(3, expected: "32 bytes in padded base 64")
    }
    if let index = lines.indices.dropFirst(3).first(where: { lines[$0].isEmpty }) {
      throw line(index + 1, expected: "a line that is not empty, or the empty line at the end")
    }
    self.init(
      origin: Octets(origin), size: size, root: root,
      extensions: lines.dropFirst(3).map(Octets.init))
  }
}

extension Diagnostic {
  fileprivate static func checkpointText(at place: Location, expected: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.checkpoint-text", at: place, "the line is not what a checkpoint has here",
      expected: expected, mend: "fetch the checkpoint again; nothing in it can be mended by hand")
  }

  fileprivate static func emptyRoot(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.checkpoint-empty", at: place,
      "a checkpoint of no entries has the root of some", expected: Hash.ofNothing.base64,
      mend: "trust nothing this log signs until its operator has explained it")
  }
}
