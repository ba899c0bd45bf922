// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// The party or mediator of that id.
  public func party(_ id: Party.ID) -> Party? { parties.first { $0.id.value == id } }
  /// The source of that id.
  public func source(_ id: Source.ID) -> Source? { sources.first { $0.id.value == id } }
  /// The zone or line of that id.
  public func zone(_ id: Zone.ID) -> Zone? { zones.first { $0.id.value == id } }
  /// The provision of that id.
  public func provision(_ id: Provision.ID) -> Provision? {
    provisions.first { $0.id.value == id }
  }
  /// The reading of that id with its provision; names of readings are one across an agreement.
  public func reading(_ id: Reading.ID) -> (provision: Provision, reading: Reading)? {
    for provision in provisions {
      if let reading = provision.readings.first(where: { $0.id.value == id }) {
        return (provision, reading)
      }
    }
    return nil
  }
  /// The commitment of that id.
  public func commitment(_ id: Commitment.ID) -> Commitment? {
    commitments.first { $0.id.value == id }
  }
  /// The condition of that id.
  public func condition(_ id: Condition.ID) -> Condition? {
    conditions.first { $0.id.value == id }
  }
  /// The body of that id.
  public func body(_ id: Body.ID) -> Body? { bodies.first { $0.id.value == id } }
  /// The annex of that id.
  public func annex(_ id: Annex.ID) -> Annex? { annexes.first { $0.id.value == id } }

  /// Every zone of clocks that the agreement names: its own, then those of its readings, each once.
  ///
  /// A day without a zone spans that civil day in all of them.
  public var namedClockZones: [ClockZone] {
    var zones = [clockZone.value]
    for reading in provisions.flatMap(\.readings) where !zones.contains(reading.clockZone.value) {
      zones.append(reading.clockZone.value)
    }
    return zones
  }

  /// The ground of a zone: the file and feature that hold its geometry, and the metres around it
  /// that belong to it, also where it is measured from another zone or line.
  ///
  /// - Returns: `nil` when no geometry is known, or when zones are measured from each other in a
  ///   circle.
  public func ground(
    of id: Zone.ID
  ) -> ZoneSurroundings? {
    var distance = 0.0
    var most = 0.0
    var next: Zone.ID? = id
    for _ in zones.indices {
      guard let name = next, let zone = zone(name) else { return nil }
      distance += zone.distanceInMetres
      most += zone.mostInMetres ?? zone.distanceInMetres
      if let file = zone.file {
        return ZoneSurroundings(
          file: file, feature: name, distanceInMetres: distance,
          mostInMetres: most == distance ? nil : most)
      }
      next = zone.measuredFrom?.value
    }
    return nil
  }
}

extension Agreement {
  /// How far a zone reaches from another zone or line from which it is measured.
  ///
  /// - Returns: The metres that certainly belong to it, and those beyond which nothing does, infinite
  ///   where the words give no such bound; zero both for the other itself, `nil` for a zone that is
  ///   not measured from it.
  public func reach(of id: Zone.ID, from other: Zone.ID) -> (least: Double, most: Double)? {
    var (least, most) = (0.0, 0.0)
    var next = id
    for _ in 0...zones.count {
      if next == other { return (least, most) }
      guard let zone = zone(next), let measured = zone.measuredFrom?.value else { return nil }
      least += zone.distanceInMetres
      most += zone.mostInMetres ?? zone.distanceInMetres
      next = measured
    }
    return nil
  }
}

/// The geometry on which a zone rests, and how far around it the zone reaches.
public struct ZoneSurroundings: Hashable, Sendable {
  /// The file that holds the geometry.
  public var file: Marked<String>
  /// The feature in it.
  public var feature: Zone.ID
  /// Metres around the geometry that certainly belong to the zone.
  public var distanceInMetres: Double
  /// Metres beyond which nothing does; infinite where the words give no such bound, `nil` where the
  /// distance is exact.
  public var mostInMetres: Double?
}

extension Provision {
  /// The kind of conduct that its verb names, as in `prohibits crossing on any`; `nil` for a verb of
  /// attack and for every other word.
  public var namedConduct: ActKind? {
    guard let verb = prohibition?.verb.value else { return nil }
    let kind = ActKind(rawValue: verb) ?? ActKind.written[verb]
    return kind?.sort == .conduct ? kind : nil
  }

  /// How its verb, as a reading has it, covers a kind of act, with the line that says so if there is
  /// one.
  ///
  /// Where the verb names a kind of conduct, that kind is covered and any other left out. Else a hit
  /// is covered; an attempt, debris or a demolition that the reading does not name is unclear; any
  /// other act is left out. A claim of compliance, a tally and a denial are no act under any.
  public func coverage(
    of act: ActKind, under reading: Reading
  ) -> (coverage: Reading.Coverage, clause: ActClause?) {
    if act.sort != .word, let clause = reading.acts.first(where: { $0.act.value == act }) {
      return (clause.coverage, clause)
    }
    if let named = namedConduct { return (act == named ? .covered : .not, nil) }
    switch act {
    case .hit: return (.covered, nil)
    case .attempt, .debris, .demolition: return (.unclear, nil)
    case .crossing, .overflight, .presence, .movement, .arming, .recruitment, .obstruction, .harm,
      .compliance, .tally, .denial:
      return (.not, nil)
    }
  }
}
