// SPDX-License-Identifier: Apache-2.0

extension Page {
  /// The most bytes of a table that a page carries itself.
  static let largestTable = 12_000

  /// A link to the data behind a picture: the file beside the page where there is one, else the table
  /// itself within the link, else the command that gives it.
  func data(_ csv: String?, named name: String, orBy form: String) -> HTML {
    let file = neighbours.first { $0.isPlain && ($0.file == name || $0.file.hasSuffix("/" + name)) }
    if let file { return link(file.file, name) }
    guard let csv, csv.utf8.count <= Page.largestTable else {
      return "<code>truce report --format \(form)</code>"
    }
    return """
      <a href="data:text/csv;charset=utf-8,\(HTML(stringLiteral: Page.percentEncoded(csv)))" download="\(name)">\(says(.dataBehind)) (CSV)</a>
      """
  }

  private func link(_ path: String, _ name: String) -> HTML {
    "<a href=\"\(path)\">\(says(.dataBehind)) (CSV)</a>"
  }

  /// Bytes as a data address holds them: letters, digits, `-`, `.`, `_` and `~` as they are.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 2)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
