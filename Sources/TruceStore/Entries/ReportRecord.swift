// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A report that was published: what it is of, and the digest of its bytes.
public struct ReportRecord: Hashable, Sendable {
  /// The first and the last day.
  public var days: ClosedRange<CivilDay>
  /// The form, such as `html`.
  public var form: String
  /// The language, such as `en`.
  public var language: String
  /// The standard of proof.
  public var proof: String
  /// SHA-256 of the file, in lower-case hexadecimal digits.
  public var digest: String
  /// How many entries it was made from.
  public var size: Int

  /// A published report.
  public init(
    days: ClosedRange<CivilDay>, form: String, language: String, proof: String, digest: String,
    size: Int
  ) {
    self.days = days
    self.form = form
    self.language = language
    self.proof = proof
    self.digest = digest
    self.size = size
  }

  /// The record as it stands in an entry.
  var members: [(String, JSON)] {
    [
      ("from", .string(days.lowerBound.description)), ("to", .string(days.upperBound.description)),
      ("form", .string(form)), ("language", .string(language)), ("proof", .string(proof)),
      ("digest", .string(digest)), ("size", .integer(size)),
    ]
  }

  /// Reads a record; `nil` for anything else.
  init?(_ json: JSON) {
    guard let from = json["from"]?.string.flatMap({ CivilDay($0) }),
      let to = json["to"]?.string.flatMap({ CivilDay($0) }), from <= to,
      let form = json["form"]?.string, let language = json["language"]?.string,
      let proof = json["proof"]?.string, let digest = json["digest"]?.string,
      let size = json["size"]?.integer, size >= 0
    else { return nil }
    self.init(
      days: from...to, form: form, language: language, proof: proof, digest: digest, size: size)
  }
}
