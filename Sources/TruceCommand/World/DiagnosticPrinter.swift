// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// Prints diagnostics: as text with frames, or as one JSON array.
struct DiagnosticPrinter {
  /// How many are printed as text; JSON holds all.
  static let most = 50

  private let world: World
  private var texts: [String: SourceText?] = [:]

  /// A printer; texts that were read already need not be read again for their frames.
  init(world: World, showing texts: [SourceText] = []) {
    self.world = world
    for text in texts { self.texts[text.name] = text }
  }

  /// Prints them on standard error, the first fifty and how many more there are.
  mutating func print(_ diagnostics: [Diagnostic]) {
    if world.speaksJSON {
      world.errors.write(JSON.array(diagnostics.map(\.json)).pretty)
      return
    }
    for (index, diagnostic) in diagnostics.prefix(DiagnosticPrinter.most).enumerated() {
      if index > 0 { world.errors.line() }
      let text = diagnostic.printed(showing: source(of: diagnostic))
      world.errors.write(world.coloursErrors ? coloured(text, diagnostic.severity) : text)
    }
    if diagnostics.count > DiagnosticPrinter.most {
      world.errors.line("\nand \(diagnostics.count - DiagnosticPrinter.most) more")
    }
  }

  /// The text a diagnostic points into, for its frame; `nil` where it cannot be had.
  private mutating func source(of diagnostic: Diagnostic) -> SourceText? {
    guard let location = diagnostic.location, location.line > 0, location.path == nil
    else { return nil }
    if let known = texts[location.file] { return known }
    var found: SourceText?
    for folder in [world.missionPath, nil] where found == nil {
      found = read(location.file, in: folder)
    }
    texts[location.file] = .some(found)
    return found
  }

  private func read(_ name: String, in folder: String?) -> SourceText? {
    let path = folder.map { $0 + "/" + name } ?? name
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 1 << 24,
      let bytes = try? InputFile.bytes(of: path)
    else { return nil }
    return try? SourceText(bytes: bytes, name: name)
  }

  /// The severity in colour; the word says it all without.
  private func coloured(_ text: String, _ severity: Diagnostic.Severity) -> String {
    let word = ": \(severity.rawValue): "
    guard let place = text.firstRange(of: word) else { return text }
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return text[..<place.lowerBound] + ": \u{1B}[1;\(colour)m\(severity.rawValue)\u{1B}[0m: "
      + text[place.upperBound...]
  }
}
