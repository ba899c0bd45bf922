// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceGround
import TruceStore

@Suite struct MissionTests {
  private let hour = 3_600

  @Test func aDownloadIsTakenInOnceAndKeptUntouched() throws {
    let small = try SmallMission()
    #expect(try small.take([SmallMission.strike]).isNew)
    let head = try Mission(opening: small.path).head
    #expect(try !small.take([SmallMission.strike]).isNew)
    #expect(try Mission(opening: small.path).head == head)
    let mission = try Mission(opening: small.path)
    let item = try #require(mission.state.imports.first?.download.item)
    let bytes = try EvidenceStore(in: small.folder.mission).bytes(of: item.digest)
    #expect(String(decoding: bytes, as: UTF8.self).contains(SmallMission.strike))
  }

  @Test func aFileToldByItsFormBelongsToTheFeedOfTheFormWhateverItIsCalled() throws {
    let small = try SmallMission()
    let header =
      "latitude,longitude,scan,track,acq_date,acq_time,satellite,instrument,confidence,frp"
    let row = "10.0,20.0,0.4,0.4,2031-03-15,1043,N,VIIRS,nominal,12.5"
    let download = Mission.Download(
      content: .bytes(Array("\(header)\n\(row)\n".utf8)), name: "week-12.csv")
    let imported = try small.open().take(download)
    let events = try Mission(opening: small.path).history().events
    #expect(imported.feed.name == "firms")
    #expect(events.map(\.feed.name) == ["firms"])
    #expect(imported.reading.events == events)
  }

  @Test func aFileThatCannotBeReadLeavesTheMissionAsItWas() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let before = small.folder.files
    let head = try Mission(opening: small.path).head
    let bad = "2,2031-13-45,10,20,500,x,substation,Harbour Post,south,y"
    let fault = #expect(throws: Diagnostics.self) { try small.take([SmallMission.strike, bad]) }
    #expect(fault?.all.first?.location?.line == 3)
    #expect(small.folder.files == before)
    #expect(try Mission(opening: small.path).head == head)
  }

  @Test func aFirstActThatFailsFoundsNothing() throws {
    let small = try SmallMission()
    let before = small.folder.files
    #expect(throws: Diagnostics.self) { try small.take(["1,never,1,1,1,x,substation,a,b,c"]) }
    #expect(small.folder.files == before)
    try small.take([SmallMission.strike])
    #expect(small.folder.files.contains("keys/log.key"))
  }

  @Test func ofSeveralFilesAllAreTakenInOrNone() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let before = small.folder.files
    let head = try Mission(opening: small.path).head
    func download(_ rows: String, _ name: String) throws -> Mission.Download {
      let text = "id,day,latitude,longitude,radius,object,class,speaker,by,text\n" + rows
      var download = Mission.Download(content: .bytes(Array(text.utf8)), name: name)
      download.mapping = try SourceText(
        bytes: MissionFolder.read(small.path + "/notes.map"), name: "notes.map")
      return download
    }
    let good = "7,2031-03-16,10,20,500,x,substation,Harbour Post,south,y\n"
    let bad = "8,2031-03-99,10,20,500,x,substation,Harbour Post,south,y\n"
    #expect(throws: Diagnostics.self) {
      try small.open().take([download(good, "good.csv"), download(bad, "bad.csv")])
    }
    #expect(small.folder.files == before)
    #expect(try Mission(opening: small.path).head == head)
    let both = [try download(good, "good.csv"), try download(good, "again.csv")]
    #expect(try small.open().take(both).map(\.isNew) == [true, true])
    #expect(try Mission(opening: small.path).history().events.count == 3)
  }

  @Test func whatWasKnownThenIsWhatHadBeenReceived() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let later = SmallMission.now.advanced(bySeconds: hour)
    let changed = SmallMission.strike.replacing("a strike at Alder", with: "a fire at Alder")
    let outcome = try small.take([changed], at: later)
    #expect(outcome.revisions.map(\.kind) == [.changed])
    #expect(outcome.revisions.map(\.fields) == [["text"]])
    let mission = try Mission(opening: small.path)
    #expect(try mission.history().events.map(\.text) == ["a fire at Alder"])
    #expect(
      try mission.history(asOf: SmallMission.now).events.map(\.text) == ["a strike at Alder"])
    let before = SmallMission.now.advanced(bySeconds: -1)
    #expect(try mission.history(asOf: before).events.isEmpty)
  }

  @Test func aSplitIncidentHasItsNameForEverAndJoinsAgainUnderIt() throws {
    let small = try SmallMission()
    let second =
      "2,2031-03-15,10,20,500,substation Alder,substation,Harbour Post,south,a strike at Alder"
    try small.take([SmallMission.strike, second])
    #expect(try Mission(opening: small.path).incidents().count == 1)
    _ = try small.open().split(
      [Event.ID("notes:2")], outOf: "1", because: "the photograph shows another place")
    let apart = try Mission(opening: small.path).incidents()
    #expect(apart.map(\.id.name) == ["notes:1", "notes:2"])
    let leads = try small.open().join(["1", "2"], because: "the same after all")
    #expect(leads.map(\.old.name) == ["notes:2"])
    let joined = try Mission(opening: small.path)
    #expect(try joined.incidents().map(\.id.name) == ["notes:1"])
    #expect(try joined.incident(named: "notes:2").id.name == "notes:1")
    _ = try small.open().split([Event.ID("notes:2")], outOf: "1", because: "apart again")
    let names = try Mission(opening: small.path).incidents().map(\.id.name)
    #expect(names == ["notes:1", "notes:2~2"], "a name that led on is never used again")
  }

  @Test func manyIncidentsJoinUnderTheFirstNameAndEveryFormerNameLeadsThere() throws {
    let small = try SmallMission()
    // A day apart each, so that nothing links them.
    let rows = (1...25).map { number in
      let day = number < 10 ? "0\(number)" : "\(number)"
      return "\(number),2031-03-\(day),\(10 + number),20,500,,,Northern ministry,south,a strike"
    }
    try small.take(rows)
    #expect(try Mission(opening: small.path).incidents().count == 25)
    let names = (1...25).map { "\($0)" }
    let leads = try small.open().join(names + ["notes:3"], because: "one attack")
    #expect(leads.count == 24)
    let joined = try Mission(opening: small.path)
    let incident = try #require(try joined.incidents().first)
    #expect(try joined.incidents().count == 1)
    #expect(incident.alsoKnownAs.count == 24)
    for name in names {
      #expect(try joined.incident(named: name).id == incident.id)
      #expect(joined.resolve(Incident.ID("notes:\(name)")) == incident.id)
    }
  }

  @Test func onePersonWritesAtATimeAndTheOtherIsTold() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let first = try small.open()
    let fault = #expect(throws: Diagnostics.self) {
      try Mission(
        opening: small.path,
        writing: Mission.Writer(person: "second", now: SmallMission.now, patience: 10))
    }
    #expect(fault?.all.first?.slug == "ledger.locked")
    #expect(first.head.size > 0)
  }
}
