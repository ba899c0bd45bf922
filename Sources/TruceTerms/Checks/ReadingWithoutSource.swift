// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let readingWithoutSource = Check(
    "terms.reading-without-source", "a reading that rests on no source",
    """
    A reading is what a party said. Without a text it is what somebody thinks that it said.

    Mend it by writing 'from SOURCE' behind it.
    """
  ) { questioned in
    questioned.readings.filter { _, reading in
      reading.sources.isEmpty && !reading.says.contains { $0.source != nil }
    }.map { .readingWithoutSource($0.reading) }
  }
}

extension Diagnostic {
  fileprivate static func readingWithoutSource(_ reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.reading-without-source", at: reading.id.location,
      "reading '\(reading.id.value)' rests on no source", expected: "'from' and a source",
      mend: "declare the text and write: from SOURCE")
  }
}
