// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// A CSV or GeoJSON file of any columns, read through a mapping.
struct MappedForm: FeedForm {
  let mapping: Mapping
  let context: FeedContext
  /// For each column of the mapping, where it stands in the file.
  let fields: [Int?]

  func draft(_ row: Row, _ findings: inout Findings) -> Draft? {
    let id = mapping.id.map { text($0, row) }.joined(separator: "/")
    let record = row.checked(
      id: id.allSatisfy { $0 == "/" } ? "" : id, at: field(mapping.id.first), &findings)
    let time = MappedTime(form: self, row: row).read(&findings)
    let place = place(row, &findings)
    guard let record, let time else { return nil }
    var draft = Draft(
      record: record, act: act(row), span: time.span, precision: time.precision, place: place)
    readObject(row, into: &draft)
    readActor(row, into: &draft, &findings)
    readVoices(row, into: &draft, &findings)
    readTexts(row, into: &draft, &findings)
    let what = mapping.what
    draft.invokes = what.invocations.first { holds($0.when, row) }?.exception
    draft.isCalledAccident = what.accidents.contains { holds($0, row) }
    if let sensor = what.sensors.first(where: { holds($0.when, row) }) {
      draft.sensor = SensorRecord(
        instrument: sensor.instrument, isConfident: false, confidence: "")
    }
    return draft
  }

  // MARK: Values and conditions

  func field(_ value: Mapping.Value?) -> Int? {
    guard case .column(let column) = value else { return nil }
    return fields[column]
  }

  func text(_ value: Mapping.Value?, _ row: Row) -> String {
    switch value {
    case .column(let column): row[fields[column]]
    case .always(let text): text
    case nil: ""
    }
  }

  func holds(_ conditions: Mapping.Conditions, _ row: Row) -> Bool {
    conditions.allSatisfy { condition in
      let text = row[fields[condition.column]].lowercased()
      return switch condition.test {
      case .has(let words): words.contains { text.contains($0) }
      case .equals(let values): values.contains(text)
      case .isEmpty: text.isEmpty
      case .isNotEmpty: !text.isEmpty
      }
    }
  }

  // MARK: Parts

  private func act(_ row: Row) -> ActKind? {
    for (act, when) in mapping.what.acts where holds(when, row) { return act }
    return mapping.what.act
  }

  private func place(_ row: Row, _ findings: inout Findings) -> Place? {
    let rules = mapping.place
    var coordinate: Coordinate?
    var radius = 0.0
    if rules.usesGeometry {
      guard let circle = row.geometry?.enclosingCircle else { return nil }
      coordinate = circle.centre
      radius = circle.radiusInMetres
    } else if rules.latitude != nil {
      coordinate = row.coordinate(
        latitude: field(rules.latitude), longitude: field(rules.longitude), &findings)
    }
    guard let coordinate else { return nil }
    let written = text(rules.radius, row)
    if let coded = rules.radii[written.lowercased()] {
      radius = Swift.max(radius, coded)
    } else if let metres = written.plainNumber, metres > 0, metres <= 20_000_000 {
      radius = Swift.max(radius, metres)
    } else if radius == 0 {
      let place = row.location(of: field(rules.radius))
      if written.isNoValue {
        findings.faults.append(.noRadius(at: place))
      } else {
        findings.faults.append(.noNumber("radius", written, at: place))
      }
      return nil
    }
    var place = Place(coordinate: coordinate, radiusInMetres: radius, holds: rules.holds)
    if rules.isEven, case .polygons(let polygons) = row.geometry, !polygons.isEmpty {
      place.settlement = Footprint(.polygons(polygons))
      place.holds = 95
    }
    return place
  }

  private func readObject(_ row: Row, into draft: inout Draft) {
    let rules = mapping.what
    draft.objectWords = text(rules.words, row)
    let named = text(rules.objectClass, row)
    let key = named.lowercased()
    if !named.isNoValue, !rules.noClass.contains(key) {
      let id = rules.classes[key] ?? ObjectClass.ID(named)
      draft.objects = [NamedObject(objectClass: id, basis: .source, words: named)]
    }
    let means = text(rules.means, row)
    if !means.isNoValue, !rules.noMeans.contains(means.lowercased()) { draft.means = means }
  }

  private func readActor(_ row: Row, into draft: inout Draft, _ findings: inout Findings) {
    let rules = mapping.who
    draft.isOwn = rules.own.contains { holds($0, row) }
    let words = text(rules.actor, row)
    if words.isNoValue || rules.noActor.contains(words.lowercased()) { return }
    draft.actorWords = words
    draft.actor = rules.actors[words.lowercased()] ?? context.actors.party(commanding: words)
  }

  private func readVoices(_ row: Row, into draft: inout Draft, _ findings: inout Findings) {
    let rules = mapping.who
    let speakers = names(rules.speaker, rules.separator, row, &findings)
    for speaker in speakers {
      var name = speaker
      var isDenial = false
      for mark in rules.denialMarks where name.lowercased().hasSuffix(mark) {
        name = String(name.dropLast(mark.count)).trimmed
        isDenial = true
        break
      }
      if name.isEmpty { continue }
      draft.voices.append(
        Draft.Voice(name: name, denial: isDenial ? denial(by: speaker) : nil))
    }
    let asserting = draft.voices.contains { $0.denial == nil }
    if draft.act == .denial {
      for index in draft.voices.indices where draft.voices[index].denial == nil {
        var denial = denial(by: draft.voices[index].name)
        denial.words = draft.objectWords
        draft.voices[index].denial = denial
      }
    } else if !asserting {
      // Somebody says it, even where the row does not say who: the denials need what they deny.
      draft.voices.insert(Draft.Voice(name: ""), at: 0)
      findings.notes.append(.noSpeaker(at: row.location(of: field(rules.speaker))))
    }
    for name in names(rules.denied, rules.deniedSeparator, row, &findings) {
      draft.voices.append(Draft.Voice(name: name, denial: denial(by: name)))
    }
    if draft.voices.count > Draft.mostVoices {
      findings.faults.append(
        .tooManyVoices(draft.voices.count, at: row.location(of: field(rules.speaker))))
    }
  }

  private func names(
    _ value: Mapping.Value?, _ separator: String?, _ row: Row, _ findings: inout Findings
  ) -> [String] {
    if case .always(let name) = value { return [name] }
    guard let field = field(value) else { return [] }
    return row.names(field, splitAt: separator, &findings)
  }

  /// What a denier's own words limit the denial to.
  private func denial(by words: String) -> Denial {
    let text = words.lowercased()
    let rules = mapping.who
    var denial = Denial()
    denial.words = words
    for rule in rules.deniedMeans where rule.words.contains(where: { text.contains($0) }) {
      if !denial.means.contains(rule.means) { denial.means.append(rule.means) }
    }
    denial.deniesOccurrence = rules.occurrenceWords.contains { text.contains($0) }
    denial.deniesOnlyObject = rules.objectWords.contains { text.contains($0) }
    return denial
  }

  private func readTexts(_ row: Row, into draft: inout Draft, _ findings: inout Findings) {
    draft.text = text(mapping.texts.text, row)
    draft.wordsForLexicon = draft.text
    draft.timeWords = text(mapping.when.clockStart, row)
    draft.casualties = text(mapping.texts.casualties, row)
    draft.publication = text(mapping.texts.publication, row)
    draft.placeName = text(mapping.place.name, row)
    draft.region = text(mapping.place.region, row)
    if let field = field(mapping.texts.address) {
      draft.address = row.address(field, &findings)
    }
    let rules = mapping.when
    if let field = field(rules.published), !row[field].isNoValue {
      guard let date = row.date(field, rules.publishedForms, &findings) else { return }
      let (read, zone) = (date.inUTC ?? date, date.offset == nil ? nil : ClockZone.utc)
      let time = read.second.map { CivilTime.clock(read.day, $0) } ?? .days(read.day, read.lastDay)
      draft.published = context.span(time, in: zone)
    }
  }
}

extension Diagnostic {
  fileprivate static func noRadius(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.no-radius", at: place, "the row gives a point, but not how precise it is",
      expected: "a radius in metres above 0", mend: mendRow)
  }
}
