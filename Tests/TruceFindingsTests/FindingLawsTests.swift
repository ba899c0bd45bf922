// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// Laws that hold of every finding, on seeded incidents and on the real ones.
@Suite struct FindingLawsTests {
  struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ below: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(below))
    }
  }

  /// One to five events on one incident.
  private func events(_ random: inout SplitMix) -> [Event] {
    let speakers: [Affiliation] = [
      .party(Told.north), .party(Told.south), .party(Party.ID("west")), .none, .unknown,
    ]
    let acts: [ActKind?] = [.hit, .hit, .attempt, .debris, .tally, .compliance, nil]
    let objects = ["substation", "energy", "hospital", "homes", "gas-metering", nil]
    let day = ["2031-04-30", "2031-05-01", "2031-05-08", "2031-05-22", "2031-06-02"][random.next(5)]
    return (0..<(1 + random.next(5))).map { index in
      var event = Told.hit(
        "R\(index)", by: speakers[random.next(5)], at: "\(day)T1\(random.next(3)):00",
        place: Told.place(10, 20, [0, 500, 9000][random.next(3)]), object: objects[random.next(6)],
        actor: [Told.north, Told.south, nil][random.next(3)], act: acts[random.next(7)])
      event.isCalledAccident = random.next(6) == 0
      if random.next(5) == 0 { event.invokes = ["defence", "first-strike", "x"][random.next(3)] }
      return event
    }
  }

  private let proofs: [Proof] = [
    .standard, .anyReport, .twoIndependent, .bothParties, .reviewed, .claimsOf(Told.north),
    .claimsOf(Told.south),
  ]

  @Test func aVerdictFollowsFromItsLimbsAndNamesThoseThatMakeIt() throws {
    let assessor = Assessor(agreement: try Small.agreement())
    var seen: Set<Verdict> = []
    for seed in UInt64(1)...120 {
      var random = SplitMix(seed: seed)
      let incident = Incident(of: events(&random))
      for proof in proofs {
        for finding in assessor.findings(of: incident, proof: proof) {
          let five = Limb.allCases.dropLast().map { finding[$0].state }
          let exception = finding[.exception].state
          let expected: Verdict =
            five.contains(.notMet) || exception == .met
            ? .notViolation
            : five.allSatisfy { $0 == .met } && exception == .notMet ? .violation : .undetermined
          #expect(finding.verdict == expected, "seed \(seed)")
          #expect(finding.lacking.isEmpty == (expected != .undetermined), "seed \(seed)")
          #expect(finding.decidedBy.isEmpty == (expected != .notViolation), "seed \(seed)")
          #expect(finding.because.hasSuffix("."), "seed \(seed)")
          #expect(!finding.because.contains("not known;"), "seed \(seed)")
          for limb in Limb.allCases { #expect(finding[limb].because != "not known", "\(limb)") }
          seen.insert(expected)
        }
      }
    }
    #expect(seen.count == 3)
  }

  @Test func aRulingIsItsFindingWithoutWords() throws {
    let agreement = try Small.agreement()
    let assessor = Assessor(agreement: agreement)
    for seed in UInt64(130)...190 {
      var random = SplitMix(seed: seed)
      let incident = Incident(of: events(&random))
      for proof in proofs {
        let findings = assessor.findings(of: incident, proof: proof)
        let rulings = assessor.rulings(of: incident, proof: proof)
        #expect(findings.map { Ruling(of: $0, in: agreement) } == rulings, "seed \(seed)")
        #expect(findings.map(\.verdict) == rulings.map(\.verdict), "seed \(seed)")
        #expect(findings.map(\.lacking) == rulings.map(\.lacking), "seed \(seed)")
        #expect(findings.map(\.decidedBy) == rulings.map(\.decidedBy), "seed \(seed)")
        #expect(findings.map(\.basis) == rulings.map(\.basis), "seed \(seed)")
        #expect(
          findings.map(\.reading)
            == rulings.map { agreement.provisions[$0.provision].readings[$0.reading].id.value },
          "seed \(seed)")
        #expect(
          findings.map(\.actor) == rulings.map { $0.actor.map { agreement.parties[$0].id.value } },
          "seed \(seed)")
      }
    }
  }

  @Test func theOrderOfEventsChangesNothingAndAssessingTwiceIsAssessingOnce() throws {
    let assessor = Assessor(agreement: try Small.agreement())
    for seed in UInt64(200)...260 {
      var random = SplitMix(seed: seed)
      let told = events(&random)
      let once = assessor.findings(of: Incident(of: told), proof: .standard)
      #expect(once == assessor.findings(of: Incident(of: told.reversed()), proof: .standard))
      #expect(once == assessor.findings(of: Incident(of: told), proof: .standard))
    }
  }

  @Test func moreEvidenceOfTheSameNeverUnmakesAProof() throws {
    let assessor = Assessor(agreement: try Small.agreement())
    for seed in UInt64(300)...380 {
      var random = SplitMix(seed: seed)
      let told = events(&random)
      var more = Told.hit("Z", by: .none, at: "2031-05-08T11:00", object: nil)
      more.span = told[0].span
      let before = assessor.findings(of: Incident(of: told), proof: .standard)
      let after = assessor.findings(of: Incident(of: told + [more]), proof: .standard)
      for (a, b) in zip(before, after) where a[.occurrence].state == .met {
        #expect(b[.occurrence].state == .met, "seed \(seed)")
      }
    }
  }

  /// Swaps the parties everywhere: ids, names, readings, claims, speakers, actors.
  @Test func swappingThePartiesSwapsTheFindingsAndNothingElse() throws {
    let own = try Small.agreement()
    let mark = "\u{1}"
    func swapped(_ text: String) -> String {
      let pairs = [("north", "south"), ("North", "South"), ("reading n", "reading s")]
      return pairs.reduce(text) { text, pair in
        text.replacing(pair.0, with: mark).replacing(pair.1, with: pair.0)
          .replacing(mark, with: pair.1)
      }
    }
    let other = try Agreement(parsing: SourceText(swapped(Small.text), name: "small.truce"))
    let (first, second) = (Assessor(agreement: own), Assessor(agreement: other))
    func party(_ id: Party.ID?) -> Party.ID? {
      id == Told.north ? Told.south : id == Told.south ? Told.north : id
    }
    for seed in UInt64(400)...460 {
      var random = SplitMix(seed: seed)
      let told = events(&random)
      let mirrored = told.map { event -> Event in
        var result = event
        result.actor = party(event.actor)
        if case .party(let id) = event.speaker.affiliation {
          result.speaker.affiliation = .party(party(id) ?? id)
        }
        return result
      }
      for proof in proofs {
        let mirroredProof: Proof =
          if case .claimsOf(let id) = proof { .claimsOf(party(id) ?? id) } else { proof }
        let a = first.findings(of: Incident(of: told), proof: proof)
        let b = second.findings(of: Incident(of: mirrored), proof: mirroredProof)
        #expect(a.count == b.count, "seed \(seed)")
        for (x, y) in zip(a, b) {
          #expect(states(x) == states(y), "seed \(seed) \(proof.name)")
          #expect(party(x.actor) == y.actor, "seed \(seed)")
          #expect(x.accusedPosition == y.accusedPosition, "seed \(seed)")
          #expect(swapped(x.because) == y.because, "seed \(seed)")
        }
      }
    }
  }

  @Test func aReadingNeverChangesAnotherPartysVerdict() throws {
    let own = try Small.agreement()
    var without = own
    without.provisions[0].readings.removeFirst()
    let (first, second) = (Assessor(agreement: own), Assessor(agreement: without))
    for seed in UInt64(500)...540 {
      var random = SplitMix(seed: seed)
      let incident = Incident(of: events(&random))
      let rest = first.findings(of: incident, proof: .standard).filter { $0.reading.name != "n" }
      #expect(rest == second.findings(of: incident, proof: .standard), "seed \(seed)")
    }
  }

  @Test func theTraceLeadsToTheLineAndTheRow() throws {
    let event = Told.hit("A", by: .party(Told.south), at: "2031-05-10T12:00", actor: Told.north)
    let finding = try Small.finding("n", [event])
    let trace = FindingTrace(of: finding, on: Incident(of: [event]))
    #expect(trace.sentence == finding.because)
    #expect(trace.steps.map(\.limb) == Limb.allCases)
    #expect(trace.steps[1].terms.allSatisfy { $0.hasPrefix("small.truce:") })
    #expect(trace.steps[0].events == ["feed row 1, line 2: A (south): a hit"])
    var hostile = event
    hostile.speaker.name = "A\u{202E}\u{1B}[2J\nforged: line"
    let printed = FindingTrace(of: finding, on: Incident(of: [hostile])).printed
    #expect(!printed.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    #expect(printed.split(separator: "\n").allSatisfy { !$0.hasPrefix("forged") })
  }
}
