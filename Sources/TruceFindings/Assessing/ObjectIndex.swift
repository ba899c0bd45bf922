// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import TruceEvidence
public import TruceGround

/// The known objects of a mission, to be found by place.
///
/// Objects that were placed from a report of an incident are left out: they never decide.
public struct ObjectIndex: Sendable {
  /// The objects, in the order given.
  public let objects: [ProtectedObject]
  /// Their ground, in the same order: the geometry with the metres by which it is not known better.
  let grounds: [Footprint]
  private let cells: [Cell: [Int]]
  private let wide: [Int]

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// Degrees of a box.
  private static let step = 0.5

  /// An index of objects.
  public init(_ all: [ProtectedObject]) {
    objects = all.filter { !$0.placedFromReport }
    grounds = objects.map { Footprint($0.geometry, bufferInMetres: $0.precisionInMetres) }
    var found: [Cell: [Int]] = [:]
    var far: [Int] = []
    for (index, object) in objects.enumerated() {
      let corners = object.geometry.coordinates
      guard let first = corners.first else { continue }
      var (south, north, west, east) = (
        first.latitude, first.latitude, first.longitude, first.longitude
      )
      for corner in corners {
        (south, north) = (Swift.min(south, corner.latitude), Swift.max(north, corner.latitude))
        (west, east) = (Swift.min(west, corner.longitude), Swift.max(east, corner.longitude))
      }
      let cells = ObjectIndex.cells(
        south: south, north: north, west: west, east: east, metres: object.precisionInMetres)
      if let cells {
        for cell in cells { found[cell, default: []].append(index) }
      } else {
        far.append(index)
      }
    }
    cells = found
    wide = far
  }

  /// The objects whose ground a circle touches, in the order given.
  public func touching(_ point: Coordinate, withinMetres radius: Double) -> [Int] {
    let square = ObjectIndex.cells(
      south: point.latitude, north: point.latitude, west: point.longitude, east: point.longitude,
      metres: radius)
    var candidates: [Int]
    if let square {
      candidates = wide
      for cell in square { candidates += cells[cell] ?? [] }
      candidates.sort()
    } else {
      candidates = Array(objects.indices)
    }
    var result: [Int] = []
    var last = -1
    for index in candidates where index != last {
      last = index
      if grounds[index].touches(point, withinMetres: radius) { result.append(index) }
    }
    return result
  }

  /// The boxes of a piece of the earth and the metres around it; `nil` for more than 400 of them, or
  /// across the antimeridian or a pole.
  private static func cells(
    south: Double, north: Double, west: Double, east: Double, metres: Double
  ) -> [Cell]? {
    let reach = (metres + 1) / 110_000
    let (low, high) = (south - reach, north + reach)
    guard low > -89, high < 89 else { return nil }
    let narrow = cos(Swift.max(abs(low), abs(high)) * .pi / 180)
    let (left, right) = (west - reach / narrow, east + reach / narrow)
    guard left > -180, right < 180, right - left < 180 else { return nil }
    let rows = Int((low / step).rounded(.down))...Int((high / step).rounded(.down))
    let columns = Int((left / step).rounded(.down))...Int((right / step).rounded(.down))
    guard rows.count * columns.count <= 400 else { return nil }
    return rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
  }
}
