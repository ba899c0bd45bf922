// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// Which party a feed's words for an actor mean.
///
/// The words come from the agreement (a party's id, its name, its names in other languages) and from
/// a mapping file; none is known to the code.
public struct ActorTable: Hashable, Sendable {
  private var names: [(name: String, party: Party.ID)] = []

  /// The names that an agreement's parties have.
  public init(parties: [Party] = []) {
    for party in parties {
      add(party.id.value.name, party.id.value)
      add(party.name, party.id.value)
      for local in party.names { add(local.name, party.id.value) }
    }
  }

  /// Adds a name; the first to be added stands.
  public mutating func add(_ name: String, _ party: Party.ID) {
    let key = name.lowercased().trimmed
    if key.isEmpty || names.contains(where: { $0.name == key }) { return }
    names.append((key, party))
  }

  /// The party that a name is; `nil` for none.
  public func party(named text: String) -> Party.ID? {
    let key = text.lowercased().trimmed
    return names.first { $0.name == key }?.party
  }

  /// The party whose forces or authorities the words name, as in `Military Forces of North (2000-)`;
  /// `nil` for civilians, for anyone else, and where two parties fit.
  public func party(commanding text: String) -> Party.ID? {
    if let party = party(named: text) { return party }
    let key = text.lowercased()
    guard let of = key.range(of: " of ") else { return nil }
    let owner = key[of.upperBound...]
    let bodies = ["forces", "government", "police", "army", "navy", "militar", "guard", "service"]
    guard bodies.contains(where: { key[..<of.lowerBound].contains($0) }) else { return nil }
    var found: Party.ID?
    for (name, party) in names {
      guard owner.hasPrefix(name) else { continue }
      let rest = owner.dropFirst(name.count)
      guard rest.isEmpty || rest.first == " " || rest.first == ":" || rest.first == "("
      else { continue }
      if let before = found, before != party { return nil }
      found = party
    }
    return found
  }

  /// Equal when the names and what they mean are.
  public static func == (a: ActorTable, b: ActorTable) -> Bool {
    a.names.map(\.name) == b.names.map(\.name) && a.names.map(\.party) == b.names.map(\.party)
  }

  /// By names and what they mean.
  public func hash(into hasher: inout Hasher) {
    for (name, party) in names {
      hasher.combine(name)
      hasher.combine(party)
    }
  }
}

extension StringProtocol {
  /// Where a text first stands in this one.
  func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      formIndex(after: &at)
    }
    return nil
  }
}
