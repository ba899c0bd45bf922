// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore
import TruceTerms

/// Evidence, grades, deliveries, published reports, keys, corrections.
@Suite struct RecordsTests {
  private func mission() throws -> SmallMission {
    let mission = try SmallMission()
    let agreement = mission.path + "/agreement.truce"
    let text = try String(contentsOfFile: agreement, encoding: .utf8)
    try mission.folder.write(
      text + """

        commitment prisoners "Exchange"
          from talk
          north delivers 10 prisoner on 2031-03-20
          announced 10 by north on 2031-03-12 from talk
        commitment matches "Matches"
          from talk
          north delivers match

        """, to: "agreement.truce")
    try mission.take([SmallMission.strike])
    return mission
  }

  private func slug(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Diagnostics)?.all.first?.slug
    }
  }

  private func bring(
    _ bytes: [UInt8], to mission: SmallMission, incident: String? = nil, isPersonal: Bool = false
  ) throws -> MissionRecords.Recorded<EvidenceRecord> {
    var source = BytesSource(bytes)
    return try mission.open().add(
      &source,
      Mission.BroughtItem(
        form: .image,
        origin: EvidenceOrigin(
          broughtBy: "a shopkeeper", source: "the market", fileName: "crater.jpg"),
        collected: Instant(secondsSince1970: 1_929_999_999), incident: incident,
        isPersonal: isPersonal),
      because: "it shows the crater")
  }

  private func bytes(
    of record: EvidenceRecord, in mission: SmallMission
  ) throws -> [UInt8] {
    var found: [UInt8] = []
    try Mission(opening: mission.path).forEachPiece(of: record) { found += $0 }
    return found
  }

  @Test func anItemOfAnySizeComesBackUntouchedAndItsOriginIsNowhereInTheClear() throws {
    let mission = try mission()
    for size in [0, 1, 65_535, 65_536, 65_537, 300_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) }
      for isPersonal in [false, true] {
        let item = try bring(bytes, to: mission, incident: "1", isPersonal: isPersonal)
        #expect(item.value.byteCount == size)
        #expect(try self.bytes(of: item.value, in: mission) == bytes)
      }
    }
    let now = try Mission(opening: mission.path)
    let items = try now.evidence(of: now.incident(named: "1"))
    #expect(items.count == 12)
    #expect(try now.origin(of: items[0]).origin?.broughtBy == "a shopkeeper")
    #expect(try now.evidence(named: String(items[0].value.name.prefix(8))).entry == items[0].entry)
    for name in mission.folder.files where !name.hasPrefix("keys") {
      guard let bytes = try? MissionFolder.read(mission.path + "/" + name) else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("shopkeeper"), "\(name)")
    }
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func thePersonalItemCanBeErasedAndShowsAsErased() throws {
    let mission = try mission()
    let item = try bring(Array("a face".utf8), to: mission, isPersonal: true)
    _ = try mission.open().erase(item.value.name, because: "asked for")
    #expect(slug { _ = try bytes(of: item.value, in: mission) } == "store.erased")
    _ = try mission.open().erase(item.value.details, because: "asked for")
    guard case .erased = try Mission(opening: mission.path).origin(of: item).kept else {
      Issue.record("its origin does not show as erased")
      return
    }
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func theSameBytesAreKeptOnceForAnIncidentAndNothingIsLeftOfARefusal() throws {
    let mission = try mission()
    let item = try bring([1, 2, 3], to: mission)
    let before = mission.folder.files
    #expect(slug { _ = try bring([1, 2, 3], to: mission) } == "store.evidence-known")
    #expect(slug { _ = try bring([4], to: mission, incident: "none") } == "store.no-incident")
    #expect(mission.folder.files == before)
    _ = try mission.open().correct(entry: item.entry, because: "of another place")
    #expect(try Mission(opening: mission.path).evidence == [])
    #expect(try bring([1, 2, 3], to: mission).entry > item.entry)
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func anyChangedByteOfAPersonalItemIsNamed() throws {
    let mission = try mission()
    let item = try bring([UInt8](repeating: 7, count: 100_000), to: mission, isPersonal: true)
    let url = URL(fileURLWithPath: mission.path + "/vault/" + item.value.name)
    let whole = try Data(contentsOf: url)
    for place in [0, 19, 25, 50, 70_000, whole.count - 1] {
      var data = whole
      data[place] ^= 1
      try data.write(to: url)
      #expect(
        try MissionCheck(of: mission.folder.mission).faults.map(\.slug) == ["store.vault-changed"],
        "byte \(place)")
    }
    for data in [whole.dropLast(), whole + [0], whole.prefix(65_600)] {
      try data.write(to: url)
      #expect(
        try MissionCheck(of: mission.folder.mission).faults.map(\.slug) == ["store.vault-changed"])
    }
  }

  @Test func aGradeOfAPersonStandsInThePlaceOfTheFeedsFromItsMomentOn() throws {
    let mission = try mission()
    let later = SmallMission.now.advanced(bySeconds: 60)
    func grade(_ asOf: Instant?) throws -> String? {
      try Mission(opening: mission.path).history(asOf: asOf).events.first?.grade.name
    }
    let before = try grade(nil)
    let event = Event.ID("notes:1")
    try mission.open(at: later).grade(
      event, as: Grade(reliability: "B", credibility: 2), because: "checked")
    #expect(try grade(nil) == "B2")
    #expect(try grade(SmallMission.now) == before)
    #expect(
      slug {
        try mission.open().grade(
          Event.ID("notes:2"), as: Grade(reliability: "A", credibility: 1), because: "x")
      } == "store.no-event")
    let entry = try Mission(opening: mission.path).head.size - 1
    _ = try mission.open(at: later).correct(entry: entry, because: "the wrong event")
    #expect(try grade(nil) == before)
  }

  @Test func aDeliveryStandsAmongTheStepsOfTheAgreementAtItsDay() throws {
    let mission = try mission()
    var step = DeliveryRecord(
      commitment: Commitment.ID("prisoners"), step: .stage(.delivered), by: Party.ID("north"),
      quantity: 9,
      day: try #require(CivilDay("2031-03-21")), source: nil)
    try mission.open().deliver(step, because: "counted at the bridge")
    let promise = try #require(
      try Mission(opening: mission.path).content().agreement.commitments.first)
    #expect(promise.progress.map(\.stage.value) == [.announced, .delivered])
    #expect(promise.progress.last?.quantity?.value == 9)
    #expect(try Mission(opening: mission.path).agreement.commitments.first?.progress.count == 1)
    for (change, expected) in [
      (
        { (step: inout DeliveryRecord) in step.commitment = Commitment.ID("x") },
        "store.no-commitment"
      ),
      ({ (step: inout DeliveryRecord) in step.by = Party.ID("x") }, "store.no-party"),
      ({ (step: inout DeliveryRecord) in step.source = Source.ID("x") }, "store.no-source"),
    ] {
      let right = step
      change(&step)
      #expect(slug { try mission.open().deliver(step, because: "x") } == expected)
      step = right
    }
  }

  @Test func aPersonsGradeOfAPromiseStandsWithItsEntryUntilItIsTakenBack() throws {
    let mission = try mission()
    func gradings() throws -> [Commitment.Grading] {
      try Mission(opening: mission.path).content().agreement.commitments.flatMap(\.gradings)
    }
    var step = DeliveryRecord(
      commitment: Commitment.ID("matches"), step: .grade(.minimal), by: nil, quantity: nil,
      day: try #require(CivilDay("2031-03-21")), source: Source.ID("talk"))
    try mission.open().deliver(step, because: "one match of ten was played")
    let entry = try Mission(opening: mission.path).head.size - 1
    #expect(
      try gradings() == [
        Commitment.Grading(
          .minimal, of: nil, on: step.day, from: Source.ID("talk"), entry: entry)
      ])
    step.by = Party.ID("south")
    #expect(slug { try mission.open().deliver(step, because: "x") } == "store.no-grade")
    step.by = nil
    step.source = nil
    #expect(slug { try mission.open().deliver(step, because: "x") } == "store.no-grade")
    step.source = Source.ID("talk")
    step.commitment = Commitment.ID("prisoners")
    #expect(slug { try mission.open().deliver(step, because: "x") } == "store.no-grade")
    _ = try mission.open().correct(entry: entry, because: "two were played")
    #expect(try gradings() == [])
  }

  @Test func nobodyTakesBackWhatAnotherHasDone() throws {
    let mission = try mission()
    let item = try bring([1], to: mission)
    let other = { try mission.open(as: "other") }
    #expect(slug { _ = try other().correct(entry: item.entry, because: "x") } == "store.not-own")
    #expect(
      slug { _ = try mission.open().correct(entry: 0, because: "x") } == "store.no-correction")
    #expect(
      slug { _ = try mission.open().correct(entry: 999, because: "x") } == "store.no-correction")
    #expect(
      slug { _ = try mission.open().correct(entry: -1, because: "x") } == "store.no-correction")
    _ = try mission.open().correct(entry: item.entry, because: "x")
    #expect(
      slug { _ = try mission.open().correct(entry: item.entry, because: "x") } == "store.corrected")
    // An entry that says so all the same counts for nothing.
    var state = MissionState()
    let signer = try Signer(name: "a", kind: .note, seed: [UInt8](repeating: 3, count: 32))
    let second = try Signer(name: "b", kind: .note, seed: [UInt8](repeating: 4, count: 32))
    let grade = LedgerEntry.Act.grading(
      Event.ID("a:1"), Grade(reliability: "A", credibility: 1))
    for (act, who) in [(grade, signer), (.correction(entry: 0), second)] {
      state.fold(LedgerEntry(when: SmallMission.now, because: "00", act: act).signed(by: who))
    }
    #expect(state.records.standing(state.records.gradings).count == 1)
    state.fold(
      LedgerEntry(when: SmallMission.now, because: "00", act: .correction(entry: 0))
        .signed(by: signer))
    #expect(state.records.standing(state.records.gradings).isEmpty)
  }

  @Test func anObservationThatWasTakenBackCountsNoMore() throws {
    let mission = try mission()
    let observation = Observation(
      speaker: "Team 2", affiliation: "none", act: .hit,
      span: TimeSpan(
        start: Instant(secondsSince1970: 1_931_000_000),
        end: Instant(secondsSince1970: 1_931_000_060)), place: nil, objectClass: nil,
      objectWords: "", actor: nil, means: "", text: "", grade: .unjudged)
    _ = try mission.open().add(observation, because: "seen")
    let entry = try Mission(opening: mission.path).head.size - 1
    #expect(try Mission(opening: mission.path).history().events.count == 2)
    _ = try mission.open().add(observation, because: "seen again")
    _ = try mission.open().correct(entry: entry, because: "it was a drill")
    // The second keeps its number: an id is never used again.
    #expect(
      try Mission(opening: mission.path).history().events.map(\.id.name)
        == ["observations:2", "notes:1"])
  }

  @Test func aKeyThatWasMadeElsewhereSignsFromThenOnAndOnce() throws {
    let mission = try mission()
    let seed = [UInt8](repeating: 5, count: 32)
    let key = try Signer(name: "far", kind: .note, seed: seed).key
    let again = try Signer(name: "another-name", kind: .note, seed: seed).key
    try mission.open().add(key, because: "met in person")
    #expect(slug { try mission.open().add(again, because: "x") } == "store.key-known")
    let id = LedgerEntry.id(of: key.publicKey)
    #expect(try Mission(opening: mission.path).state.keys[id] != nil)
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }
}
