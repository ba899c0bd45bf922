// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What came of reading an agreement's text: the agreement, and everything that is to be said of it.
public struct AgreementReading: Sendable {
  /// The agreement; `nil` when an error stands in the way of running it.
  public let agreement: Agreement?
  /// Every fault of the text and every question that no text settles, in file order.
  public let diagnostics: [Diagnostic]
  /// Every place at which something is named, also in a text with errors.
  let symbols: [NamedPlace]
  /// What could be read, also of a text with errors: for hints, never for verdicts.
  let draft: Agreement

  /// Reads a text and puts every check to it.
  ///
  /// Reading never stops at a fault: each independent fault is reported once, at its own place.
  /// Checks keep silent about a block that could not be read, so that no fault draws others after
  /// it.
  ///
  /// - Parameters:
  ///   - text: The agreement.
  ///   - scenarios: Texts beside it that hold scenarios alone.
  public init(_ text: SourceText, scenarios: [SourceText] = []) {
    let parser = AgreementParser(text)
    parser.run(beside: scenarios)
    let questioned = Questioned(parser.agreement, namesClockZone: parser.namesClockZone)
    var found = parser.faults
    found += Check.errors.flatMap { $0.ask(questioned) }
      .filter { !parser.broken.holdLine(of: $0) }
    let isWhole = !found.contains { $0.severity == .error }
    for check in Check.questions where isWhole || !check.isOfTheWhole {
      found += check.ask(questioned).filter { !parser.broken.holdBlock(of: $0) }
    }
    symbols = parser.names.symbols
    draft = parser.agreement
    agreement = isWhole ? parser.agreement : nil
    diagnostics = found.inFileOrder
  }
}

extension Agreement {
  /// Reads an agreement.
  ///
  /// - Throws: every error found, in file order; warnings and notes are ``AgreementReading``'s.
  /// - Postcondition: `Agreement(parsing: agreement.printed) == agreement`; places do not count.
  public init(parsing text: SourceText) throws(Diagnostics) {
    let reading = AgreementReading(text)
    if let errors = Diagnostics(reading.diagnostics.filter { $0.severity == .error }) {
      throw errors
    }
    guard let agreement = reading.agreement else {
      preconditionFailure("an agreement that cannot be run has an error")
    }
    self = agreement
  }
}

extension Check {
  /// Whether its answer can hang on any block of the file.
  fileprivate var isOfTheWhole: Bool {
    ["terms.source-uncited", "terms.zone-unused", "terms.no-clock-zone"].contains(page.slug)
  }
}
