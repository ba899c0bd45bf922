// SPDX-License-Identifier: Apache-2.0

import TruceGround

@testable import TruceTerms

/// Swaps two parties' names everywhere in an agreement or a text.
struct Swap {
  private let a: String
  private let b: String

  init(_ a: String, _ b: String) {
    self.a = a
    self.b = b
  }

  func of(_ text: String) -> String {
    text.replacing(a, with: "\u{1}").replacing(b, with: a).replacing("\u{1}", with: b)
  }

  /// The agreement with the names swapped in every line, as if it had been written so.
  func of(_ agreement: Agreement) -> Agreement {
    let parser = AgreementParser(SourceText(of(agreement.printed), name: "swapped"))
    parser.run()
    precondition(!parser.faults.contains { $0.severity == .error }, "a swapped text is read")
    return parser.agreement
  }
}
