// SPDX-License-Identifier: Apache-2.0

/// Why a provision binds or not, as the clock says it; the raw value is the English.
public enum ClockPhrase: String, Hashable, Sendable, CaseIterable {
  /// It was retired on a day.
  case retired = "the provision was retired on %1"
  /// No text says whom it binds.
  case bindsNobody = "it binds nobody"
  /// A party accepted in principle, which is no acceptance.
  case inPrincipleOnly = "%1 accepted in principle only"
  /// A party refused.
  case refused = "%1 refused"
  /// A party withdrew its acceptance.
  case withdrew = "%1 withdrew"
  /// A party had not accepted.
  case notAccepted = "%1 had not accepted"
  /// Those who are left are too few.
  case tooFewLeft = "too few are left whom it binds"
  /// Something must be done first.
  case waits = "it waits for '%1'"
  /// It starts later.
  case starts = "it starts %1"
  /// It holds in some hours of each day, and this is none of them.
  case outsideHours = "it holds each day from %1 to %2 only"
  /// It holds in some hours of each day, and no text says which.
  case hoursUnnamed = "it holds %1 hours of each day, and no text says which"
  /// In which hours of each day it holds.
  case eachDay = "; each day from %1 to %2"
  /// A party used its right of release on a day.
  case usedRelease = "%1 used its right of release on %2"
  /// Its end has come.
  case ended = "it ended %1"
  /// It is suspended.
  case rests = "it rests from %1"
  /// It needs nobody's consent.
  case needsNoConsent = "it binds without consent"
  /// Those whose consent it needs gave it.
  case acceptedByAll = "accepted by all it needs"
  /// When it started.
  case started = "; it started %1"
  /// Its end was moved.
  case extended = "; extended until %1"
  /// Its end was moved on a day that is known.
  case extendedOn = "; extended until %1 on %2"
  /// It goes on by itself, since nobody gave notice.
  case renews = "; it renews itself by %1, and no source shows a notice"
  /// A party gave notice on a day.
  case gaveNotice = "; %1 gave notice on %2"
  /// A party could use a right of release since a moment, by an incident of another.
  case releasable = "; could be released since %1, by incident %2 of %3"
  /// It has no reading.
  case readByNobody = "nobody reads it yet"
  /// It is the day of a position, whose hour is not known.
  case dayOfPosition = "a position was taken on this day, at an hour that is not known"
  /// Whether what must be done first is done is open.
  case waitOpen = "what it waits for may be done or not"
  /// Its start is not known closely enough.
  case startOpen = "its start is %1"
  /// No text names a start.
  case startUnsaid = "no text says from when it holds"
  /// Its end is not known closely enough.
  case endOpen = "its end is %1"
  /// No text names an end.
  case endUnsaid = "no text says until when it holds"
}
