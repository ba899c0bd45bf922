// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEngine
internal import TruceEvidence
internal import TruceFigures
public import TruceFindings
public import TruceGround
internal import TruceLedger
internal import TruceTerms

/// A mission's content as it was kept, with whatever its keeper counted from it.
public struct KeptContent: Sendable {
  /// The content: its incidents are read when somebody asks for them.
  public let content: MissionContent
  /// What was kept beside.
  public let counts: ByteRegion
}

extension Mission {
  /// The content as it was kept by this program for the same question; `nil` when it was not.
  ///
  /// - Parameters:
  ///   - proof: The standard of proof; the mission's when not said.
  ///   - asOf: The moment; `nil` for all that the mission holds.
  ///   - folder: Where it is kept.
  /// - Returns: What ``content(proof:asOf:)`` would give, and what was kept beside it.
  /// - Throws: what reading the mission's texts throws.
  public func kept(
    proof: Proof? = nil, asOf: Instant? = nil, in folder: KeptFolder
  ) throws(Diagnostics) -> KeptContent? {
    guard
      let file = folder.file(try keptName(proof, asOf), of: self.folder.keptName),
      file.count == 4 + 2 * (1 + boundParties.count)
    else { return nil }
    let meta = file.section(0)
    var unpacker = Unpacker(meta.bytes)
    let eventCount = unpacker.int()
    let feeds = unpacker.all { FeedCoverage(&$0) }
    let loose = unpacker.all { $0.event() }
    let sensors = unpacker.all { $0.event() }
    let incidents = Incidents(
      kept: file.section(1), startingAt: KeptValues(kept: file.section(2)))
    let assessor = try assessor(asOf: asOf, sensors: sensors)
    func assessment(_ place: Int, _ proof: Proof) -> Assessment {
      let rulings = Rulings(
        kept: KeptValues(kept: file.section(4 + 2 * place)),
        ends: KeptValues(kept: file.section(5 + 2 * place)))
      return Assessment(keeping: incidents, rulings: rulings, by: assessor, proof: proof)
    }
    let content = try content(
      feeds: feeds, assessment: assessment(0, proof ?? self.file.settings.proof),
      claims: boundParties.enumerated().map { assessment($0 + 1, .claimsOf($1)) }, asOf: asOf
    ) { .kept(loose: loose, count: eventCount) }
    return KeptContent(content: content, counts: file.section(3))
  }

  /// Keeps a content that was asked for with the same words; where it cannot be kept, nothing happens.
  ///
  /// - Parameters:
  ///   - content: What ``content(proof:asOf:)`` gave.
  ///   - counts: What is to be kept beside it.
  ///   - proof: The standard of proof that was asked for.
  ///   - folder: Where it is kept.
  /// - Throws: what reading the mission's texts throws.
  public func keep(
    _ content: MissionContent, counts: [UInt8], proof: Proof? = nil, in folder: KeptFolder
  ) throws(Diagnostics) {
    let incidents = content.assessment.incidents
    guard incidents.count >= folder.leastIncidents,
      let writer = folder.writer(try keptName(proof, content.asOf), of: self.folder.keptName)
    else { return }
    let events = content.events
    writer.begin()
    var meta = Packer()
    meta.add(events.count)
    meta.add(all: content.feeds) { $0.add($1) }
    meta.add(all: Mission.loose(events, besides: incidents)) { $0.add($1) }
    meta.add(all: events.filter { $0.sensor != nil }) { $0.add($1) }
    writer.add(meta.bytes)
    writer.begin()
    let starts = Mission.write(incidents, to: writer)
    writer.begin()
    KeptValues(starts).withBytes { writer.add($0) }
    writer.begin()
    writer.add(counts)
    for assessment in [content.assessment] + content.claims {
      let columns = assessment.rulings.columns
      writer.begin()
      columns.all.withBytes { writer.add($0) }
      writer.begin()
      columns.ends.withBytes { writer.add($0) }
    }
    if writer.finish() { folder.prune(".content", of: self.folder.keptName) }
  }

  /// Writes incidents one after another; gives where each begins.
  private static func write(_ incidents: Incidents, to writer: KeptFile.Writer) -> [Int] {
    let size = 2048
    let pieces = (incidents.count + size - 1) / size
    var starts: [Int] = []
    starts.reserveCapacity(incidents.count)
    var written = 0
    // A few pieces at a time, so that they need no room together.
    for first in stride(from: 0, to: pieces, by: 16) {
      let packed = inParallel(pieces: min(16, pieces - first)) { piece in
        var packer = Packer()
        var starts: [Int] = []
        let from = (first + piece) * size
        for index in from..<min(incidents.count, from + size) {
          starts.append(packer.count)
          packer.add(incidents[index])
        }
        return (bytes: packer.bytes, starts: starts)
      }
      for piece in packed {
        starts += piece.starts.map { $0 + written }
        written += piece.bytes.count
        writer.add(piece.bytes)
      }
    }
    return starts
  }

  /// The events that no incident holds, or that come once more than incidents need.
  private static func loose(_ events: [Event], besides incidents: Incidents) -> [Event] {
    let isEachInOne =
      incidents.reduce(0) { $0 + $1.events.count } == events.count
      && !events.contains { $0.denial != nil }
    if isEachInOne { return [] }
    var held: Set<Event.ID> = []
    held.reserveCapacity(events.count)
    for incident in incidents {
      for event in incident.events { held.insert(event.id) }
    }
    return events.filter { held.remove($0.id) == nil }
  }

  /// The digest of all that a content follows from.
  private func keptName(_ proof: Proof?, _ asOf: Instant?) throws(Diagnostics) -> String {
    var words = ["truce content", KeptFolder.program, "\(head.size)", head.root]
    words.append((proof ?? file.settings.proof).name)
    words.append(asOf?.description ?? "now")
    for name in textNames where folder.holds(name) {
      let bytes = try MissionFolder.read(folder.path(of: name), limit: 1 << 28)
      words += [name, Hash(of: bytes).hex]
    }
    return Hash(of: Array(words.joined(separator: "\n").utf8)).hex + ".content"
  }
}

extension Packer {
  fileprivate mutating func add(_ coverage: FeedCoverage) {
    add(coverage.feed)
    add(coverage.title)
    add(all: coverage.files) { packer, file in
      packer.add(file.name)
      packer.add(file.digest)
      packer.add(file.received)
    }
    add(all: coverage.daysWithRows) { $0.add($1.daysSince1970) }
    add(optional: coverage.completeDays) { $0.add($1) }
    add(coverage.rows)
    add(coverage.badRows)
  }
}

extension FeedCoverage {
  fileprivate init(_ unpacker: inout Unpacker) {
    self.init(feed: unpacker.id(), title: unpacker.text())
    files = unpacker.all {
      File(name: $0.text(), digest: $0.text(), received: $0.instant())
    }
    daysWithRows = unpacker.all { CivilDay(daysSince1970: $0.int()) }
    completeDays = unpacker.optional { $0.days() }
    rows = unpacker.int()
    badRows = unpacker.int()
  }
}
