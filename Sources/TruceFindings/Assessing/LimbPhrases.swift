// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// Puts limbs into plain words, without a word on who is right.
struct LimbPhrases {
  /// The parties' names as they are printed.
  let names: [Party.ID: String]
  /// The provision and reading.
  let rule: ReadingRule
  /// The standard of proof.
  let proof: Proof
  /// The probability from which a place counts as inside.
  let threshold: Double

  /// One sentence for a finding: the verdict under the reading, and the limbs that make it so.
  func sentence(_ verdict: Verdict, limbs: [LimbFinding], basis: Basis) -> String {
    let reading = rule.reading.id.value.name
    let who = name(of: rule.reading.party.value)
    let start =
      switch basis {
      case .words: "Under reading \(reading) (\(who))"
      case .practice: "By the practice behind reading \(reading) (\(who))"
      }
    let named = Array(zip(Limb.allCases, limbs))
    let would = rule.isHypothetical
    switch verdict {
    case .violation:
      let reasons = named.prefix(5).filter { $0.0 != .place }.map(\.1.because)
      return "\(start) this \(would ? "would have been" : "is") a violation: "
        + reasons.joined(separator: "; ") + "."
    case .notViolation:
      let reasons = named.filter { $0.1.state == ($0.0 == .exception ? .met : .notMet) }
      return "\(start) this \(would ? "would have been" : "is") no violation: "
        + reasons.map(\.1.because).joined(separator: "; ") + "."
    case .undetermined:
      let reasons = named.filter { $0.1.state == .unknown }
      return "\(start) this is undetermined: " + reasons.map(\.1.because).joined(separator: "; ")
        + "."
    }
  }

  /// The standard by which a limb is judged.
  func standard(of limb: Limb) -> String {
    switch limb {
    case .occurrence:
      switch proof {
      case .standard:
        "two independent sources, the acting party's admission, or one source with a sensor at a "
          + "known object"
      case .anyReport: "one event that asserts it"
      case .twoIndependent: "two sources of different provenance"
      case .bothParties: "both bound parties assert it"
      case .reviewed: "a review by two persons"
      case .claimsOf(let party): "one event of \(name(of: party)) that asserts it"
      }
    case .attribution:
      switch proof {
      case .standard: "admission, or two independent sources of which one is unaffiliated"
      case .anyReport: "one event that names the author"
      case .twoIndependent: "two sources of different provenance that name the same author"
      case .bothParties: "the accused admits it"
      case .reviewed: "a review by two persons"
      case .claimsOf(let party): "one event of \(name(of: party)) that names the author"
      }
    case .time: "every moment that the sources allow"
    case .place: "probability of at least \(decimal(threshold, decimals: 3) ?? "?")"
    case .object: "what sources or a person name as struck"
    case .exception: "invoked, and proven as occurrence is"
    }
  }

  /// Why a limb has its state.
  func reason(_ outcome: LimbOutcome, for limb: Limb) -> String {
    switch limb {
    case .occurrence: occurrence(outcome)
    case .time: time(outcome)
    case .place: place(outcome)
    case .object: object(outcome)
    case .attribution: attribution(outcome)
    case .exception: exception(outcome)
    }
  }

  /// A party as it is printed.
  func name(of party: Party.ID) -> String {
    names[party] ?? party.name
  }

  private func list(of parties: [Party.ID]) -> String {
    let names = parties.map(name(of:))
    guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension ActKind {
  /// The kind in plain words.
  var words: String {
    switch self {
    case .hit: "a hit"
    case .attempt: "an attempt"
    case .debris: "debris"
    case .demolition: "a demolition"
    case .crossing: "a crossing"
    case .overflight: "an overflight"
    case .presence: "a presence"
    case .movement: "a movement"
    case .arming: "arming"
    case .recruitment: "recruitment"
    case .obstruction: "an obstruction"
    case .harm: "harm to persons"
    case .compliance: "a claim of compliance"
    case .tally: "a tally"
    case .denial: "a denial"
    }
  }
}

extension LimbPhrases {
  private func occurrence(_ outcome: LimbOutcome) -> String {
    switch outcome.ground {
    case .reviewed:
      return outcome.state == .notMet
        ? "two reviewers found that no such act happened" : "two reviewers found that it happened"
    case .reviewedOpenKind(let act):
      return
        "two reviewers found that it happened; whether \(act.words) is held the words leave open"
    case .independentSources(let count): return "\(count) independent sources assert it"
    case .admitted(let party): return "\(name(of: party)) says that it did it"
    case .sensor: return "one source asserts it and a sensor saw a fire at a known object"
    case .asserted: return "a source asserts it"
    case .allParties: return "every bound party asserts it"
    case .noAct(let act):
      return "no source asserts an act" + (act.map { ", only \($0.words)" } ?? "")
    case .kindLeftOut(let act): return "\(act.words) is not an act of the prohibited kind"
    case .kindOpen(let act): return "whether \(act.words) is held the words leave open"
    case .tooFew(let count):
      switch count {
      case 0: return "no source of known affiliation asserts it"
      case 1: return "one independent source alone asserts it"
      default: return "\(count) sources assert it, and the standard asks for more"
      }
    default: return "not known"
    }
  }

  private func time(_ outcome: LimbOutcome) -> String {
    switch outcome.ground {
    case .within: return "it lies within the time of the reading"
    case .beforeStart: return "it lies before the start"
    case .afterEnd: return "it lies after the end"
    case .startOpen: return "whether the start lay before it is open"
    case .endOpen: return "whether the end lay before it is open"
    case .startAndEndOpen: return "whether it lies between start and end is open"
    case .waiting(let name): return "no source shows that '\(name)' was done first"
    case .waitingOpen(let name): return "whether '\(name)' was done first is open"
    case .suspended: return "the provision was suspended or retired"
    case .suspensionOpen: return "whether the provision was suspended is open"
    case .unbound(let party, let freedom):
      switch freedom {
      case .withdrew: return "\(name(of: party)) no longer accepted it"
      case .notAccepted: return "\(name(of: party)) had not accepted it"
      case .released: return "\(name(of: party)) had used its right of release"
      case .othersLeft: return "all others had left it, so that \(name(of: party)) was free"
      case .suspended: return "\(name(of: party)) had suspended it for itself"
      case .lapsed: return "it had ended and was not extended yet"
      }
    case .unboundOpen(let party):
      return party.map { "whether \(name(of: $0)) was still bound is open" }
        ?? "whether the author was bound turns on who it was"
    default: return "not known"
    }
  }

  private func place(_ outcome: LimbOutcome) -> String {
    func share(_ thousandths: Int?) -> String {
      guard let thousandths else { return "" }
      return ", with probability \(decimal(Double(thousandths) / 1000, decimals: 3) ?? "?")"
    }
    switch outcome.ground {
    case .anywhere: return "the reading names no territory"
    case .inside(let thousandths): return "it lies in the territory named" + share(thousandths)
    case .perhapsInside(let thousandths):
      return "whether it lies in the territory named is open" + share(thousandths)
    case .apart: return "it lies outside the territory named"
    case .noPlace: return "no source gives a place"
    case .noGround: return "the geometry of the territory is not known"
    case .ownGround(let coverage):
      switch coverage {
      case .not: return "the author claims that ground itself, which the words leave out"
      case .covered, .unclear:
        return "whether ground that the author claims itself is held is open"
      }
    case .atKnownObject(let thousandths): return "it lies at a known object" + share(thousandths)
    case .perhapsAtKnownObject(let thousandths):
      return "whether it lies at a known object is open" + share(thousandths)
    case .noObjectList: return "nobody names what was struck, and the mission lists no objects"
    case .noKnownObject: return "no known object that may be covered lies within its circle"
    default: return "not known"
    }
  }

  private func object(_ outcome: LimbOutcome) -> String {
    switch outcome.ground {
    case .words(let id, let ground, let disputed):
      let own = id?.name ?? "the object"
      let edges = disputed.map { edge in
        let basis =
          switch edge.basis {
          case .shared: ""
          case .missionsChoice: "by the mission's choice "
          case .source(let source): "by \(source.value.name) "
          }
        return ", \(basis)\(edge.child.value.name) counts as \(edge.parent.value.name)"
      }.joined()
      return words(on: own, ground, state: outcome.state) + edges
    case .differentObjects(let classes):
      let list = classes.map(\.name).joined(separator: ", ")
      return "sources name different objects" + (list.isEmpty ? "" : " (\(list))")
        + " and it turns on which"
    case .noClass: return "the class of what was struck is not known"
    case .anyObject: return "the provision is about any object"
    case .notNamed: return "no source names what was struck"
    case .inferred(let id):
      return "\(id?.name ?? "a covered object"), known to stand there, is covered"
    default: return "not known"
    }
  }

  private func words(on own: String, _ ground: ObjectRule.Ground, state: Kleene) -> String {
    switch ground {
    case .named:
      switch state {
      case .met: return "\(own) is named as covered"
      case .notMet: return "\(own) is named as left out"
      case .unknown: return "the words leave \(own) open by name"
      }
    case .listed(let listed, let coverage):
      let of = listed.name == own ? own : "\(own), under \(listed.name),"
      switch coverage {
      case .covered: return "\(of) is covered"
      case .not: return "\(of) is left out"
      case .unclear: return "the words leave \(of) open"
      }
    case .above(let other):
      return "known only as \(own), which is wider than \(other.name) of which the words speak"
    case .conflict: return "two lines on \(own) differ"
    case .closed: return "\(own) is not on the closed list"
    case .general: return "whether the general words hold \(own) is open"
    case .rule:
      return state == .met
        ? "\(own) is covered by the words of the provision"
        : "whether the words of the provision hold \(own) is open"
    }
  }

  private func attribution(_ outcome: LimbOutcome) -> String {
    switch outcome.ground {
    case .reviewed: return "two reviewers attributed it"
    case .admitted(let party): return "\(name(of: party)) says that it did it"
    case .corroborated(let party):
      return "independent sources, one of them unaffiliated, name \(name(of: party))"
    case .independentSources(let count): return "\(count) independent sources name one author"
    case .named(let party): return "a source names \(name(of: party))"
    case .notBound(let party): return "the provision does not bind \(name(of: party))"
    case .nobodysAct: return "it is called no act of a bound party"
    case .noAuthor: return "nobody names an author"
    case .accused(let parties): return "attributed by sources to \(list(of: parties)), not proven"
    case .contradicted(let parties):
      return "sources prove it alike of \(list(of: parties))"
    default: return "not known"
    }
  }

  private func exception(_ outcome: LimbOutcome) -> String {
    switch outcome.ground {
    case .notInvoked: return "nobody invoked an exception"
    case .notAnException(let name): return "'\(name)' is no exception of this reading"
    case .outOfScope(let name): return "exception '\(name)' is not about such acts or objects"
    case .invokedByActor(let name): return "only the acting party invoked exception '\(name)'"
    case .invoked(let name): return "exception '\(name)' was invoked and is not proven"
    case .exceptionMet(let name): return "exception '\(name)' applies"
    case .exceptionRefuted(let name): return "exception '\(name)' does not apply"
    default: return "not known"
    }
  }
}
