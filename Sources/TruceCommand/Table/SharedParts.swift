// SPDX-License-Identifier: Apache-2.0

/// Operands and options that several commands take, described once.
extension Operand {
  /// An agreement's text.
  static let agreement = Operand(
    name: "FILE", words: "an agreement; '-' is standard input", kind: .inputFile)

  /// A mission's folder.
  static let mission = Operand(name: "MISSION", words: "a mission's folder", kind: .folder)

  /// An incident of the mission.
  static let incident = Operand(
    name: "INCIDENT", words: "an incident's id; a former one leads to it")
}

extension Option {
  /// `--output FILE`.
  static let output = Option(
    name: "output", letter: "o", value: Value(name: "FILE", kind: .outputFile),
    words: "write there in place of standard output")

  /// `--proof STANDARD`.
  static let proof = Option(
    name: "proof", value: Value(name: "STANDARD"),
    words: """
      default, any-report, two-independent, both-parties, reviewed or claims-of:PARTY; the mission's \
      own when not given
      """)

  /// `--as-of INSTANT`.
  static let asOf = Option(
    name: "as-of", value: Value(name: "INSTANT", kind: .instant), words: "what was known then")

  /// `--because WORDS`, which a person's act needs.
  static let because = Option(
    name: "because", value: Value(name: "WORDS"), words: "your reason, which is recorded",
    isRequired: true)
}
