// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension LimbOutcome {
  /// Why the limb has its state, for every language.
  func reason(for limb: Limb) -> Reason<FindingPhrase> {
    switch ground {
    // Occurrence and attribution
    case .reviewed:
      if limb == .attribution { return Reason(.reviewedAuthor) }
      return Reason(state == .notMet ? .reviewedNotHappened : .reviewedHappened)
    case .admitted(let party): return Reason(.admitted, .party(party))
    case .independentSources(let count):
      return Reason(
        limb == .attribution ? .independentAuthor : .independentSources, .number(count))
    case .reviewedOpenKind(let act): return Reason(.reviewedKindOpen, .act(act))
    case .sensor: return Reason(.sensor)
    case .asserted: return Reason(.asserted)
    case .allParties: return Reason(.allParties)
    case .noAct(let act):
      var reason = Reason(FindingPhrase.noAct)
      if let act { reason.add(.onlyKind, .act(act)) }
      return reason
    case .kindLeftOut(let act): return Reason(.kindLeftOut, .act(act))
    case .kindOpen(let act): return Reason(.kindOpen, .act(act))
    case .tooFew(0): return Reason(.noKnownSource)
    case .tooFew(1): return Reason(.oneSource)
    case .tooFew(let count): return Reason(.tooFewSources, .number(count))

    // Time
    case .within: return Reason(.within)
    case .beforeStart: return Reason(.beforeStart)
    case .afterEnd: return Reason(.afterEnd)
    case .outsideHours: return Reason(.outsideHours)
    case .hoursOpen: return Reason(.hoursOpen)
    case .startOpen: return Reason(.startOpen)
    case .endOpen: return Reason(.endOpen)
    case .startAndEndOpen: return Reason(.startAndEndOpen)
    case .waiting(let name): return Reason(.waiting, .text(name))
    case .waitingOpen(let name): return Reason(.waitingOpen, .text(name))
    case .suspended: return Reason(.suspended)
    case .suspensionOpen: return Reason(.suspensionOpen)
    case .unbound(let party, let freedom):
      return freedom == .lapsed ? Reason(.lapsed) : Reason(freedom.phrase, .party(party))
    case .unboundOpen(let party):
      return party.map { Reason(.boundOpen, .party($0)) } ?? Reason(.authorOpen)

    // Place
    case .anywhere: return Reason(.anywhere)
    case .inside(let share): return .place(.inside, share)
    case .perhapsInside(let share): return .place(.perhapsInside, share)
    case .apart: return Reason(.apart)
    case .noPlace: return Reason(.noPlace)
    case .noGround: return Reason(.noGround)
    case .ownGround(let coverage):
      return Reason(coverage == .not ? .ownGroundLeftOut : .ownGroundOpen)
    case .atKnownObject(let share): return .place(.atKnownObject, share)
    case .perhapsAtKnownObject(let share): return .place(.perhapsAtKnownObject, share)
    case .noObjectList: return Reason(.noObjectList)
    case .noKnownObject: return Reason(.noKnownObject)

    // Object
    case .words(let id, let ground, let disputed):
      var reason = ground.reason(on: id, state: state)
      for edge in disputed { reason.add(edge) }
      return reason
    case .differentObjects(let classes):
      return classes.isEmpty
        ? Reason(.differentObjects) : Reason(.differentClasses, .objectClasses(classes))
    case .noClass: return Reason(.noClass)
    case .anyObject: return Reason(.anyObject)
    case .notNamed: return Reason(.notNamed)
    case .inferred(let id):
      return id.map { Reason(.inferred, .objectClass($0)) } ?? Reason(.inferredAny)

    // Attribution
    case .corroborated(let party): return Reason(.corroborated, .party(party))
    case .named(let party): return Reason(.named, .party(party))
    case .notBound(let party): return Reason(.notBound, .party(party))
    case .nobodysAct: return Reason(.nobodysAct)
    case .noAuthor: return Reason(.noAuthor)
    case .accused(let parties): return Reason(.accused, .parties(parties))
    case .contradicted(let parties): return Reason(.contradicted, .parties(parties))

    // Exception
    case .notInvoked: return Reason(.notInvoked)
    case .notAnException(let name): return Reason(.notAnException, .text(name))
    case .outOfScope(let name): return Reason(.exceptionOutOfScope, .text(name))
    case .invokedByActor(let name): return Reason(.invokedByActor, .text(name))
    case .invoked(let name): return Reason(.invoked, .text(name))
    case .exceptionMet(let name): return Reason(.exceptionMet, .text(name))
    case .exceptionRefuted(let name): return Reason(.exceptionRefuted, .text(name))
    }
  }
}

extension LimbGround.Freedom {
  fileprivate var phrase: FindingPhrase {
    switch self {
    case .withdrew: .withdrew
    case .notAccepted: .notAccepted
    case .released: .released
    case .othersLeft: .othersLeft
    case .suspended: .suspendedForItself
    case .lapsed: .lapsed
    }
  }
}

extension ObjectRule.Ground {
  /// What the words say of an object of a class, or of one named by a line.
  fileprivate func reason(on id: ObjectClass.ID?, state: Kleene) -> Reason<FindingPhrase> {
    let own = Blank.objectClass(id)
    switch self {
    case .named:
      switch state {
      case .met: return Reason(.namedCovered, own)
      case .notMet: return Reason(.namedLeftOut, own)
      case .unknown: return Reason(.namedOpen, own)
      }
    case .listed(let listed, let coverage):
      let isOwn = listed == id
      let phrase: FindingPhrase =
        switch coverage {
        case .covered: isOwn ? .covered : .coveredUnder
        case .not: isOwn ? .leftOut : .leftOutUnder
        case .unclear: isOwn ? .leftOpen : .leftOpenUnder
        }
      return isOwn ? Reason(phrase, own) : Reason(phrase, own, .objectClass(listed))
    case .above(let other): return Reason(.tooWide, own, .objectClass(other))
    case .conflict: return Reason(.linesDiffer, own)
    case .closed: return Reason(.notOnList, own)
    case .general: return Reason(.generalWords, own)
    case .rule: return Reason(state == .met ? .ruleCovers : .ruleOpen, own)
    }
  }
}

extension Reason<FindingPhrase> {
  fileprivate static func place(_ phrase: FindingPhrase, _ thousandths: Int?) -> Reason {
    var reason = Reason(phrase)
    if let thousandths { reason.add(.probability, .thousandths(thousandths)) }
    return reason
  }

  /// Adds that one class lies under another, and on what that rests.
  fileprivate mutating func add(_ edge: ClassTree.Edge) {
    let classes = (
      child: Blank.objectClass(edge.child.value), parent: Blank.objectClass(edge.parent.value)
    )
    switch edge.basis {
    case .shared: add(.countsAs, classes.child, classes.parent)
    case .missionsChoice: add(.countsByChoice, classes.child, classes.parent)
    case .source(let source):
      add(.countsBySource, classes.child, classes.parent, .text(source.value.name))
    }
  }
}
