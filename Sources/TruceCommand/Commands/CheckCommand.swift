// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce check FILE`.
  static let check = Command(
    name: "check", summary: "find the faults of an agreement, and what no text settles",
    about: """
      Reads an agreement and tells every fault in file order, and the questions that its texts leave \
      open. Faults go to standard error; with --json, all of them are an array on standard output.
      """,
    operands: [.agreement],
    options: [Option(name: "strict", words: "a warning fails as an error does")],
    examples: [
      Example(line: "truce check examples/energy-2025/agreement.truce", words: "a real agreement")
    ],
    statuses: [.foundErrors, .unreadableInput], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let (text, found) = try read(invocation.first)
    if world.speaksJSON {
      world.print(.array(found.map(\.json)))
    } else {
      var printer = DiagnosticPrinter(world: world, showing: [text].compactMap { $0 })
      printer.print(found)
      world.output.line("\(InputFile.name(of: invocation.first)): " + summary(of: found))
    }
    let failing: [Diagnostic.Severity] = invocation.has("strict") ? [.error, .warning] : [.error]
    return found.contains { failing.contains($0.severity) } ? .foundErrors : .well
  }

  /// The text and its faults; a text that is not UTF-8 is a fault of its own.
  private static func read(
    _ path: String
  ) throws(Diagnostics) -> (text: SourceText?, found: [Diagnostic]) {
    let bytes = try InputFile.bytes(of: path)
    do throws(Diagnostics) {
      let text = try SourceText(bytes: bytes, name: InputFile.name(of: path))
      return (text, AgreementReading(text).diagnostics)
    } catch {
      return (nil, error.all)
    }
  }

  /// `2 errors, 1 warning, 3 notes`; `no fault` for none.
  private static func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(grouped(count)) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "no fault" : counts.joined(separator: ", ")
  }
}
