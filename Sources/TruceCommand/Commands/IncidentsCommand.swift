// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce incidents MISSION`.
  static let incidents = Command(
    name: "incidents", summary: "list what the events together say happened",
    about: """
      Lists the incidents of a mission by start and id. An incident has the id of its smallest event; \
      a former id leads to it for ever. With --links, what each field gave to each link.
      """,
    operands: [.mission],
    options: [.asOf, Option(name: "links", words: "say why each event joined")],
    examples: [Example(line: "truce incidents build/energy-2025", words: "those of the example")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let withLinks = invocation.has("links")
    var incidents = try mission.incidents(asOf: invocation.instant("as-of"))
    if withLinks { incidents = try mission.showingReasons(of: incidents) }
    if world.speaksJSON {
      world.print(incidents.lazy.map { withLinks ? $0.jsonWithLinks : $0.json })
      return .well
    }
    if withLinks {
      for incident in incidents { printLinks(of: incident, to: world) }
      return .well
    }
    var table = TextTable(["INCIDENT", "WHEN", "EVENTS", "OBJECT", "ACTOR", "WHERE"])
    for incident in incidents {
      table.add([
        incident.id.name, incident.span.words, String(incident.events.count),
        incident.classesNamed.first?.name ?? "-", incident.actor?.name ?? "-",
        incident.place?.words ?? "-",
      ])
    }
    for line in table.lines { world.output.line(line) }
    return .well
  }

  private static func printLinks(of incident: Incident, to world: World) {
    world.output.line("\(incident.id), \(incident.span.words)".madeVisible)
    for link in incident.links {
      let to = link.to.map { " joined \($0)" } ?? " stands first"
      world.output.line("  \(link.event)\(to)".madeVisible)
      for field in link.fields { world.output.line("    \(field)".madeVisible) }
    }
  }
}

extension Place {
  /// `45.1234, 39.5678 within 1,000 m (95 %)`.
  var words: String {
    let latitude = decimal(coordinate.latitude, decimals: 4) ?? ""
    let longitude = decimal(coordinate.longitude, decimals: 4) ?? ""
    let radius = grouped(Int(min(radiusInMetres.rounded(.up), 1e9)))
    return "\(latitude), \(longitude) within \(radius) m (\(holds) %)"
  }
}

extension Incident {
  /// The classes that events name, each once, in the order of the events.
  var classesNamed: [ObjectClassName] {
    var names: [ObjectClassName] = []
    for event in events where event.denial == nil {
      for object in event.objects {
        guard let name = object.objectClass?.name else { continue }
        let found = names.firstIndex { $0.name == name }
        let index = found ?? names.count
        if found == nil { names.append(ObjectClassName(name: name)) }
        if !names[index].namedBy.contains(event.id) { names[index].namedBy.append(event.id) }
      }
    }
    return names
  }

  /// A class of objects with the events that name it.
  struct ObjectClassName {
    /// The class.
    var name: String
    /// The events, in order.
    var namedBy: [Event.ID] = []
  }

  /// The value programs read.
  var json: JSON { .object(members) }

  /// The same with why each event joined.
  var jsonWithLinks: JSON {
    .object(
      members + [
        (
          "links",
          .array(
            links.map { link in
              .object([
                ("event", .string(link.event.name)), ("to", .optional(link.to?.name)),
                ("fields", .array(link.fields.map { .string($0) })),
              ])
            })
        )
      ])
  }

  private var members: [(String, JSON)] {
    [
      ("incident", .string(id.name)), ("events", .array(events.map { .string($0.id.name) })),
      ("start", .string(span.start.description)), ("end", .string(span.end.description)),
      ("latitude", place.map { .rounded($0.coordinate.latitude, to: 6) } ?? .null),
      ("longitude", place.map { .rounded($0.coordinate.longitude, to: 6) } ?? .null),
      ("precision_m", place.map { .rounded($0.radiusInMetres, to: 1) } ?? .null),
      (
        "objects",
        .array(
          classesNamed.map { named in
            .object([
              ("class", .string(named.name)),
              ("named_by", .array(named.namedBy.map { .string($0.name) })),
            ])
          })
      ),
      ("actor", .optional(actor?.name)),
      ("also_known_as", .array(alsoKnownAs.map { .string($0.name) })),
    ]
  }
}
