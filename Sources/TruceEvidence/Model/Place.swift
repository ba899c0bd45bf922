// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A point with the radius within which the true place lies.
public struct Place: Hashable, Sendable {
  /// The point.
  public var coordinate: Coordinate
  /// The radius in metres; never 0 unless the source is exact.
  public var radiusInMetres: Double
  /// How much of the probability the radius holds, in percent: 50, 68 or 95; a property of the feed.
  public var holds: Int {
    get { Int(percent) }
    set { percent = UInt8(clamping: newValue) }
  }
  private var percent: UInt8
  /// The ground on which the true place lies, all of it equally likely, as "somewhere in this
  /// settlement"; `nil` for a place that is likeliest at the point.
  ///
  /// Point and radius are those of a circle that holds all of it.
  public var settlement: Footprint? {
    get { ground?.value }
    set { ground = newValue.map { Shared($0) } }
  }
  private var ground: Shared<Footprint>?

  /// A place.
  public init(coordinate: Coordinate, radiusInMetres: Double, holds: Int) {
    self.coordinate = coordinate
    self.radiusInMetres = radiusInMetres
    percent = UInt8(clamping: holds)
  }
}
