// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore

/// A content that was kept is the content that would be worked out.
@Suite struct KeptContentTests {
  private static let counts: [UInt8] = Array("counted beside".utf8)

  /// A folder for what is kept, of missions of any size.
  private func cache() throws -> (room: TemporaryFolder, folder: KeptFolder) {
    let room = try TemporaryFolder()
    return (room, KeptFolder(path: room.path + "/cache/truce", leastIncidents: 0))
  }

  @Test(arguments: ["energy-2025", "car-2019", "korea-1953"])
  func whatIsKeptOfAnExampleIsWhatIsWorkedOut(_ name: String) throws {
    let example = try ExampleMission(name)
    defer { withExtendedLifetime(example) {} }
    let mission = example.mission
    let (room, folder) = try cache()
    defer { withExtendedLifetime(room) {} }
    let content = try mission.content()
    #expect(try mission.kept(in: folder) == nil)
    try mission.keep(content, counts: Self.counts, in: folder)
    let kept = try #require(try mission.kept(in: folder))
    #expect(Array(kept.counts.bytes) == Self.counts)
    #expect(kept.content.eventCount == content.events.count)
    #expect(kept.content.events == content.events)
    #expect(kept.content.feeds == content.feeds)
    #expect(Array(kept.content.assessment.incidents) == Array(content.assessment.incidents))
    for (new, old) in zip(
      [kept.content.assessment] + kept.content.claims, [content.assessment] + content.claims)
    {
      #expect(new.proof == old.proof && new.rulings.count == old.rulings.count)
      for index in old.incidents.indices {
        #expect(new.incidents.id(at: index) == old.incidents[index].id)
        #expect(Array(new.rulings[index]) == Array(old.rulings[index]))
        #expect(new.entries[index].findings == old.entries[index].findings)
      }
    }
    #expect(kept.content.claims.count == content.claims.count)
    #expect(kept.content.settings == content.settings && kept.content.objects == content.objects)
    #expect(kept.content.ledgerRoot == content.ledgerRoot)
  }

  @Test func anotherQuestionAnotherTextOrAnotherRowIsNotAnsweredFromWhatIsKept() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let (room, folder) = try cache()
    defer { withExtendedLifetime(room) {} }
    let mission = try Mission(opening: small.path)
    try mission.keep(try mission.content(), counts: [], in: folder)
    #expect(try mission.kept(in: folder) != nil)
    #expect(try mission.kept(proof: .anyReport, in: folder) == nil)
    #expect(try mission.kept(asOf: SmallMission.now, in: folder) == nil)
    try small.folder.write("speaker,affiliation\nNorthern ministry,none\n", to: "sources.csv")
    #expect(try Mission(opening: small.path).kept(in: folder) == nil)
    try small.take(["2" + SmallMission.strike.dropFirst()])
    #expect(try Mission(opening: small.path).kept(in: folder) == nil)
  }

  @Test func aSmallMissionIsNotKeptAndFewFilesStay() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let room = try TemporaryFolder()
    let mission = try Mission(opening: small.path)
    let content = try mission.content()
    try mission.keep(content, counts: [], in: KeptFolder(path: room.path))
    #expect(room.files.isEmpty)
    let folder = KeptFolder(path: room.path, leastIncidents: 0)
    for day in 1...9 {
      let asOf = SmallMission.now.advanced(bySeconds: day * 86_400)
      try mission.keep(try mission.content(asOf: asOf), counts: [], in: folder)
    }
    #expect(room.files.count { $0.hasSuffix(".content") } == 4)
    #expect(!room.files.contains { $0.hasSuffix(".part") })
    let file = try #require(room.files.first { $0.hasSuffix(".content") })
    let attributes = try FileManager.default.attributesOfItem(atPath: room.path + "/" + file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func aDamagedOrShortenedFileIsAsGoodAsNone() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let (room, folder) = try cache()
    let mission = try Mission(opening: small.path)
    try mission.keep(try mission.content(), counts: Self.counts, in: folder)
    let name = try #require(room.files.first { $0.hasSuffix(".content") })
    let path = room.path + "/" + name
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in 0..<whole.count where place < 64 || place % 7 == 0 {
      var bytes = whole
      bytes[place] ^= 1 << (place % 8)
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(try mission.kept(in: folder) == nil, "byte \(place)")
    }
    for count in [0, 1, 15, 16, 100, whole.count / 2, whole.count - 1] {
      try whole.prefix(count).write(to: URL(fileURLWithPath: path))
      #expect(try mission.kept(in: folder) == nil, "\(count) bytes")
    }
    try whole.write(to: URL(fileURLWithPath: path))
    #expect(try mission.kept(in: folder) != nil)
  }

  @Test func aFolderThatCannotBeMadeIsNoFault() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let mission = try Mission(opening: small.path)
    let folder = KeptFolder(path: "/proc/none", leastIncidents: 0)
    try mission.keep(try mission.content(), counts: [], in: folder)
    #expect(try mission.kept(in: folder) == nil)
  }
}
