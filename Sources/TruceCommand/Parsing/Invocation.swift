// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A command line that was understood: which command, with what.
///
/// Every value here is of the kind that the table asks for.
struct Invocation: Sendable {
  /// The command that was called.
  var command: Command
  /// Its words, such as `link split`.
  var path: [String]
  /// The operands, in the order of the table.
  var operands: [String] = []
  /// The options given: the name with each of its values; a flag has one empty value.
  var options: [String: [String]] = [:]

  /// Whether the option was given.
  func has(_ option: String) -> Bool { self.options[known(option)] != nil }

  /// The option's only or last value.
  func value(_ option: String) -> String? { options[known(option)]?.last }

  /// All values of an option that repeats, in order.
  func values(_ option: String) -> [String] { options[known(option)] ?? [] }

  /// The option's value as a moment.
  func instant(_ option: String) -> Instant? { value(option).flatMap { Instant(orDay: $0) } }

  /// The option's value as a day.
  func day(_ option: String) -> CivilDay? { value(option).flatMap { CivilDay($0) } }

  /// The option's value as a number.
  func number(_ option: String) -> Double? { value(option).flatMap { Double($0) } }

  /// The operand at a place of the table; `nil` for an optional one that was not given.
  func operand(_ index: Int) -> String? {
    operands.indices.contains(index) ? operands[index] : nil
  }

  /// The first operand, which the parser has seen to.
  var first: String {
    precondition(!operands.isEmpty, "'\(path.joined(separator: " "))' asks for an operand it needs")
    return operands[0]
  }

  /// The second operand, which the parser has seen to.
  var second: String {
    precondition(operands.count > 1, "'\(path.joined(separator: " "))' asks for two operands")
    return operands[1]
  }

  /// Whether results are to be printed as JSON.
  var wantsJSON: Bool { command.printsJSON && has("json") }

  private func known(_ option: String) -> String {
    precondition(
      command.allOptions.contains { $0.name == option },
      "'\(path.joined(separator: " "))' asks for an option that is not in its table")
    return option
  }
}
