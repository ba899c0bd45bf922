// SPDX-License-Identifier: Apache-2.0

/// The page of `truce explain` for one slug: what it means, why it matters, how to mend it.
public struct Explanation: Hashable, Sendable {
  /// The slug, such as `terms.no-start`; never renamed.
  public let slug: String
  /// What it means, in one line.
  public let summary: String
  /// The page: paragraphs of plain text.
  public let text: String

  /// A page.
  public init(slug: String, summary: String, text: String) {
    self.slug = slug
    self.summary = summary
    self.text = text
  }

  /// Every page of the agreement language: the checks first, then the faults of the text.
  public static let all: [Explanation] = Check.all.map(\.page) + ofTheText

  /// The page of a slug; `nil` when the language has none of that name.
  public static func page(of slug: String) -> Explanation? { all.first { $0.slug == slug } }

  /// The page as it is printed: slug, summary, paragraphs, each line with its end.
  public var printed: String { "\(slug): \(summary)\n\n\(text)\n" }
}
