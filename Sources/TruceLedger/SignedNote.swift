// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A text with the signatures of one or more keys.
///
/// Reading is strict and keeps every byte: a note that was read prints as it was. A line of a key
/// that is not known is kept and means nothing.
///
/// Source: C2SP signed-note v1.0.0.
public struct SignedNote: Hashable, Sendable {
  /// One signature line: `— name base64(id and signature)`.
  public struct Line: Hashable, Sendable {
    /// The name of the key that signed.
    public var name: Octets
    /// The first four bytes of the key's hash, see ``VerifierKey/id``.
    public var keyID: UInt32
    /// The signature, in the form of the key's kind.
    public var signature: [UInt8]

    /// A signature line.
    public init(name: Octets, keyID: UInt32, signature: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.signature = signature
    }

    /// The line as it is written, with its line end.
    public var bytes: [UInt8] {
      let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
      return Array("— ".utf8) + name.bytes + Array(" \(Base64.text(of: id + signature))\n".utf8)
    }
  }

  /// The largest note that is read, in bytes.
  static let longest = 1 << 20
  /// The most signature lines that are read.
  static let mostLines = 128

  /// The signed text, its last line end included.
  public let text: [UInt8]
  /// The signature lines, in their order.
  public var lines: [Line]

  /// A note of a text and its signature lines.
  ///
  /// - Precondition: the text ends in a line end.
  public init(text: [UInt8], lines: [Line]) {
    precondition(text.last == UInt8(ascii: "\n"), "the text of a note ends in a line end")
    self.text = text
    self.lines = lines
  }

  /// The note as it is written.
  public var bytes: [UInt8] { text + [UInt8(ascii: "\n")] + lines.flatMap(\.bytes) }

  /// Reads a note.
  ///
  /// The name is the file's, as faults print it.
  ///
  /// - Throws: `ledger.note-size`, `ledger.note-text`, `ledger.note-end`, `ledger.note-line`.
  public init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
    try self.init(parsing: bytes, name: name, after: 0)
  }

  /// Reads a note that begins behind so many lines of a file.
  init(parsing bytes: [UInt8], name: String, after above: Int) throws(Diagnostics) {
    if bytes.count > SignedNote.longest { throw Diagnostics(.noteSize(bytes.count, in: name)) }
    let newline = UInt8(ascii: "\n")
    if let line = SignedNote.lineOfForbiddenByte(in: bytes) {
      throw Diagnostics(.noteText(at: Location(file: name, line: above + line)))
    }
    guard bytes.last == newline else { throw Diagnostics(.noteEnd(in: name)) }
    let blank = bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    guard let blank, blank + 1 < bytes.count else { throw Diagnostics(.noteEnd(in: name)) }
    text = Array(bytes[..<blank])
    lines = []
    var number = above + bytes[...blank].count { $0 == newline }
    for written in bytes[(blank + 1)...].dropLast().split(
      separator: newline, omittingEmptySubsequences: false)
    {
      number += 1
      guard lines.count < SignedNote.mostLines, let line = Line(parsing: Array(written)) else {
        throw Diagnostics(.noteLine(at: Location(file: name, line: number)))
      }
      lines.append(line)
    }
  }

  /// The line of the first byte that is no UTF-8 or a control other than a line end.
  private static func lineOfForbiddenByte(in bytes: [UInt8]) -> Int? {
    let newline = UInt8(ascii: "\n")
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    for (index, written) in bytes.split(separator: newline, omittingEmptySubsequences: false)
      .enumerated()
    {
      if written.contains(where: { $0 < 0x20 }) { return index + 1 }
      if !isUTF8, String(validating: written, as: UTF8.self) == nil { return index + 1 }
    }
    return nil
  }
}

extension SignedNote.Line {
  /// Reads a line without its line end; `nil` unless it is the one spelling of a signature.
  init?(parsing bytes: [UInt8]) {
    let mark = Array("— ".utf8)
    guard bytes.starts(with: mark) else { return nil }
    let rest = bytes.dropFirst(mark.count)
    guard let space = rest.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    name = Octets(rest[..<space])
    guard name.canNameKey else { return nil }
    guard let blob = Base64.bytes(of: rest[(space + 1)...]), blob.count > 4 else { return nil }
    keyID = blob[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    signature = Array(blob[4...])
  }
}

extension SignedNote {
  /// A signature that was verified.
  public struct Verified: Hashable, Sendable {
    /// The key that signed.
    public var key: VerifierKey
    /// The time the signer gave, in seconds since 1970; only cosignatures have one.
    public var time: UInt64?
  }

  /// The signatures of the keys given, each verified, in the order of their lines.
  ///
  /// A line of another key is passed over, even if it has the name or the id of a known one.
  ///
  /// - Returns: empty when none of the keys signed.
  /// - Throws: `ledger.signature` when a line has name and id of a known key and does not verify:
  ///   then nothing in the note can be trusted.
  public func verified(
    by keys: some Collection<VerifierKey>, name: String
  ) throws(Diagnostics) -> [Verified] {
    try verified(by: keys, name: name, after: 0)
  }

  /// The same for a note that begins behind so many lines of a file.
  func verified(
    by keys: some Collection<VerifierKey>, name: String, after linesAbove: Int
  ) throws(Diagnostics) -> [Verified] {
    var result: [Verified] = []
    for (index, line) in lines.enumerated() {
      let named = keys.filter { $0.id == line.keyID && $0.name == line.name }
      if named.isEmpty { continue }
      let found = named.lazy.compactMap { key in
        key.verification(of: line.signature, over: text).map { Verified(key: key, time: $0.time) }
      }.first
      guard let found else {
        let above = linesAbove + text.count { $0 == UInt8(ascii: "\n") } + 1
        throw Diagnostics(
          .signature(of: line.name, at: Location(file: name, line: above + index + 1)))
      }
      result.append(found)
    }
    return result
  }
}

extension Diagnostic {
  fileprivate static func noteSize(_ count: Int, in name: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.note-size", at: Location(file: name),
      "the note has \(count) bytes", expected: "at most \(SignedNote.longest)",
      mend: "ask the sender for the note alone")
  }

  fileprivate static func noteText(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.note-text", at: place,
      "a signed note holds a byte that is no UTF-8 text or a control other than a line end",
      expected: "UTF-8 with line ends of one line feed",
      mend: "fetch the note again without changing its line ends")
  }

  fileprivate static func noteEnd(in name: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.note-end", at: Location(file: name),
      "the note does not end in an empty line and signature lines",
      expected: "a text, an empty line, then at least one line that begins with '— '",
      mend: "fetch the whole note again; its last line end belongs to it")
  }

  fileprivate static func noteLine(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.note-line", at: place, "the line is no signature line",
      expected: "'— ', the key's name, a space, and padded base 64 of key id and signature",
      mend: "fetch the note again; nothing in it can be mended by hand")
  }

  fileprivate static func signature(of name: Octets, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.signature", at: place,
      "the signature of '\(name.shown)' does not verify",
      expected: "a signature by the known key of that name over the text above",
      mend: "trust nothing in this note; ask the signer for it again, and keep this one")
  }
}
