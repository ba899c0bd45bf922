// SPDX-License-Identifier: Apache-2.0

/// The form of something on the ground, in WGS 84 degrees.
public enum Geometry: Hashable, Sendable {
  /// Single points.
  case points([Coordinate])
  /// Lines, each of at least two points.
  case lines([[Coordinate]])
  /// Polygons, each an outer ring and its holes; a ring has at least three corners, the first not
  /// repeated at the end.
  case polygons([[[Coordinate]]])

  /// Every corner, in order.
  public var coordinates: [Coordinate] {
    switch self {
    case .points(let points): points
    case .lines(let lines): lines.flatMap { $0 }
    case .polygons(let polygons): polygons.flatMap { $0.flatMap { $0 } }
    }
  }
}
