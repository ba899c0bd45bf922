// SPDX-License-Identifier: Apache-2.0

internal import CJansson

extension JSON {
  /// Reads one JSON value: strict, UTF-8, no name twice in an object, at most 2,048 levels deep.
  ///
  /// A real number keeps Swift's shortest form of its double. The corresponding C function is
  /// Jansson's `json_loadb`.
  ///
  /// - Throws: `json.syntax` with line and column.
  public init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
    var fault = json_error_t()
    let flags = json_decode_flags
    let root = bytes.withUnsafeBytes { buffer in
      json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, flags, &fault)
    }
    guard let root else {
      throw Diagnostics(.jsonSyntax(fault, in: name))
    }
    defer { truce_json_release(root) }
    self.init(root)
  }

  private init(_ value: UnsafeMutablePointer<json_t>) {
    switch value.pointee.type {
    case JSON_OBJECT:
      var members: [Member] = []
      var walk = truce_json_first(value)
      while let at = walk {
        let name = String(cString: json_object_iter_key(at))
        members.append(Member(name, JSON(json_object_iter_value(at))))
        walk = json_object_iter_next(value, at)
      }
      self = .object(members)
    case JSON_ARRAY:
      self = .array((0..<json_array_size(value)).map { JSON(json_array_get(value, $0)) })
    case JSON_STRING:
      let bytes = UnsafeRawBufferPointer(
        start: json_string_value(value), count: json_string_length(value))
      self = .string(String(decoding: bytes, as: UTF8.self))
    case JSON_INTEGER: self = .integer(Int(json_integer_value(value)))
    case JSON_REAL: self = .number(json_real_value(value).description)
    case JSON_TRUE: self = .bool(true)
    case JSON_FALSE: self = .bool(false)
    default: self = .null
    }
  }
}

/// Names once an object, U+0000 allowed in strings; any value may stand at the top.
private let json_decode_flags = 0x1 | 0x10 | 0x4

extension Diagnostic {
  fileprivate static func jsonSyntax(_ fault: json_error_t, in name: String) -> Diagnostic {
    let words = withUnsafeBytes(of: fault.text) { buffer in
      String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Diagnostic(
      .error, "json.syntax",
      at: Location(
        file: name, line: Swift.max(1, Int(fault.line)), column: Swift.max(0, Int(fault.column))),
      "the file is not valid JSON: \(words)", expected: "one JSON value in UTF-8 (RFC 8259)",
      mend: "correct the place named, or export the file again")
  }
}
