// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What came of reading an agreement's text: the agreement, and everything that is to be said of it.
public struct AgreementReading: Sendable {
  /// The agreement; `nil` when an error stands in the way of running it.
  public let agreement: Agreement?
  /// Every fault of the text and every question that no text settles, in file order.
  public let diagnostics: [Diagnostic]

  /// Reads a text and puts every check to it.
  ///
  /// Reading never stops at a fault: each independent fault is reported once, at its own place.
  /// Checks on what is left unsaid keep silent about a block that could not be read.
  public init(_ text: SourceText) {
    let parser = AgreementParser(text)
    parser.run()
    let found = parser.faults
    agreement = found.contains { $0.severity == .error } ? nil : parser.agreement
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
