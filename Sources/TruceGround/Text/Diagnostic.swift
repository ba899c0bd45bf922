// SPDX-License-Identifier: Apache-2.0

/// Something a person can mend: where it is, what was found, what was expected, what to do.
///
/// Text, `--json` and the API all print this one value. A message never holds a person's name, a
/// sealed value or a key.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Cannot be run.
    case error
    /// Can be run, and will be fought over.
    case warning
    /// Worth knowing.
    case note
  }

  /// Another place that belongs to the fault.
  public struct Reference: Hashable, Sendable {
    /// Where to look.
    public var location: Location
    /// What is there.
    public var words: String

    /// A place to look at, with a word on what is there.
    public init(_ location: Location, _ words: String) {
      self.location = location
      self.words = words
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// The stable name of this kind of fault, `room.words`; `truce explain SLUG` has its page.
  public var slug: String
  /// Where it is; `nil` when the fault lies in no file, as on the command line.
  public var location: Location?
  /// What is wrong, with the person's own words in '…'; lower case, no full stop.
  public var message: String
  /// What would have been right.
  public var expected: String?
  /// What was found, where the message does not say it.
  public var found: String?
  /// Other places that belong to it.
  public var see: [Reference]
  /// What to do, as an imperative that can be followed; it says so where nothing can be done.
  public var mend: String
  /// Lines that can be pasted into the file as they are: a case that shows the fault, `nil` for none.
  public var paste: String?

  /// A diagnostic.
  public init(
    _ severity: Severity, _ slug: String, at location: Location?, _ message: String,
    expected: String? = nil, found: String? = nil, see: [Reference] = [], mend: String
  ) {
    self.severity = severity
    self.slug = slug
    self.location = location
    self.message = message
    self.expected = expected
    self.found = found
    self.see = see
    self.mend = mend
  }
}

extension Diagnostic {
  /// The printed form: a first line in GNU manner, then frame, `expected`, `found`, `see`, `mend`.
  ///
  /// - Parameter source: The text the location points into, for the frame; none, no frame.
  /// - Returns: Lines, each with its end.
  public func printed(showing source: SourceText? = nil) -> String {
    let place = location.map { $0.description.madeVisible } ?? "truce"
    var result = "\(place): \(severity.rawValue): \(message.madeVisible) [\(slug)]\n"
    if let location, let source, location.line > 0, source.name == location.file {
      result += frame(of: location, in: source)
    }
    if let expected { result += "  expected: \(expected.madeVisible)\n" }
    if let found { result += "  found:    \(found.madeVisible)\n" }
    for reference in see {
      result += "  see:      \(reference.location.description.madeVisible) "
      result += reference.words.madeVisible + "\n"
    }
    result += "  mend:     \(mend.madeVisible)\n"
    if let paste {
      result += "  paste:\n"
      for line in paste.split(separator: "\n") { result += "    \(String(line).madeVisible)\n" }
    }
    return result
  }

  /// The source line with carets under the fault; long lines are cut around it.
  private func frame(of location: Location, in source: SourceText) -> String {
    let scalars = Array(source.line(location.line).unicodeScalars)
    let column = Swift.max(0, location.column - 1)
    let first = column > 80 ? column - 40 : 0
    let shown = scalars.dropFirst(first).prefix(96)
    var text = ""
    var under = ""
    for (offset, scalar) in shown.enumerated() {
      let piece = String(scalar).madeVisible
      text += piece
      let marked =
        location.column > 0
        && (column..<column + Swift.max(1, location.length)).contains(first + offset)
      under += String(repeating: marked ? "^" : " ", count: piece.unicodeScalars.count)
    }
    if location.column > 0, column >= first + shown.count { under += "^" }
    while under.last == " " { under.removeLast() }
    let number = String(location.line)
    let gutter = String(repeating: " ", count: Swift.max(0, 5 - number.count)) + number
    var result = "\(gutter) | \(first > 0 ? "…" : "")\(text)\n"
    if !under.isEmpty {
      result += "      | \(first > 0 ? " " : "")\(under)\n"
    }
    return result
  }

  /// The value programs read: `{"file","line","column","severity","slug","message",…}`.
  public var json: JSON {
    let lines = paste.map { [("paste", JSON.string($0))] } ?? []
    return .object(
      [
        ("file", location.map { .string($0.file) } ?? .null),
        ("line", location.map { .integer($0.line) } ?? .null),
        ("column", location.map { .integer($0.column) } ?? .null),
        ("path", location?.path.map { .string($0) } ?? .null),
        ("severity", .string(severity.rawValue)),
        ("slug", .string(slug)),
        ("message", .string(message)),
        ("expected", expected.map { .string($0) } ?? .null),
        ("found", found.map { .string($0) } ?? .null),
        ("mend", .string(mend)),
        (
          "see",
          .array(
            see.map {
              .object([
                ("file", .string($0.location.file)), ("line", .integer($0.location.line)),
                ("column", .integer($0.location.column)), ("words", .string($0.words)),
              ])
            })
        ),
      ] + lines)
  }
}

/// One or more faults of one pass, in file order; never empty.
public struct Diagnostics: Error, Hashable, Sendable {
  /// The faults, in the order found; at least one.
  public private(set) var all: [Diagnostic]

  /// One fault.
  public init(_ diagnostic: Diagnostic) {
    all = [diagnostic]
  }

  /// Many faults, `nil` when there is none.
  public init?(_ diagnostics: [Diagnostic]) {
    if diagnostics.isEmpty { return nil }
    all = diagnostics
  }

  /// Whether any of them is an error.
  public var holdError: Bool { all.contains { $0.severity == .error } }
}

extension Diagnostics: CustomStringConvertible {
  /// Every fault in its printed form, without frames.
  public var description: String { all.map { $0.printed() }.joined(separator: "\n") }
}

extension Array where Element == Diagnostic {
  /// The diagnostics in file order: by line, then column, first found first; files keep their order.
  public var inFileOrder: [Diagnostic] {
    var order: [String: Int] = [:]
    for diagnostic in self {
      let file = diagnostic.location?.file ?? ""
      if order[file] == nil { order[file] = order.count }
    }
    return enumerated().sorted { left, right in
      let (a, b) = (left.element.location, right.element.location)
      return (order[a?.file ?? ""] ?? 0, a?.line ?? 0, a?.column ?? 0, left.offset)
        < (order[b?.file ?? ""] ?? 0, b?.line ?? 0, b?.column ?? 0, right.offset)
    }.map(\.element)
  }
}
