// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore
import TruceTerms

@Suite struct EntryTests {
  private static let when = Instant(secondsSince1970: 1_742_342_880)
  private static let digest = String(repeating: "ab", count: 32)

  private static let item = EvidenceItem(
    digest: digest, packed: String(repeating: "01", count: 32))

  static let acts: [LedgerEntry.Act] = [
    .founded, .key([UInt8](repeating: 7, count: 32)), .file(name: "agreement.truce", item: item),
    .importFeed(
      LedgerEntry.FeedImport(
        feed: Feed.ID("reports"), form: "csv", file: "week 12 “final”.csv", item: item,
        mapping: item, rows: 129, badRows: 2)),
    .observation(item), .split(events: [Event.ID("reports:R1")], others: [Event.ID("reports:R3")]),
    .join(events: [Event.ID("reports:R1"), Event.ID("reports:R2/2")]),
    .caseStep(Incident.ID("a:1"), .open),
    .caseStep(Incident.ID("a:1"), .assign(reviewer: "0011223344556677")),
    .caseStep(Incident.ID("a:1"), .sealedReview(commitment: digest)),
    .caseStep(Incident.ID("a:1"), .review(ReviewResult(outcome: .refuted, occurrence: .notMet))),
    .caseStep(
      Incident.ID("a:1"),
      .unsealing(
        step: 3,
        ReviewResult(
          outcome: .verified, occurrence: .met, attribution: .met, actor: Party.ID("north"),
          objectClass: ObjectClass.ID("substation")), salt: digest)),
    .caseStep(Incident.ID("a:1"), .reply(party: Party.ID("north"), words: digest)),
    .caseStep(Incident.ID("a:1"), .dissent(words: digest)),
    .caseStep(Incident.ID("a:1"), .correction(step: 3)), .caseStep(Incident.ID("a:1"), .close),
    .leads([LedgerEntry.Lead(old: Incident.ID("reports:R1"), new: Incident.ID("reports:R2"))]),
    .evidence(
      EvidenceRecord(
        content: .open(item), byteCount: 0, form: .image, collected: when,
        incident: Incident.ID("a:1"), details: digest)),
    .evidence(
      EvidenceRecord(
        content: .personal(digest), byteCount: 1 << 40, form: .other, collected: nil,
        incident: nil, details: digest)),
    .grading(Event.ID("a:1"), Grade(reliability: "C", credibility: 3)),
    .delivery(
      DeliveryRecord(
        commitment: Commitment.ID("c"), step: .stage(.reconciled), by: nil, quantity: 22,
        day: CivilDay(daysSince1970: 20_000), source: Source.ID("s"))),
    .delivery(
      DeliveryRecord(
        commitment: Commitment.ID("c"), step: .grade(.notBegun), by: Party.ID("p"), quantity: nil,
        day: CivilDay(daysSince1970: 20_000), source: Source.ID("s"))),
    .report(
      ReportRecord(
        days: CivilDay(daysSince1970: 1)...CivilDay(daysSince1970: 2), form: "html",
        language: "uk", proof: "claims-of:north", digest: digest, size: 7)),
    .correction(entry: 12), .erasure(item: digest),
  ]

  @Test(arguments: acts) func anEntryComesBackFromItsBytes(_ act: LedgerEntry.Act) throws {
    let entry = LedgerEntry(when: Self.when, who: "example-monitor", because: Self.digest, act: act)
    #expect(try LedgerEntry(parsing: entry.bytes, at: 0) == entry)
    let person = try Signer(name: "a", kind: .note, seed: [UInt8](repeating: 3, count: 32))
    let signed = entry.signed(by: person)
    #expect(try LedgerEntry(parsing: signed.bytes, at: 0) == signed)
  }

  @Test func anEntryThatItsPersonDidNotSignIsRefused() throws {
    let north = try Signer(name: "a", kind: .note, seed: [UInt8](repeating: 3, count: 32))
    let south = try Signer(name: "a", kind: .note, seed: [UInt8](repeating: 4, count: 32))
    var state = MissionState()
    let key = LedgerEntry(when: Self.when, act: .key(north.key.publicKey)).signed(by: north)
    try state.check(key)
    state.fold(key)
    let founded = LedgerEntry(when: Self.when, act: .founded)
    try state.check(founded.signed(by: north))
    #expect(throws: Diagnostics.self) { try state.check(founded.signed(by: south)) }
    #expect(throws: Diagnostics.self) { try state.check(founded) }
    var moved = founded.signed(by: north)
    moved.when = Self.when.advanced(bySeconds: 1)
    #expect(throws: Diagnostics.self) { try state.check(moved) }
  }

  @Test func theBytesAreCanonicalJSON() {
    let entry = LedgerEntry(
      when: Self.when, who: "example-monitor", act: .join(events: [Event.ID("a:1")]))
    #expect(
      String(decoding: entry.bytes, as: UTF8.self)
        == #"{"events":["a:1"],"kind":"join","version":1,"when":"2025-03-19T00:08:00Z","#
        + #""who":"example-monitor"}"#)
  }

  @Test(arguments: [
    "", "{}", #"{"kind":"founded","version":2,"when":"2025-03-19T00:08:00Z","who":"x"}"#,
    #"{"kind":"founded", "version":1,"when":"2025-03-19T00:08:00Z","who":"x"}"#,
    #"{"kind":"unheard","version":1,"when":"2025-03-19T00:08:00Z","who":"x"}"#,
    #"{"kind":"founded","version":1,"when":"2025-03-19T00:08:00+00:00","who":"x"}"#,
    #"{"kind":"founded","more":1,"version":1,"when":"2025-03-19T00:08:00Z","who":"x"}"#,
  ]) func otherBytesAreNoEntry(_ text: String) {
    #expect(throws: Diagnostics.self) { try LedgerEntry(parsing: Array(text.utf8), at: 7) }
  }
}
