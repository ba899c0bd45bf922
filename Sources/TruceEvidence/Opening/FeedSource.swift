// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround

/// How large what is unpacked may become: what comes in may be made to exhaust a machine.
public struct UnpackingLimits: Hashable, Sendable {
  /// The most bytes a file may unpack to.
  public var bytes: Int
  /// The most times a file may grow.
  public var ratio: Int
  /// The unpacked length from which the ratio is looked at.
  public var ratioFromBytes: Int

  /// 64 GB, and 200 times from 256 MB on, unless said otherwise.
  public init(bytes: Int = 64 << 30, ratio: Int = 200, ratioFromBytes: Int = 256 << 20) {
    precondition(bytes > 0 && ratio > 0, "a limit leaves room for at least one byte")
    self.bytes = bytes
    self.ratio = ratio
    self.ratioFromBytes = ratioFromBytes
  }
}

/// The text of a feed's file, whatever it was packed in, read in order.
///
/// Plain text, gzip, Zstandard, or a zip that holds one file: told by the first bytes, not by the
/// name. A packed file may hold another packed file, at most three deep. Memory is bounded by the
/// unpackers' windows; ``UnpackingLimits`` bound the length.
public struct FeedSource: ByteSource {
  /// The first bytes of the text, at most 64 KB.
  public let beginning: [UInt8]
  private var given = 0
  private var rest: any ByteSource

  /// Opens a file's bytes.
  ///
  /// - Parameters:
  ///   - source: the file's bytes, from the first on.
  ///   - name: the name that stands in diagnostics.
  ///   - limits: how large the unpacked text may become.
  /// - Throws: `feed.html`, `feed.xml`, `feed.utf16`, `feed.utf32`, `feed.empty`, `feed.binary`,
  ///   `feed.nested`; for packed files `feed.truncated`, `feed.corrupt`, `feed.no-file`,
  ///   `feed.several-files`, `feed.encrypted`. Reading on may throw the same, and `feed.too-large`.
  public init(
    opening source: any ByteSource, named name: String, limits: UnpackingLimits = .init()
  ) throws(Diagnostics) {
    var current = source
    for depth in 0...3 {
      let start = try FeedSource.firstBytes(of: &current)
      let whole = JoinedSource(start, then: current)
      let packing: ArchiveSource.Packing
      switch ContentSign(of: start) {
      case .text:
        beginning = start
        rest = current
        return
      case .gzip: packing = .gzip
      case .zstandard: packing = .zstandard
      case .zip: packing = .zip
      case .empty: throw Diagnostics(.emptyFile(name))
      case .html: throw Diagnostics(.html(name))
      case .xml: throw Diagnostics(.xml(name))
      case .utf16: throw Diagnostics(.wide(name, "utf16", "UTF-16"))
      case .utf32: throw Diagnostics(.wide(name, "utf32", "UTF-32"))
      case .other(let what): throw Diagnostics(.binary(name, what))
      }
      if depth == 3 { break }
      current = try ArchiveSource(unpacking: whole, packing, named: name, limits: limits)
    }
    throw Diagnostics(.nested(name))
  }

  /// Copies the next bytes of the text.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    if given < beginning.count {
      let count = Swift.min(buffer.count, beginning.count - given)
      beginning.withUnsafeBytes { all in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[given..<given + count]))
      }
      given += count
      return count
    }
    return try rest.read(into: buffer)
  }

  private static func firstBytes(of source: inout any ByteSource) throws(Diagnostics) -> [UInt8] {
    let size = 64 << 10
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < size {
      let count = try source.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return Array(buffer[..<filled])
  }
}

/// Bytes that were looked at already, and those that follow them.
struct JoinedSource: ByteSource {
  private var first: BytesSource
  private var second: any ByteSource
  private var isPastFirst = false

  init(_ bytes: [UInt8], then second: any ByteSource) {
    first = BytesSource(bytes)
    self.second = second
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    if !isPastFirst {
      let count = try first.read(into: buffer)
      if count > 0 || buffer.isEmpty { return count }
      isPastFirst = true
    }
    return try second.read(into: buffer)
  }
}

/// The forms a file may have, for messages.
let feedForms = "CSV or GeoJSON text in UTF-8: plain, gzip, Zstandard, or a zip that holds one file"

extension Diagnostic {
  fileprivate static func emptyFile(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.empty", at: Location(file: name), "the file holds no text", expected: feedForms,
      mend: "download the file again")
  }

  fileprivate static func html(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.html", at: Location(file: name),
      "the file is a web page, not a feed: perhaps a login or an error page", expected: feedForms,
      mend: "open the address in a browser, see what it says, and download the file again")
  }

  fileprivate static func xml(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.xml", at: Location(file: name), "the file is XML, not a feed",
      expected: feedForms, mend: "export the feed as CSV or GeoJSON")
  }

  fileprivate static func wide(_ name: String, _ slug: String, _ coding: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.\(slug)", at: Location(file: name), "the file is \(coding) text",
      expected: feedForms, mend: "save the file as UTF-8, as with 'iconv -f \(coding) -t UTF-8'")
  }

  fileprivate static func binary(_ name: String, _ what: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.binary", at: Location(file: name), "the file is \(what), not a feed",
      expected: feedForms, mend: "unpack or export it, and import the text")
  }

  fileprivate static func nested(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.nested", at: Location(file: name),
      "the file is packed more than three times over", expected: feedForms,
      mend: "unpack it, and import the text")
  }
}
