// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The digests of a site's files, as `sha256sum` writes and checks them.
struct SiteManifest: Hashable, Sendable {
  /// Names with their digests, in order of names.
  private(set) var entries: [(name: String, digest: String)] = []
  private var digests: [String: String] = [:]

  /// A site without a file.
  init() {}

  /// The digests of files.
  init(_ digests: [String: String]) {
    self.digests = digests
    entries = digests.map { ($0.key, $0.value) }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  /// Reads a list.
  ///
  /// - Throws: `publish.manifest` at the first line that is not one of ours.
  init(parsing bytes: [UInt8], name file: String) throws(Diagnostics) {
    var digests: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !(line.isEmpty && index == lines.count - 1) {
      let digest = line.prefix(64)
      let name = String(line.dropFirst(66))
      guard line.dropFirst(64).hasPrefix("  "), digest.utf8.count == 64,
        digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
        SiteManifest.isPlain(name), digests[name] == nil
      else { throw Diagnostics(.manifestLine(index + 1, of: file)) }
      digests[name] = String(digest)
    }
    self.init(digests)
  }

  /// The digest of a file; `nil` for none of that name.
  subscript(name: String) -> String? { digests[name] }

  /// The list, one line a file.
  var text: String { entries.map { "\($0.digest)  \($0.name)\n" }.joined() }

  /// Whether a name can only be that of a file of a site: letters, digits, `.`, `-`, `_` between `/`,
  /// no part that begins with a dot.
  static func isPlain(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      guard let first = part.utf8.first, first != 0x2E else { return false }
      return part.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
      }
    }
  }

  static func == (a: SiteManifest, b: SiteManifest) -> Bool { a.digests == b.digests }

  func hash(into hasher: inout Hasher) { hasher.combine(digests) }
}

extension Diagnostic {
  fileprivate static func manifestLine(_ line: Int, of file: String) -> Diagnostic {
    Diagnostic(
      .error, "publish.manifest", at: Location(file: file, line: line, column: 1),
      "this is no line of a site's digests",
      expected: "64 lower-case hexadecimal digits, two spaces and a name",
      mend: "put the list back as 'truce publish' wrote it, or publish into another folder")
  }
}
