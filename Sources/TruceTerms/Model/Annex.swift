// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A list of objects that a text attaches: by class, by name, or both.
public struct Annex: Hashable, Sendable {
  /// The name of an annex.
  public typealias ID = Identifier<Annex>

  /// Its name.
  public var id: Marked<ID>
  /// What people call it; `nil` for the id alone.
  public var title: String?
  /// The classes it lists.
  public var classes: [Marked<ObjectClass.ID>] = []
  /// Objects it lists by their name in the mission's list of objects.
  public var named: [Marked<String>] = []
  /// The sources.
  public var sources: [Marked<Source.ID>] = []

  /// An annex.
  public init(id: Marked<ID>, title: String? = nil) {
    self.id = id
    self.title = title
  }
}

/// A span in which a provision rests, with the source that shows it.
public struct Suspension: Hashable, Sendable {
  /// Who suspended it; `nil` when it rests for all.
  public var party: Marked<Party.ID>?
  /// From when.
  public var start: Bound
  /// Until when; `nil` when no text says.
  public var end: Bound?
  /// The sources.
  public var sources: [Marked<Source.ID>] = []

  /// A suspension.
  public init(start: Bound) { self.start = start }
}
