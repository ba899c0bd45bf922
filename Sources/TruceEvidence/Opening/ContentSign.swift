// SPDX-License-Identifier: Apache-2.0

/// What a file is by its first bytes, whatever its name says.
enum ContentSign: Hashable {
  /// Text that may be a feed.
  case text
  /// No byte at all.
  case empty
  /// A gzip stream (RFC 1952).
  case gzip
  /// A Zstandard frame (RFC 8878).
  case zstandard
  /// A zip archive.
  case zip
  /// A web page.
  case html
  /// Text in UTF-16.
  case utf16
  /// Text in UTF-32.
  case utf32
  /// XML that is no web page.
  case xml
  /// Something else, by name, such as `a PDF document`.
  case other(String)

  /// How many bytes are looked at.
  static let length = 4096

  /// Looks at the beginning of a file.
  init(of start: some Collection<UInt8>) {
    let bytes = Array(start.prefix(ContentSign.length))
    if bytes.isEmpty {
      self = .empty
      return
    }
    if let sign = ContentSign.binary(bytes) {
      self = sign
      return
    }
    if let sign = ContentSign.wide(bytes) {
      self = sign
      return
    }
    let visible = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let head = String(decoding: visible.prefix(256), as: UTF8.self).lowercased()
    if visible.isEmpty {
      self = .empty
    } else if head.hasPrefix("<") {
      let all = String(decoding: visible, as: UTF8.self).lowercased()
      let isPage = ["<!doctype html", "<html", "<head", "<body", "<title", "<h1", "<script"]
        .contains { all.contains($0) }
      self = isPage ? .html : .xml
    } else if head.hasPrefix("{\\rtf") {
      self = .other("a rich-text document")
    } else if bytes.prefix(512).filter({ $0 == 0 }).count > 8 {
      self = .other("binary")
    } else {
      self = .text
    }
  }

  private static func binary(_ bytes: [UInt8]) -> ContentSign? {
    func begins(_ sign: [UInt8]) -> Bool { bytes.starts(with: sign) }
    if begins([0x1F, 0x8B]) { return .gzip }
    if begins([0x28, 0xB5, 0x2F, 0xFD]) { return .zstandard }
    if bytes.count >= 4, (0x50...0x5F).contains(bytes[0]), bytes[1...3] == [0x2A, 0x4D, 0x18] {
      return .zstandard  // a skippable frame
    }
    if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) || begins([0x50, 0x4B, 7, 8]) {
      return .zip
    }
    if begins(Array("%PDF".utf8)) { return .other("a PDF document") }
    if begins(Array("BZh".utf8)) { return .other("a bzip2 file") }
    if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .other("an xz file") }
    if begins([0x37, 0x7A, 0xBC, 0xAF]) { return .other("a 7-Zip archive") }
    if begins(Array("Rar!".utf8)) { return .other("a RAR archive") }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .other("an old spreadsheet or office file") }
    if begins(Array("PAR1".utf8)) { return .other("a Parquet file") }
    if begins(Array("SQLite format 3".utf8)) { return .other("an SQLite database") }
    if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF])
      || begins(Array("GIF8".utf8))
    {
      return .other("a picture")
    }
    if bytes.count >= 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return .other("a tar archive")
    }
    return nil
  }

  /// UTF-32 and UTF-16, by their marks or by every second byte being zero.
  private static func wide(_ bytes: [UInt8]) -> ContentSign? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return .utf32
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    let pairs = Swift.min(bytes.count, 64) / 2
    guard pairs >= 4 else { return nil }
    let even = (0..<pairs).filter { bytes[2 * $0] == 0 }.count
    let odd = (0..<pairs).filter { bytes[2 * $0 + 1] == 0 }.count
    return (even == 0 && odd * 2 > pairs) || (odd == 0 && even * 2 > pairs) ? .utf16 : nil
  }
}
