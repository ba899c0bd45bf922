// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// The state of a limb with the ground it stands on; the words are made only when somebody asks.
struct LimbOutcome: Hashable, Sendable {
  /// Met, not met or unknown.
  var state: Kleene
  /// Why.
  var ground: LimbGround
}

/// Why a limb has its state.
enum LimbGround: Hashable, Sendable {
  // Occurrence
  /// Two persons settled it.
  case reviewed
  /// Two persons settled that something happened, and the words leave such acts open.
  case reviewedOpenKind(ActKind)
  /// So many independent sources assert it.
  case independentSources(Int)
  /// The acting party says so itself.
  case admitted(Party.ID)
  /// One source, and a sensor that saw a fire at a known object.
  case sensor
  /// One event asserts it, which is enough here.
  case asserted
  /// Every bound party asserts it.
  case allParties
  /// Nobody asserts an act at all; what is told instead.
  case noAct(ActKind?)
  /// Only acts are asserted that the words leave out.
  case kindLeftOut(ActKind)
  /// It would be proven, and the words leave such acts open.
  case kindOpen(ActKind)
  /// Not proven; how many independent sources assert it.
  case tooFew(Int)

  // Time
  /// Within the time of the reading.
  case within
  /// Before the earliest start.
  case beforeStart
  /// After the latest end.
  case afterEnd
  /// Outside the hours of the day in which the reading holds.
  case outsideHours
  /// Perhaps within them.
  case hoursOpen
  /// The start is open.
  case startOpen
  /// The end is open.
  case endOpen
  /// Both are open.
  case startAndEndOpen
  /// Something must be done first, and no source shows that it was.
  case waiting(String)
  /// Something must be done first, and whether it was by then is open.
  case waitingOpen(String)
  /// A suspension.
  case suspended
  /// Perhaps within a suspension.
  case suspensionOpen
  /// The accused had withdrawn, had not yet accepted, or had used its right of release.
  case unbound(Party.ID, Freedom)
  /// Whether the accused was still bound is open.
  case unboundOpen(Party.ID?)

  // Place
  /// No territory is named.
  case anywhere
  /// The probability that it lies there, in thousandths.
  case inside(Int?)
  /// Perhaps there.
  case perhapsInside(Int?)
  /// The circle and the ground lie apart.
  case apart
  /// No source gives a place.
  case noPlace
  /// The ground is not known.
  case noGround
  /// On ground that the accused claims itself, which the words leave out or open.
  case ownGround(Reading.Coverage)
  /// At a known object, by its place.
  case atKnownObject(Int?)
  /// Perhaps at a known object.
  case perhapsAtKnownObject(Int?)
  /// No known object of a kind that may be covered lies within the circle.
  case noKnownObject
  /// The mission has no list of objects.
  case noObjectList

  // Object
  /// The words on the class named as struck.
  case words(ObjectClass.ID?, ObjectRule.Ground, [ClassTree.Edge])
  /// Sources name different objects, and it turns on which.
  case differentObjects([ObjectClass.ID])
  /// A source names an object of no known class.
  case noClass
  /// The provision is about any object, and the reading lists none.
  case anyObject
  /// Nobody names an object, and none can be inferred.
  case notNamed
  /// Inferred from the place.
  case inferred(ObjectClass.ID?)

  // Attribution
  /// Two independent sources of which one is unaffiliated name this party.
  case corroborated(Party.ID)
  /// One event names this party, which is enough here.
  case named(Party.ID)
  /// The one it is attributed to is not bound by the provision.
  case notBound(Party.ID)
  /// The parties, or a review, call it no act of a bound party.
  case nobodysAct
  /// Nobody names an author.
  case noAuthor
  /// These are named; not proven.
  case accused([Party.ID])
  /// Two parties are proven alike.
  case contradicted([Party.ID])

  // Exception
  /// Nobody invoked one.
  case notInvoked
  /// What was invoked is no exception of this reading.
  case notAnException(String)
  /// It is not about such objects or acts.
  case outOfScope(String)
  /// Only the acting party invoked it.
  case invokedByActor(String)
  /// It was invoked; not proven.
  case invoked(String)
  /// It was proven.
  case exceptionMet(String)
  /// It was settled that it does not apply.
  case exceptionRefuted(String)

  /// How a party came to be free.
  enum Freedom: Hashable, Sendable {
    /// It withdrew, or refused after accepting.
    case withdrew
    /// It had not accepted yet, in a truce that each declares for itself.
    case notAccepted
    /// It used its right of release.
    case released
    /// All others whom the provision binds had left it.
    case othersLeft
    /// It had suspended the provision for itself.
    case suspended
    /// The time had ended, and a later extension had not been agreed yet.
    case lapsed
  }
}
