// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  /// A class with the classes under it.
  func objects(_ line: Outline.Line, under parent: Marked<ObjectClass.ID>?) {
    var own: Marked<ObjectClass.ID>?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = try cursor.name("the class's id")
      own = addClass(id, under: parent)
      if cursor.current != nil, let own {
        for child in try cursor.names("a class's id") { _ = addClass(child, under: own) }
      }
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard let keyword = keyword(of: child, among: ["object", "name"], in: "'object'")
      else { continue }
      if keyword == "object" {
        objects(child, under: own)
        continue
      }
      var cursor = LineCursor(child)
      do throws(LineFault) {
        let name = try localName(&cursor)
        try cursor.end()
        if let own {
          agreement.classes.names.append(.init(objectClass: own.value, name: name))
        }
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
  }

  private func addClass(
    _ name: Marked<String>, under parent: Marked<ObjectClass.ID>?
  ) -> Marked<ObjectClass.ID> {
    let id = Marked(ObjectClass.ID(name.value), at: name.location)
    if names.mention(class: name) { agreement.classes.classes.append(id) }
    guard let parent else { return id }
    let edge = ClassTree.Edge(child: id, parent: parent)
    if let first = sharedEdges[edge] {
      faults.append(.edgeTwice(edge, first: first))
    } else {
      sharedEdges[edge] = id.location
      agreement.classes.edges.append(edge)
    }
    return id
  }

  /// `X counts as Y by the mission's choice`, outside the readings.
  func sharedEdge(_ line: Outline.Line) {
    do throws(LineFault) {
      var edge = try countsAs(line)
      if edge.basis == .shared { edge.basis = .missionsChoice }
      if case .source(let source) = edge.basis {
        throw LineFault(.edgeOutsideReading(edge, at: source.location))
      }
      if let first = sharedEdges[edge] {
        faults.append(.edgeTwice(edge, first: first))
      } else {
        sharedEdges[edge] = edge.child.location
        agreement.classes.edges.append(edge)
      }
    } catch { record(error, in: line) }
    nothingBelow(line)
  }

  /// `X counts as Y`, with on what it rests; shared when nothing is said.
  func countsAs(_ line: Outline.Line) throws(LineFault) -> ClassTree.Edge {
    var cursor = LineCursor(line, at: 0)
    let child = names.objectClass(try cursor.name("a class's id"))
    try cursor.need("counts", "as")
    let parent = names.objectClass(try cursor.name("a class's id"))
    var edge = ClassTree.Edge(child: child, parent: parent)
    if cursor.take("by") {
      try cursor.need("the", "mission's", "choice")
      edge.basis = .missionsChoice
    } else if cursor.take("from") {
      edge.basis = .source(names.source(try cursor.name("a source's id")))
    }
    try cursor.end()
    return edge
  }

  /// A list of objects that a text attaches.
  func annex(_ line: Outline.Line) {
    var annex: Annex?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = names.declare(.annex, try cursor.name("the annex's id"), &faults)
      annex = Annex(id: Marked(Annex.ID(id.value), at: id.location))
      annex?.title = try cursor.optionalText()?.value
      annex?.sources = try sources(&cursor)
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard keyword(of: child, among: ["objects"], in: "'annex'") != nil else { continue }
      var cursor = LineCursor(child)
      do throws(LineFault) {
        let list = try cursor.namesAndTexts("a class's id, or an object's name as \"…\"")
        try cursor.end()
        annex?.classes += list.names.map { names.objectClass($0) }
        annex?.named += list.texts
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if let annex { agreement.annexes.append(annex) } else { names.lose(.annex) }
  }

  /// A zone or a line, with its geometry.
  func zone(_ line: Outline.Line, isLine: Bool) {
    var zone: Zone?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = names.declare(.zone, try cursor.name("the zone's id"), &faults)
      zone = Zone(id: Marked(Zone.ID(id.value), at: id.location))
      zone?.isLine = isLine
      zone?.title = try cursor.optionalText()?.value
      if cursor.take("from") {
        let file = try cursor.text("a GeoJSON file as \"…\"")
        if let reason = Self.whyOutside(file.value) { throw LineFault(.outside(file, reason)) }
        zone?.file = file
      }
      if cursor.take("within") {
        if cursor.take("at", "least") {
          zone?.distanceInMetres = try distance(&cursor)
          zone?.mostInMetres = .infinity
        } else if cursor.take("between") {
          let place = cursor.location
          let least = try distance(&cursor)
          try cursor.need("and")
          let second = cursor.location
          let most = try distance(&cursor)
          if most <= least { throw LineFault(.distancesReversed(at: second, first: place)) }
          zone?.distanceInMetres = least
          zone?.mostInMetres = most
        } else {
          zone?.distanceInMetres = try distance(&cursor)
        }
        if cursor.take("of") { zone?.measuredFrom = names.zone(try cursor.name("a zone's id")) }
      }
      try cursor.end()
    } catch { record(error, in: line) }
    nothingBelow(line)
    if let zone { agreement.zones.append(zone) } else { names.lose(.zone) }
  }

  /// `15 km`, `500 m`, `12 nmi`, in metres.
  func distance(_ cursor: inout LineCursor) throws(LineFault) -> Double {
    let word = try cursor.word("a distance such as 15 km")
    let whole = word.value.split(separator: ".", omittingEmptySubsequences: false)
    guard whole.count <= 2, whole.allSatisfy({ LineCursor.number(String($0)) != nil }),
      let value = Double(word.value), value > 0, value <= 20_000_000
    else { throw LineFault(.notADistance(word)) }
    let unit = cursor.current.flatMap { $0.kind == .word ? $0.content : nil }
    let metres: Double
    switch unit {
    case "m": metres = value
    case "km": metres = value * 1000
    case "nmi": metres = value * 1852
    default: throw LineFault(.unitMissing(word, unit, at: cursor.location))
    }
    _ = try cursor.word("a unit")
    return (metres * 1000).rounded() / 1000
  }

  /// Why a file's name does not stay below the agreement's own folder; `nil` when it does.
  static func whyOutside(_ name: String) -> String? {
    if name.hasPrefix("/") || name.hasPrefix("~") { return "it begins at the root" }
    if name.contains("://") || name.contains(":") { return "it is an address" }
    if name.contains("\\") { return "it holds a backslash" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "it holds a control character"
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains("..") { return "it holds '..'" }
    if parts.contains("") || parts.contains(".") { return "a part of it is empty" }
    return name.utf8.count > 200 ? "it is longer than 200 bytes" : nil
  }
}

extension Diagnostic {
  fileprivate static func distancesReversed(at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.bounds-reversed", at: place, "the second distance is not more than the first",
      expected: "the smaller distance first", see: [Reference(first, "the first distance")],
      mend: "change the two, or write the one distance alone")
  }

  fileprivate static func edgeTwice(_ edge: ClassTree.Edge, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.same-id", at: edge.child.location,
      "class '\(edge.child.value)' stands twice under '\(edge.parent.value)'",
      expected: "each class once under another", see: [Reference(first, "the first one")],
      mend: "remove one of the two")
  }

  fileprivate static func edgeOutsideReading(
    _ edge: ClassTree.Edge, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.edge-outside-reading", at: place,
      "that '\(edge.child.value)' counts as '\(edge.parent.value)' rests on a source and stands in "
        + "no reading", expected: "'by the mission's choice', or the line inside a reading",
      mend: "move the line into the reading that says so")
  }

  fileprivate static func outside(_ file: Marked<String>, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.file-outside", at: file.location,
      "file '\(file.value)' is not below the agreement's own folder: \(reason)",
      expected: "a file beside the agreement or in a folder below it, such as \"zones.geojson\"",
      mend: "copy the file beside the agreement and name it from there")
  }

  /// `15km` as two words.
  private static func joined(_ word: String) -> String? {
    guard let unit = ["km", "nmi", "m"].first(where: { word.hasSuffix($0) }) else { return nil }
    let number = word.dropLast(unit.count)
    return Double(number) != nil && !number.isEmpty ? "\(number) \(unit)" : nil
  }

  fileprivate static func notADistance(_ word: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-number", at: word.location, "'\(word.value)' is no distance",
      expected: "a number above 0, such as 15 or 0.5",
      mend: joined(word.value).map { "did you mean '\($0)'?" } ?? "write a distance such as 15 km")
  }

  fileprivate static func unitMissing(
    _ word: Marked<String>, _ found: String?, at place: Location
  ) -> Diagnostic {
    let isUnit = found.map {
      ["mile", "miles", "mi", "meters", "metres", "feet", "ft"].contains($0)
    }
    return Diagnostic(
      .error, "terms.unit-missing", at: place,
      isUnit == true
        ? "the distance '\(word.value)' is in '\(found ?? "")', which is none of the units"
        : "the distance '\(word.value)' has no unit",
      expected: "'m', 'km' or 'nmi'",
      mend: isUnit == true
        ? "convert it, and say in a comment from what" : "write the unit, such as \(word.value) km")
  }
}
