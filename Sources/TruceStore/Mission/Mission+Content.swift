// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
public import TruceEvidence
internal import TruceFigures
public import TruceFindings
public import TruceGround
public import TruceTerms

extension Mission {
  /// Everything a report is made of, as it was known at a moment.
  ///
  /// - Parameters:
  ///   - proof: The standard of proof; the mission's when not said.
  ///   - asOf: The moment; `nil` for all that the mission holds.
  /// - Returns: A value that stands alone.
  /// - Throws: what reading feeds, objects, zones and outlines throws.
  public func content(
    proof: Proof? = nil, asOf: Instant? = nil
  ) throws(Diagnostics) -> MissionContent {
    let history = try history(asOf: asOf)
    let incidents = try incidents(asOf: asOf)
    let assessor = try assessor(asOf: asOf)
    return try content(
      feeds: history.feeds,
      assessment: Assessment(
        assessing: incidents, by: assessor, proof: proof ?? file.settings.proof),
      claims: boundParties.map { party in
        Assessment(assessing: incidents, by: assessor, proof: .claimsOf(party))
      }, asOf: asOf
    ) { .all(history.events) }
  }

  /// A content of assessed incidents, with all that the mission's texts say beside.
  func content(
    feeds: [FeedCoverage], assessment: Assessment, claims: [Assessment], asOf: Instant?,
    events: () -> MissionContent.Told
  ) throws(Diagnostics) -> MissionContent {
    var settings = file.settings
    settings.proof = assessment.proof
    settings.countedReadings = agreement.provisions.flatMap {
      agreement.countedReadings(of: $0, naming: file.settings.countedReadings)
    }
    let outlines = try outlines()
    var content = MissionContent(
      title: file.title, agreement: agreementWithDeliveries(asOf: asOf), settings: settings,
      feeds: feeds, objects: try objects(), outlines: outlines.land,
      outlinesSource: file.outlines?.words ?? "", told: events(), assessment: assessment,
      claims: claims, asOf: asOf, ledgerSize: head.size, ledgerRoot: head.root)
    content.boundaries = outlines.boundaries
    content.comparisons = try comparisons()
    content.tallies = try tallies()
    return content
  }

  /// The parties that a provision binds, in order of declaration.
  public var boundParties: [Party.ID] {
    let bound = agreement.provisions.flatMap(\.binds).map(\.value)
    return agreement.parties.map(\.id.value).filter(bound.contains)
  }

  /// An assessor with all that the mission knows of objects, zones and reviews.
  ///
  /// - Throws: what reading the mission's files throws.
  public func assessor(
    asOf: Instant? = nil, under other: Agreement? = nil
  ) throws(Diagnostics) -> Assessor {
    try assessor(
      asOf: asOf, under: other,
      sensors: try history(asOf: asOf).events.filter { $0.sensor != nil })
  }

  /// The same with what sensors recorded, as it is known from elsewhere.
  func assessor(
    asOf: Instant?, under other: Agreement? = nil, sensors: [Event]
  ) throws(Diagnostics) -> Assessor {
    let agreement = other ?? agreement
    return Assessor(
      agreement: agreement, placeThreshold: file.settings.placeThreshold,
      objects: try objects(), zones: try zones(of: agreement),
      widest: try zones(of: agreement, widest: true), reviews: reviews(asOf: asOf),
      dissents: known(cases: asOf).flatMap(\.dissents), sensors: sensors)
  }

  /// The known objects of the mission's files, in order; of two with one id the first stands, and a
  /// drawn ground plan takes the place of a point.
  ///
  /// - Throws: what reading the files throws.
  public func objects() throws(Diagnostics) -> [ProtectedObject] {
    if let known = knownObjects { return known }
    var tags = TagTable.bundled
    if let name = file.tags {
      let bytes = try MissionFolder.read(try folder.resolve(name), limit: 1 << 24)
      tags = try TagTable(
        parsing: SourceText(bytes: bytes, name: name.value), classes: agreement.classes)
    }
    var objects: [ProtectedObject] = []
    var index: [String: Int] = [:]
    for declared in file.objects {
      let source = try FileSource(path: try folder.resolve(declared.file))
      let reading = try ObjectReader(tags: tags).read(source, named: declared.file.value)
      for object in reading.objects {
        guard let at = index[object.id] else {
          index[object.id] = objects.count
          objects.append(object)
          continue
        }
        if case .points = objects[at].geometry {
          if case .points = object.geometry { continue }
          objects[at].geometry = object.geometry
          objects[at].precisionInMetres = 0
        }
      }
    }
    knownObjects = objects
    return objects
  }

  /// The ground of the agreement's zones that have a geometry.
  ///
  /// - Throws: what reading the files throws, `store.no-zone`.
  public func zones() throws(Diagnostics) -> [Zone.ID: Footprint] { try zones(of: agreement) }

  /// The ground of an agreement's zones; with `widest`, of those alone whose distance has an upper
  /// bound, as far as that reaches.
  private func zones(
    of agreement: Agreement, widest: Bool = false
  ) throws(Diagnostics) -> [Zone.ID: Footprint] {
    var result: [Zone.ID: Footprint] = [:]
    for zone in agreement.zones {
      guard var ground = agreement.ground(of: zone.id.value) else { continue }
      if widest {
        guard let most = ground.mostInMetres, most.isFinite else { continue }
        ground.distanceInMetres = most
      }
      let name = ground.file
      let bytes = try MissionFolder.read(try folder.resolve(name), limit: 1 << 28)
      let features = try GeometryFile(parsing: bytes, name: name.value).features
      let own = features.filter { $0.names.contains(ground.feature.name) }
      guard !own.isEmpty else { throw Diagnostics(.noZone(ground.feature, in: name)) }
      result[zone.id.value] = Footprint(
        union: own.map { Footprint($0.geometry, bufferInMetres: ground.distanceInMetres) })
    }
    return result
  }

  /// The published tallies; none when the mission names no table.
  private func tallies() throws(Diagnostics) -> [PublishedTally] {
    guard let name = file.tallies else { return [] }
    let bytes = try MissionFolder.read(try folder.resolve(name), limit: 1 << 24)
    return try TallyTable(bytes: bytes, named: name.value, agreement: agreement).tallies
  }

  /// Land and boundaries of the map; nothing when the mission names no outlines.
  private func outlines() throws(Diagnostics) -> (land: [Geometry], boundaries: [MapBoundary]) {
    guard let declared = file.outlines else { return ([], []) }
    let bytes = try MissionFolder.read(try folder.resolve(declared.file), limit: 1 << 28)
    var land: [Geometry] = []
    var boundaries: [MapBoundary] = []
    for feature in try GeometryFile(parsing: bytes, name: declared.file.value).features {
      switch feature.geometry {
      case .polygons: land.append(feature.geometry)
      case .lines:
        let disputed = feature.properties["disputed"]?.bool ?? false
        boundaries.append(MapBoundary(geometry: feature.geometry, isDisputed: disputed))
      case .points: continue
      }
    }
    return (land, boundaries)
  }

  /// What two persons settled in the cases, oldest first.
  func reviews(asOf: Instant?) -> [Review] {
    var reviews: [Review] = []
    for known in known(cases: asOf) {
      guard let settled = known.settled else { continue }
      let result = settled.result
      var facts: [Review.Fact] = []
      if result.occurrence != .unknown { facts.append(.occurrence(result.occurrence, act: nil)) }
      if result.attribution != .unknown {
        facts.append(.attribution(result.attribution, actor: result.actor))
      }
      if let objectClass = result.objectClass { facts.append(.object(objectClass)) }
      reviews += facts.compactMap { fact in
        Review(
          incident: known.incident, fact: fact, reviewers: settled.by,
          because: "case \(known.id)")
      }
    }
    return reviews
  }

  /// The cases as they were known at a moment, in order.
  private func known(cases asOf: Instant?) -> [Case] {
    guard let asOf else { return state.cases }
    return state.cases.map { reviewed in
      Case(of: reviewed.incident, steps: reviewed.steps.filter { $0.when <= asOf })
    }
  }
}

extension Diagnostic {
  fileprivate static func noZone(_ zone: Zone.ID, in name: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "store.no-zone", at: name.location,
      "the file '\(name.value)' has no feature for the zone '\(zone)'",
      expected: "a feature whose id, or property 'id' or 'name', is '\(zone)'",
      mend: "name the feature so, or correct the zone's id")
  }
}
