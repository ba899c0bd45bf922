// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A form of feed bound to the columns of one file.
protocol FeedForm {
  /// Reads one record.
  ///
  /// - Returns: what it says; `nil` when it cannot be used, and then with at least one fault.
  func draft(_ row: Row, _ findings: inout Findings) -> Draft?
}

extension FeedContext {
  /// When something was, in UTC: on the clocks of one zone, or of all that the agreement names.
  func span(_ time: CivilTime, in zone: ClockZone?) -> TimeSpan? {
    time.span(in: zone.map { [$0] } ?? clockZones)
  }
}

/// A point with the radius that a feed's precision code stands for.
func place(_ coordinate: Coordinate?, _ radiusInMetres: Double, holds: Int) -> Place? {
  coordinate.map { Place(coordinate: $0, radiusInMetres: radiusInMetres, holds: holds) }
}
