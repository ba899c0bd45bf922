// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Sensors' records in boxes of a day and a twentieth of a degree of latitude, to find those near a
/// place.
public struct SensorBoxes: Sendable {
  private struct Entry {
    var key: Int
    var sensor: Int
  }

  private let entries: [Entry]
  private let events: [Event]

  /// Those of the events at these indices that have a place.
  init(_ indices: [Int], of events: [Event]) {
    self.events = events
    entries = indices.compactMap { index -> Entry? in
      guard let place = events[index].place else { return nil }
      return Entry(key: SensorBoxes.key(events[index].span.start, place.coordinate), sensor: index)
    }.sorted { ($0.key, $0.sensor) < ($1.key, $1.sensor) }
  }

  /// All sensors' records among events.
  public init(of events: [Event]) {
    let sensors = events.filter { $0.sensor != nil }.sorted(by: Event.isInOrder)
    self.init(Array(sensors.indices), of: sensors)
  }

  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }

  /// The sensors' records near a place within a time, with the metres between.
  public func records(
    near place: Coordinate, withinMetres reach: Double, in window: TimeSpan
  ) -> [(event: Event, metres: Double)] {
    var result: [(event: Event, metres: Double)] = []
    forEach(near: place, withinMetres: reach, in: window) { index, metres in
      result.append((events[index], metres))
    }
    return result
  }

  func forEach(
    near place: Coordinate, withinMetres reach: Double, in window: TimeSpan,
    _ body: (Int, Double) -> Void
  ) {
    if entries.isEmpty { return }
    let degrees = reach / 110_000 + 0.001
    let bottom = SensorBoxes.band(place.latitude - degrees)
    let top = SensorBoxes.band(place.latitude + degrees)
    let first = SensorBoxes.day(window.start) - 1
    let last = SensorBoxes.day(window.end)
    for day in first...Swift.max(first, last) {
      let low = day * 4096 + bottom
      let high = day * 4096 + top
      var index = lowerBound(of: low)
      while index < entries.count, entries[index].key <= high {
        let event = events[entries[index].sensor]
        if event.span.overlaps(window), let own = event.place {
          let rough = distanceInMetres(from: own.coordinate, to: place)
          if rough <= reach * 1.01 + 1 {
            let metres = geodesicDistanceInMetres(from: own.coordinate, to: place)
            if metres <= reach { body(entries[index].sensor, metres) }
          }
        }
        index += 1
      }
    }
  }

  private func lowerBound(of key: Int) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func day(_ instant: Instant) -> Int {
    Int((Double(instant.secondsSince1970) / 86_400).rounded(.down))
  }
  private static func band(_ latitude: Double) -> Int {
    Swift.max(0, Swift.min(4095, Int(((latitude + 90) * 20).rounded(.down))))
  }
  private static func key(_ start: Instant, _ place: Coordinate) -> Int {
    day(start) * 4096 + band(place.latitude)
  }
}
