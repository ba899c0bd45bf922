// SPDX-License-Identifier: Apache-2.0

/// The Admiralty code: reliability of the source and credibility of what it says, judged apart.
///
/// Kept as recorded and never computed with. F and 6 mean "cannot be judged", not "worst".
public struct Grade: Hashable, Sendable {
  private let letter: UInt8
  private let digit: UInt8

  /// A to F.
  public var reliability: Character { Character(Unicode.Scalar(letter)) }
  /// 1 to 6.
  public var credibility: Int { Int(digit) }

  /// What no one has judged: F6.
  public static let unjudged = Grade(reliability: "F", credibility: 6)

  /// Reads `B2`; `nil` for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 2, (0x41...0x46).contains(bytes[0]), (0x31...0x36).contains(bytes[1])
    else { return nil }
    (letter, digit) = (bytes[0], bytes[1] - 0x30)
  }

  /// A grade.
  ///
  /// - Precondition: A to F, and 1 to 6.
  public init(reliability: Character, credibility: Int) {
    guard let letter = reliability.asciiValue, (0x41...0x46).contains(letter),
      (1...6).contains(credibility)
    else { preconditionFailure("a grade is A to F and 1 to 6") }
    (self.letter, digit) = (letter, UInt8(credibility))
  }

  /// `B2`.
  public var name: String { "\(reliability)\(credibility)" }
}
