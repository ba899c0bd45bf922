// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// The files beside the tests.
enum Fixture {
  /// The folder of fixtures of feeds.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/feeds")
  /// The checkout's own folder.
  static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String) throws -> SourceText {
    try SourceText(bytes: bytes(path), name: String(path.split(separator: "/").last ?? ""))
  }

  /// The names of a folder's files that end so, sorted.
  static func names(in path: String, endingIn end: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(end) && !$0.hasSuffix(".expected") }.sorted()
  }

  /// Holds a text against the file of expectations beside a fixture; `TRUCE_RECORD=1` rewrites it.
  static func expect(_ text: String, beside path: String) throws {
    let file = folder.appending(path: path + ".expected")
    if ProcessInfo.processInfo.environment["TRUCE_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(path).expected; a recording run is never green")
      return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, "\(path)")
  }

  /// A file of the shared data, `nil` where the machine has none.
  static func sharedFile(_ path: String) -> [UInt8]? {
    var candidates: [URL] = []
    if let named = ProcessInfo.processInfo.environment["TRUCE_SHARED_DATA"] {
      candidates.append(URL(filePath: named))
    }
    var folder = root
    for _ in 0..<4 {
      folder = folder.deletingLastPathComponent()
      candidates.append(folder.appending(path: "shared/data"))
    }
    for candidate in candidates {
      if let data = try? Data(contentsOf: candidate.appending(path: path)) { return Array(data) }
    }
    return nil
  }
}

/// The parties of most tests.
enum Cast {
  static let here = Location(file: "test")

  static let north = party("north", "Northland")
  static let south = party("south", "Southland")
  static let broker = party("broker", "Republic of Midland", .mediator)
  static let all = [north, south, broker]

  static func party(_ id: String, _ name: String, _ role: Party.Role = .party) -> Party {
    Party(id: Marked(Party.ID(id), at: here), name: name, role: role)
  }

  static let zones = ["UTC", "Europe/Moscow", "America/New_York"].compactMap { ClockZone($0) }

  /// A context with those parties, every class, and a few speakers.
  static func context(mapping: Mapping? = nil) -> FeedContext {
    var context = FeedContext(feed: Feed.ID("feed"), clockZones: zones)
    context.actors = ActorTable(parties: all)
    context.lexicon = Lexicon.bundled()
    context.mapping = mapping
    context.speakers = SpeakerTable([
      Speaker(name: "Northern Ministry", affiliation: .party(Party.ID("north"))),
      Speaker(name: "North Ministry", affiliation: .party(Party.ID("north"))),
      Speaker(name: "South Front", affiliation: .party(Party.ID("south"))),
      Speaker(name: "South Ministry", affiliation: .party(Party.ID("south"))),
      Speaker(name: "River Gazette", affiliation: .none),
    ])
    return context
  }
}

extension FeedReader {
  /// Reads a fixture.
  func read(
    fixture path: String, kind: FeedKind? = nil, skipBadRows: Bool = false
  ) throws -> FeedReading {
    try read(
      BytesSource(try Fixture.bytes(path)), named: String(path.split(separator: "/").last ?? ""),
      kind: kind, skipBadRows: skipBadRows)
  }

  /// Reads a text.
  func read(
    text: String, kind: FeedKind? = nil, skipBadRows: Bool = false
  ) throws(Diagnostics) -> FeedReading {
    try read(
      BytesSource(Array(text.utf8)), named: "text.csv", kind: kind, skipBadRows: skipBadRows)
  }
}

/// Steele, Lea and Flood's SplitMix64, for seeded laws.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What an expression throws as diagnostics, printed; empty when it throws nothing.
func printedFaults(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch let faults as Diagnostics {
    return faults.all.map { $0.printed() }.joined()
  } catch {
    return "\(error)"
  }
}

/// The slugs of what an expression throws, in order.
func slugs(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let faults as Diagnostics {
    return faults.all.map(\.slug)
  } catch {
    return ["\(error)"]
  }
}
