// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// The names of a mission's incidents through all that changed them.
///
/// An incident has the name of its smallest event. When imports, revisions, splits or joins give it
/// another, the old name leads on for ever and is never given again: an incident whose smallest event
/// once lent its name to another is called by that event with `~2`, `~3` and so on.
public struct IncidentRegister: Hashable, Sendable {
  /// A former name and where it leads.
  public struct Lead: Hashable, Sendable {
    /// The former name.
    public var from: Incident.ID
    /// The name it was given up for; `nil` when all its events vanished.
    public var to: Incident.ID?
  }

  /// Every former name, oldest first; a lead may point to a name that later became a former one.
  public private(set) var leads: [Lead] = []
  private var current: [Incident.ID: [Event.ID]] = [:]
  private var order: [Incident.ID] = []
  private var former: [Incident.ID: Int] = [:]

  /// A register without names.
  public init() {}

  /// Gives incidents their names and remembers what became of the names before.
  ///
  /// - Parameter incidents: All incidents of the mission as they are now, as the linker gives them.
  /// - Returns: The same in the same order, with their names and former names. Naming the same
  ///   incidents again changes nothing.
  public mutating func naming(_ incidents: [Incident]) -> [Incident] {
    var named = incidents
    var home: [Event.ID: Incident.ID] = [:]
    for index in named.indices {
      named[index].id = free(named[index].id)
      for event in named[index].events where home[event.id] == nil {
        home[event.id] = named[index].id
      }
    }
    let names = Set(named.map(\.id))
    for old in order where !names.contains(old) {
      former[old] = leads.count
      leads.append(Lead(from: old, to: heir(of: old, home: home)))
    }
    current = Dictionary(
      named.map { ($0.id, $0.events.map(\.id)) }, uniquingKeysWith: { first, _ in first })
    order = named.map(\.id)
    var known: [Incident.ID: [Incident.ID]] = [:]
    for lead in leads { if let end = name(now: lead.from) { known[end, default: []].append(lead.from) } }
    for index in named.indices { named[index].alsoKnownAs = known[named[index].id] ?? [] }
    return named
  }

  /// The name that a name has come to; itself while it stands, `nil` for one never given or whose
  /// events all vanished.
  public func name(now id: Incident.ID) -> Incident.ID? {
    var next = id
    // Leads are only ever added, so a chain cannot return to where it was.
    for _ in 0...leads.count {
      guard let index = former[next] else { return current[next] == nil ? nil : next }
      guard let to = leads[index].to else { return nil }
      next = to
    }
    return nil
  }

  /// The first name of a smallest event that is no former one.
  private func free(_ natural: Incident.ID) -> Incident.ID {
    var name = natural
    var number = 1
    while former[name] != nil {
      number += 1
      name = Incident.ID("\(natural.name)~\(number)")
    }
    return name
  }

  /// The incident that holds the event an old one was named for, else the most of its events.
  private func heir(of old: Incident.ID, home: [Event.ID: Incident.ID]) -> Incident.ID? {
    let events = current[old] ?? []
    let eponym = Event.ID(String(old.name.prefix { $0 != "~" }))
    if let heir = home[eponym] { return heir }
    var counts: [(name: Incident.ID, count: Int)] = []
    for event in events {
      guard let name = home[event] else { continue }
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    var best: (name: Incident.ID, count: Int)?
    for candidate in counts where candidate.count > (best?.count ?? 0) { best = candidate }
    return best?.name
  }
}
