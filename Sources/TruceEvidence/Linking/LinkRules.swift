// SPDX-License-Identifier: Apache-2.0

/// The numbers by which events are linked, with their reasons.
///
/// Each field gives points for one incident or against it. They are few and whole, so that a person
/// can add them up; `docs/method.md` lists them.
public struct LinkRules: Hashable, Sendable {
  /// Points from which two records can tell one incident.
  public var enough = 6
  /// Points that every further pair of an incident still needs: no chain joins its ends unseen.
  public var enoughWithin = 3
  /// Minutes by which two clock times of one speaker may differ: a speaker that gives minutes tells
  /// two strikes apart by them.
  public var minutesOfOneSpeaker = 30
  /// Minutes by which two clock times of different speakers may differ and still speak for one
  /// incident.
  public var minutesNear = 90
  /// Minutes beyond which they tell two incidents, whoever speaks: strikes hours apart stay two.
  public var minutesFar = 180
  /// Hours a span may last and still be compared; a summary over weeks joins nothing.
  public var longestSpanInHours = 24 * 7
  /// A place wider than this, in metres, is a region: it is compared by its name alone.
  public var widestPlaceInMetres = 30_000.0
  /// Metres between a fire and an incident's circle within which the fire joins.
  public var sensorReachInMetres = 1_000.0
  /// Hours between a fire and an incident's time within which the fire joins.
  public var sensorHours = 24
  /// An incident with a wider circle, in metres, takes no fire: any fire of the region would fit.
  public var widestPlaceForSensorsInMetres = 15_000.0

  /// The published rules.
  public init() {}
}
