// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A point or an area that events are matched with.
public struct MatchObject: Hashable, Sendable {
  /// Where an object lies.
  public enum Shape: Hashable, Sendable {
    /// A point.
    case point(Coordinate)
    /// Rings of corners joined by great-circle arcs; rings inside rings are holes. The direction of a
    /// ring and a repeated last corner do not matter.
    case area([[Coordinate]])
  }

  /// The caller's number for it; sums of it are kept.
  public var id: Int
  /// Where it lies.
  public var shape: Shape
  /// How far around it still counts as on it, in metres, at least 0.
  public var bufferInMetres: Double
  /// The group its pairs are counted under, 0...15.
  public var group: Int
  /// The first second it counts, Unix time.
  public var start: Int
  /// The first second it no longer counts, Unix time.
  public var end: Int

  /// An object; without times it counts always.
  public init(
    id: Int, shape: Shape, bufferInMetres: Double = 0, group: Int = 0, start: Int = .min,
    end: Int = .max
  ) {
    precondition(bufferInMetres >= 0 && bufferInMetres.isFinite, "a buffer is not negative")
    precondition((0...15).contains(group), "a group is 0...15")
    self.id = id
    self.shape = shape
    self.bufferInMetres = bufferInMetres
    self.group = group
    self.start = start
    self.end = end
  }
}

/// Something that happened at a point known to a radius.
public struct MatchEvent: Hashable, Sendable {
  /// The caller's number for it; sums of it are kept.
  public var id: Int
  /// The middle of the circle it lies in.
  public var point: Coordinate
  /// The circle's radius in metres, at least 0.
  public var radiusInMetres: Double
  /// When, Unix time.
  public var time: Int
  /// The side its pairs are counted under, 0...7.
  public var side: Int

  /// An event.
  public init(id: Int, point: Coordinate, radiusInMetres: Double, time: Int, side: Int = 0) {
    precondition(radiusInMetres >= 0 && radiusInMetres.isFinite, "a radius is not negative")
    precondition((0...7).contains(side), "a side is 0...7")
    self.id = id
    self.point = point
    self.radiusInMetres = radiusInMetres
    self.time = time
    self.side = side
  }
}
