// SPDX-License-Identifier: Apache-2.0

/// Why a limb has its state, and how a finding is told; the raw value is the English.
public enum FindingPhrase: String, Hashable, Sendable, CaseIterable {
  // The finding
  /// How a finding on words begins: its reading, and whose it is.
  case underReading = "Under reading %1 (%2)"
  /// How a finding on practice begins.
  case byPractice = "By the practice behind reading %1 (%2)"
  /// A violation, and why.
  case isViolation = "%1 this is a violation: %2."
  /// A violation, had the provision ever been in force.
  case wouldBeViolation = "%1 this would have been a violation: %2."
  /// No violation, and why.
  case isNoViolation = "%1 this is no violation: %2."
  /// No violation, even had the provision ever been in force.
  case wouldBeNoViolation = "%1 this would have been no violation: %2."
  /// Not known, and what lacks.
  case isUndetermined = "%1 this is undetermined: %2."

  // Occurrence
  /// Two persons settled that it happened.
  case reviewedHappened = "two reviewers found that it happened"
  /// Two persons settled that it did not.
  case reviewedNotHappened = "two reviewers found that no such act happened"
  /// Two persons settled that it happened, and the words leave such acts open.
  case reviewedKindOpen =
    "two reviewers found that it happened; whether %1 is held the words leave open"
  /// So many independent sources assert it.
  case independentSources = "%1 independent sources assert it"
  /// The acting party says so itself.
  case admitted = "%1 says that it did it"
  /// One source, and a sensor at a known object.
  case sensor = "one source asserts it and a sensor saw a fire at a known object"
  /// One event asserts it, which is enough here.
  case asserted = "a source asserts it"
  /// Every bound party asserts it.
  case allParties = "every bound party asserts it"
  /// Nobody asserts an act at all.
  case noAct = "no source asserts an act"
  /// What is told instead.
  case onlyKind = ", only %1"
  /// Only acts are asserted that the words leave out.
  case kindLeftOut = "%1 is not an act of the prohibited kind"
  /// The words leave such acts open.
  case kindOpen = "whether %1 is held the words leave open"
  /// Nobody whose affiliation is known asserts it.
  case noKnownSource = "no source of known affiliation asserts it"
  /// One source is not enough here.
  case oneSource = "one independent source alone asserts it"
  /// So many are not enough here.
  case tooFewSources = "%1 sources assert it, and the standard asks for more"

  // Time
  /// Within the time of the reading.
  case within = "it lies within the time of the reading"
  /// Before the earliest start.
  case beforeStart = "it lies before the start"
  /// After the latest end.
  case afterEnd = "it lies after the end"
  /// Outside the hours of the day in which it holds.
  case outsideHours = "it lies outside the hours of the day in which the reading holds"
  /// Perhaps within the hours of the day in which it holds.
  case hoursOpen = "whether it lies in the hours of the day in which the reading holds is open"
  /// The start is open.
  case startOpen = "whether the start lay before it is open"
  /// The end is open.
  case endOpen = "whether the end lay before it is open"
  /// Both are open.
  case startAndEndOpen = "whether it lies between start and end is open"
  /// No source shows that what must be done first was done.
  case waiting = "no source shows that '%1' was done first"
  /// Whether it was done by then is open.
  case waitingOpen = "whether '%1' was done first is open"
  /// It was suspended or retired.
  case suspended = "the provision was suspended or retired"
  /// Perhaps suspended.
  case suspensionOpen = "whether the provision was suspended is open"
  /// A party withdrew, or refused after accepting.
  case withdrew = "%1 no longer accepted it"
  /// A party had not accepted yet.
  case notAccepted = "%1 had not accepted it"
  /// A party used its right of release.
  case released = "%1 had used its right of release"
  /// All others had left, so that a party was free.
  case othersLeft = "all others had left it, so that %1 was free"
  /// A party had suspended it for itself.
  case suspendedForItself = "%1 had suspended it for itself"
  /// It had ended, and a later extension had not been agreed yet.
  case lapsed = "it had ended and was not extended yet"
  /// Whether a party was still bound is open.
  case boundOpen = "whether %1 was still bound is open"
  /// Whether the author was bound turns on who it was.
  case authorOpen = "whether the author was bound turns on who it was"

  // Place
  /// No territory is named.
  case anywhere = "the reading names no territory"
  /// In the territory.
  case inside = "it lies in the territory named"
  /// Perhaps in the territory.
  case perhapsInside = "whether it lies in the territory named is open"
  /// With this probability.
  case probability = ", with probability %1"
  /// The circle and the territory lie apart.
  case apart = "it lies outside the territory named"
  /// No source gives a place.
  case noPlace = "no source gives a place"
  /// The territory's geometry is not known.
  case noGround = "the geometry of the territory is not known"
  /// On ground that the author claims itself, which the words leave out.
  case ownGroundLeftOut = "the author claims that ground itself, which the words leave out"
  /// On ground that the author claims itself, which the words leave open.
  case ownGroundOpen = "whether ground that the author claims itself is held is open"
  /// At a known object.
  case atKnownObject = "it lies at a known object"
  /// Perhaps at a known object.
  case perhapsAtKnownObject = "whether it lies at a known object is open"
  /// Nobody names an object, and there is no list of them.
  case noObjectList = "nobody names what was struck, and the mission lists no objects"
  /// No known object that may be covered lies within the circle.
  case noKnownObject = "no known object that may be covered lies within its circle"

  // Object
  /// A line names the object as covered.
  case namedCovered = "%1 is named as covered"
  /// A line names the object as left out.
  case namedLeftOut = "%1 is named as left out"
  /// A line names the object as open.
  case namedOpen = "the words leave %1 open by name"
  /// Its class is covered.
  case covered = "%1 is covered"
  /// Its class is covered under a wider one.
  case coveredUnder = "%1, under %2, is covered"
  /// Its class is left out.
  case leftOut = "%1 is left out"
  /// Its class is left out under a wider one.
  case leftOutUnder = "%1, under %2, is left out"
  /// The words leave its class open.
  case leftOpen = "the words leave %1 open"
  /// The words leave its class open under a wider one.
  case leftOpenUnder = "the words leave %1, under %2, open"
  /// Its class is wider than one of which the words speak: more has to be known.
  case tooWide = "known only as %1, which is wider than %2 of which the words speak"
  /// Two lines of equal weight differ.
  case linesDiffer = "two lines on %1 differ"
  /// The list is closed and does not hold it.
  case notOnList = "%1 is not on the closed list"
  /// The list ends with a general word, or does not say how it ends.
  case generalWords = "whether the general words hold %1 is open"
  /// The provision's own words cover it.
  case ruleCovers = "%1 is covered by the words of the provision"
  /// The provision's own words leave it open.
  case ruleOpen = "whether the words of the provision hold %1 is open"
  /// One class lies under another.
  case countsAs = ", %1 counts as %2"
  /// One class lies under another since the mission chose so.
  case countsByChoice = ", by the mission's choice %1 counts as %2"
  /// One class lies under another since a source says so.
  case countsBySource = ", by %3 %1 counts as %2"
  /// Sources name different objects, of no known class.
  case differentObjects = "sources name different objects and it turns on which"
  /// Sources name objects of different classes.
  case differentClasses = "sources name different objects (%1) and it turns on which"
  /// An object of no known class.
  case noClass = "the class of what was struck is not known"
  /// The provision is about any object.
  case anyObject = "the provision is about any object"
  /// Nobody names an object.
  case notNamed = "no source names what was struck"
  /// Inferred from the place.
  case inferred = "%1, known to stand there, is covered"
  /// Inferred from the place, of no known class.
  case inferredAny = "a covered object, known to stand there, is covered"

  // Attribution
  /// Two persons settled it.
  case reviewedAuthor = "two reviewers attributed it"
  /// Independent sources name a party, one of them unaffiliated.
  case corroborated = "independent sources, one of them unaffiliated, name %1"
  /// So many independent sources name one author.
  case independentAuthor = "%1 independent sources name one author"
  /// One event names a party, which is enough here.
  case named = "a source names %1"
  /// The one it is attributed to is not bound.
  case notBound = "the provision does not bind %1"
  /// It is called no act of a bound party.
  case nobodysAct = "it is called no act of a bound party"
  /// Nobody names an author.
  case noAuthor = "nobody names an author"
  /// These are named; not proven.
  case accused = "attributed by sources to %1, not proven"
  /// Several are proven alike.
  case contradicted = "sources prove it alike of %1"

  // Exception
  /// Nobody invoked one.
  case notInvoked = "nobody invoked an exception"
  /// What was invoked is none of this reading.
  case notAnException = "'%1' is no exception of this reading"
  /// It is not about such objects or acts.
  case exceptionOutOfScope = "exception '%1' is not about such acts or objects"
  /// Only the acting party invoked it.
  case invokedByActor = "only the acting party invoked exception '%1'"
  /// It was invoked; not proven.
  case invoked = "exception '%1' was invoked and is not proven"
  /// It was proven.
  case exceptionMet = "exception '%1' applies"
  /// It was settled that it does not apply.
  case exceptionRefuted = "exception '%1' does not apply"
}
