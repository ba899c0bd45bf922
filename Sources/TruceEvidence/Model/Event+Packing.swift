// SPDX-License-Identifier: Apache-2.0

public import TruceGround
internal import TruceTerms

extension Packer {
  /// Adds an event.
  public mutating func add(_ event: Event) {
    add(event.id)
    add(event.feed)
    add(event.record)
    add(event.row)
    add(event.line)
    add(event.speaker)
    add(optional: event.act) { $0.add(word: $1) }
    add(event.span)
    add(word: event.timePrecision)
    add(optional: event.place) { $0.add($1) }
    add(event.grade.name)
    add(all: event.objects) { packer, object in
      packer.add(optional: object.objectClass) { $0.add($1) }
      packer.add(optional: object.known) { $0.add($1) }
      packer.add(word: object.basis)
      packer.add(object.words)
    }
    add(event.objectWords)
    add(optional: event.actor) { $0.add($1) }
    add(event.actorWords)
    add(event.means)
    add(event.text)
    add(event.placeName)
    add(event.hasRarity)
    if event.hasRarity { addRarity(of: event) }
  }

  private mutating func addRarity(of event: Event) {
    add(event.region)
    add(event.casualties)
    add(optional: event.address) { $0.add($1) }
    add(event.publication)
    add(optional: event.published) { $0.add($1) }
    add(event.timeWords)
    add(optional: event.denial) { packer, denial in
      packer.add(all: denial.events) { $0.add($1) }
      packer.add(all: denial.means) { $0.add($1) }
      packer.add(denial.deniesOccurrence)
      packer.add(denial.deniesOnlyObject)
      packer.add(denial.words)
    }
    add(optional: event.invokes) { $0.add($1) }
    add(optional: event.sensor) { packer, sensor in
      packer.add(sensor.instrument)
      packer.add(sensor.isConfident)
      packer.add(sensor.confidence)
      packer.add(optional: sensor.powerInMegawatts) { $0.add($1) }
    }
    add(event.isCalledAccident)
  }

  private mutating func add(_ speaker: Speaker) {
    add(speaker.name)
    switch speaker.affiliation {
    case .none: add(0)
    case .unknown: add(1)
    case .party(let id):
      add(2)
      add(id)
    }
    add(optional: speaker.copies) { $0.add($1) }
  }

  /// Adds a place.
  public mutating func add(_ place: Place) {
    add(place.coordinate)
    add(place.radiusInMetres)
    add(place.holds)
    add(optional: place.settlement) { $0.add($1) }
  }
}

extension Unpacker {
  /// An event.
  public mutating func event() -> Event {
    var event = Event(
      id: id(), feed: id(), record: text(), row: int(), line: int(), speaker: speaker(),
      act: optional { $0.word() }, span: span(), timePrecision: word(),
      place: optional { $0.place() }, grade: grade())
    event.objects = all { unpacker in
      NamedObject(
        objectClass: unpacker.optional { $0.id() }, known: unpacker.optional { $0.text() },
        basis: unpacker.word(), words: unpacker.text())
    }
    event.objectWords = text()
    event.actor = optional { $0.id() }
    event.actorWords = text()
    event.means = text()
    event.text = text()
    event.placeName = text()
    if bool() { readRarity(of: &event) }
    return event
  }

  private mutating func readRarity(of event: inout Event) {
    event.region = text()
    event.casualties = text()
    event.address = optional { $0.text() }
    event.publication = text()
    event.published = optional { $0.span() }
    event.timeWords = text()
    event.denial = optional { unpacker in
      var denial = Denial()
      denial.events = unpacker.all { $0.id() }
      denial.means = unpacker.all { $0.text() }
      denial.deniesOccurrence = unpacker.bool()
      denial.deniesOnlyObject = unpacker.bool()
      denial.words = unpacker.text()
      return denial
    }
    event.invokes = optional { $0.text() }
    event.sensor = optional { unpacker in
      SensorRecord(
        instrument: unpacker.text(), isConfident: unpacker.bool(), confidence: unpacker.text(),
        powerInMegawatts: unpacker.optional { $0.double() })
    }
    event.isCalledAccident = bool()
  }

  private mutating func speaker() -> Speaker {
    let name = text()
    let affiliation: Affiliation =
      switch int() {
      case 0: .none
      case 1: .unknown
      default: .party(id())
      }
    return Speaker(name: name, affiliation: affiliation, copies: optional { $0.text() })
  }

  private mutating func grade() -> Grade {
    guard let grade = Grade(text()) else { preconditionFailure("kept bytes hold no grade") }
    return grade
  }

  /// A place.
  public mutating func place() -> Place {
    var place = Place(coordinate: coordinate(), radiusInMetres: double(), holds: int())
    place.settlement = optional { $0.footprint() }
    return place
  }
}
