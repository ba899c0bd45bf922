// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceGround
import TruceTerms

@testable import TruceFindings

/// Every ground a limb can stand on is put into words.
@Suite struct GroundTests {
  private static let north = Party.ID("north")
  private static let south = Party.ID("south")
  private static let rail = ObjectClass.ID("rail")
  private static let transport = ObjectClass.ID("transport")

  private static func edge(_ basis: ClassTree.Edge.Basis) -> ClassTree.Edge {
    let place = Location(file: "a.truce", line: 1, column: 1)
    return ClassTree.Edge(
      child: Marked(rail, at: place), parent: Marked(transport, at: place), basis: basis)
  }

  /// The grounds of each limb, in every form in which they are told.
  private static let grounds: [(limb: Limb, state: Kleene, ground: LimbGround)] = {
    let place = Location(file: "a.truce", line: 1, column: 1)
    let occurrence: [LimbGround] = [
      .reviewed, .reviewedOpenKind(.hit), .independentSources(2), .admitted(north), .sensor,
      .asserted, .allParties, .noAct(nil), .noAct(.tally), .kindLeftOut(.attempt),
      .kindOpen(.debris), .tooFew(0), .tooFew(1), .tooFew(2),
    ]
    let freedoms: [LimbGround.Freedom] = [
      .withdrew, .notAccepted, .released, .othersLeft, .suspended, .lapsed,
    ]
    let time: [LimbGround] =
      [
        .within, .beforeStart, .outsideHours, .hoursOpen, .afterEnd, .startOpen, .endOpen,
        .startAndEndOpen, .waiting("x"),
        .waitingOpen("x"), .suspended, .suspensionOpen, .unboundOpen(north), .unboundOpen(nil),
      ] + freedoms.map { .unbound(north, $0) }
    let places: [LimbGround] = [
      .anywhere, .inside(nil), .inside(990), .perhapsInside(500), .apart, .noPlace, .noGround,
      .ownGround(.not), .ownGround(.unclear), .atKnownObject(1_000), .perhapsAtKnownObject(400),
      .noObjectList, .noKnownObject,
    ]
    let listed = [rail, transport].flatMap { listed in
      [Reading.Coverage.covered, .not, .unclear].map { ObjectRule.Ground.listed(listed, $0) }
    }
    let words: [ObjectRule.Ground] =
      [.named, .above(transport), .conflict, .closed, .general, .rule] + listed
    let edges = [
      edge(.shared), edge(.missionsChoice),
      edge(.source(Marked(Source.ID("text"), at: place))),
    ]
    let objects: [LimbGround] =
      words.map { .words(rail, $0, edges) }
      + [
        .differentObjects([]), .differentObjects([rail, transport]), .noClass, .anyObject,
        .notNamed, .inferred(rail), .inferred(nil),
      ]
    let attribution: [LimbGround] = [
      .reviewed, .independentSources(2), .corroborated(north), .named(north), .notBound(north),
      .nobodysAct, .noAuthor, .accused([north]), .contradicted([north, south]),
    ]
    let exceptions: [LimbGround] = [
      .notInvoked, .notAnException("x"), .outOfScope("x"), .invokedByActor("x"), .invoked("x"),
      .exceptionMet("x"), .exceptionRefuted("x"),
    ]
    let all = [occurrence, time, places, objects, attribution, exceptions]
    return zip(Limb.allCases, all).flatMap { limb, own in
      own.flatMap { ground in [Kleene.met, .notMet, .unknown].map { (limb, $0, ground) } }
    }
  }()

  @Test func everyPhraseIsReachedAndEveryBlankIsFilled() {
    var reached: Set<FindingPhrase> = [
      .underReading, .byPractice, .isViolation, .wouldBeViolation, .isNoViolation,
      .wouldBeNoViolation, .isUndetermined,
    ]
    for (limb, state, ground) in Self.grounds {
      let reason = LimbOutcome(state: state, ground: ground).reason(for: limb)
      for clause in reason.clauses {
        reached.insert(clause.phrase)
        for number in 1...3 {
          #expect(
            clause.phrase.rawValue.contains("%\(number)") == (number <= clause.blanks.count),
            "\(clause.phrase)")
        }
      }
      let text = reason.text(in: \.rawValue, naming: { $0.english(naming: \.name) })
      #expect(!text.isEmpty && !text.contains("%"), "\(ground)")
    }
    #expect(FindingPhrase.allCases.filter { !reached.contains($0) } == [])
  }

  @Test func theWordsOnAnObjectEndWithTheEdgesTheyRestOn() {
    let outcome = LimbOutcome(
      state: .met,
      ground: .words(
        Self.rail, .listed(Self.transport, .covered), [Self.edge(.missionsChoice)]))
    let text = outcome.reason(for: .object)
      .text(in: \.rawValue, naming: { $0.english(naming: \.name) })
    #expect(
      text
        == "rail, under transport, is covered, by the mission's choice rail counts as transport")
  }
}
