// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A commission, committee or mechanism that an agreement sets up: who sits in it and how it decides.
///
/// Provisions name it as the one who verifies, readings as the one who finds a violation.
public struct Body: Hashable, Sendable {
  /// The name of a body.
  public typealias ID = Identifier<Body>

  /// How it decides.
  public enum Decision: String, Hashable, Sendable, CaseIterable {
    /// Every member agrees.
    case consensus
    /// More than half of the members.
    case majority
    /// Whoever chairs it.
    case chair
  }

  /// Its name.
  public var id: Marked<ID>
  /// What people call it.
  public var title: String
  /// Parties and mediators that sit in it, in order.
  public var members: [Marked<Party.ID>] = []
  /// Members that are no party and no mediator, in the words of the text.
  public var others: [Marked<String>] = []
  /// Who chairs it.
  public var chair: Marked<Party.ID>?
  /// How it decides; `nil` when no text says.
  public var decision: Marked<Decision>?
  /// When it meets, in the words of the text; `nil` when no text says.
  public var meets: Marked<String>?
  /// The sources.
  public var sources: [Marked<Source.ID>] = []

  /// A body.
  public init(id: Marked<ID>, title: String) {
    self.id = id
    self.title = title
  }
}
