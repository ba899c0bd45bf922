// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceStore

@Suite struct MissionCheckTests {
  private func mission() throws -> SmallMission {
    let mission = try SmallMission()
    try mission.take([SmallMission.strike])
    return mission
  }

  private func slugs(_ mission: SmallMission) throws -> [String] {
    try MissionCheck(of: mission.folder.mission).faults.map(\.slug)
  }

  @Test func aMissionAsItWasWrittenHolds() throws {
    let mission = try mission()
    let check = try MissionCheck(of: mission.folder.mission)
    #expect(check.faults.isEmpty)
    #expect(check.items > 4)
    #expect(try slugs(mission).isEmpty)
  }

  @Test func anyChangedByteOfAnItemIsNamed() throws {
    let mission = try mission()
    for name in mission.folder.files where name.hasSuffix(".zst") {
      let url = URL(fileURLWithPath: mission.path + "/" + name)
      let whole = try Data(contentsOf: url)
      var data = whole
      data[data.count / 2] ^= 1
      try data.write(to: url)
      let fault = try #require(try MissionCheck(of: mission.folder.mission).faults.first)
      #expect(fault.slug == "store.evidence-changed")
      #expect(fault.location?.file == name)
      try whole.write(to: url)
    }
    #expect(try slugs(mission).isEmpty)
  }

  @Test func everyFlippedBitOfAnItemIsNamed() throws {
    let mission = try mission()
    let name = try #require(
      mission.folder.files.filter { $0.hasSuffix(".zst") }.min {
        let sizes = [$0, $1].map { FileManager.default.contents(atPath: mission.path + "/" + $0) }
        return (sizes[0]?.count ?? 0) < (sizes[1]?.count ?? 0)
      })
    let url = URL(fileURLWithPath: mission.path + "/" + name)
    let whole = try Data(contentsOf: url)
    for bit in 0..<whole.count * 8 {
      var data = whole
      data[bit / 8] ^= 1 << UInt8(bit % 8)
      try data.write(to: url)
      let faults = try MissionCheck(of: mission.folder.mission).faults
      #expect(faults.map(\.slug) == ["store.evidence-changed"], "bit \(bit)")
      #expect(faults.first?.location?.file == name, "bit \(bit)")
    }
    try whole.write(to: url)
    #expect(try slugs(mission).isEmpty)
  }

  @Test func aLostItemIsMissed() throws {
    let mission = try mission()
    let name = try #require(mission.folder.files.first { $0.hasSuffix(".zst") })
    try FileManager.default.removeItem(atPath: mission.path + "/" + name)
    #expect(try slugs(mission) == ["store.evidence-missing"])
  }

  @Test func aFileThatNoEntryNamesIsAnErrorAndALeftOneAWarning() throws {
    let mission = try mission()
    try mission.folder.write("x", to: "evidence/extra.txt")
    try mission.folder.write("x", to: "evidence/incoming-77")
    try mission.folder.write("x", to: "vault/extra")
    _ = try EvidenceStore(in: mission.folder.mission).keep(Array("kept, not recorded".utf8))
    let faults = try MissionCheck(of: mission.folder.mission).faults
    #expect(Set(faults.map(\.slug)) == ["store.stray-file"])
    let errors = faults.filter { $0.severity == .error }.map { $0.location?.file }
    #expect(errors.count == 3)
    #expect(errors.suffix(2) == ["evidence/extra.txt", "vault/extra"])
    #expect(faults.count == 4)
  }

  @Test func anItemOfTheVaultThatDoesNotOpenIsNamed() throws {
    let mission = try mission()
    let name = String(repeating: "ab", count: 32)
    try mission.folder.write(String(repeating: "x", count: 200), to: "vault/" + name)
    #expect(try slugs(mission) == ["store.stray-file"])
    try FileManager.default.removeItem(atPath: mission.path + "/vault/" + name)
    _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    let sealed = try #require(mission.folder.files.first { $0.hasPrefix("vault/") })
    let url = URL(fileURLWithPath: mission.path + "/" + sealed)
    var data = try Data(contentsOf: url)
    for place in [0, 30, data.count / 2, data.count - 1] {
      data[place] ^= 1
      try data.write(to: url)
      let faults = try MissionCheck(of: mission.folder.mission).faults
      #expect(faults.map(\.slug) == ["store.vault-changed"], "byte \(place)")
      #expect(faults.first?.location?.file == sealed)
      data[place] ^= 1
    }
    try data.dropLast().write(to: url)
    #expect(try slugs(mission) == ["store.vault-changed"])
  }
}
