// SPDX-License-Identifier: Apache-2.0

public import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The cosine of an angle in degrees.
func cosine(degrees: Double) -> Double { cos(degrees * (Double.pi / 180)) }

/// The sine of an angle in degrees.
func sine(degrees: Double) -> Double { sin(degrees * (Double.pi / 180)) }

/// A box of binary angles: latitudes, and longitudes from west on eastwards.
struct AngleBox {
  var south: Int32
  var north: Int32
  var west: Int32
  /// How far the box goes east of its west, in units; the whole turn is `UInt32.max`.
  var width: UInt32
}

extension ObjectIndex {
  /// Calls with every run of the index whose objects may lie within a distance of a box.
  ///
  /// - Parameters:
  ///   - box: where the events lie.
  ///   - margin: the greatest radius of an event in metres on the sphere, all allowances made.
  ///   - scale: by how much an object's reach is to be made larger.
  ///   - body: gets a run of places in the index.
  func forEachRun(
    near box: AngleBox, margin: Double, scale: Double, _ body: (Range<Int>) -> Void
  ) {
    for layer in layers {
      let reach = margin + layer.reach * scale
      let angle = reach / meanEarthRadiusInMetres
      if angle > 3 {
        body(Int(layer.bands[0])..<Int(layer.bands[Self.bandCount]))
        continue
      }
      let units = Int(angle / BinaryAngle.radiansAUnit) + 4
      let (low, high) = (Int(box.south) - units, Int(box.north) + units)
      let first = Self.band(ofLatitude: Int32(Swift.max(-1 << 30, low)))
      let last = Self.band(ofLatitude: Int32(Swift.min(1 << 30, high)))
      let extreme = Swift.max(
        abs(BinaryAngle.radians(box.south)), abs(BinaryAngle.radians(box.north)))
      var wholeTurn = box.width == .max || low <= -1 << 30 || high >= 1 << 30
      var west = box.west
      var width = UInt64(box.width)
      if !wholeTurn {
        // The greatest difference of longitude on a circle around a point at that latitude.
        let sine = sin(angle) / cos(extreme)
        if angle >= .pi / 2 || sine >= 1 {
          wholeTurn = true
        } else {
          let wider = UInt64(asin(sine) / BinaryAngle.radiansAUnit) + 4
          west = west &- Int32(truncatingIfNeeded: wider)
          width += 2 * wider
          wholeTurn = width >= 0xFFFF_FFFF
        }
      }
      for band in first...last {
        let run = Int(layer.bands[band])..<Int(layer.bands[band + 1])
        if run.isEmpty { continue }
        if wholeTurn {
          body(run)
          continue
        }
        let east = west &+ Int32(truncatingIfNeeded: width)
        if west <= east {
          body(place(of: west, in: run)..<place(after: east, in: run))
        } else {
          body(run.lowerBound..<place(after: east, in: run))
          body(place(of: west, in: run)..<run.upperBound)
        }
      }
    }
  }

  /// The first place of a run whose longitude is not below a value.
  private func place(of longitude: Int32, in run: Range<Int>) -> Int {
    var (low, high) = (run.lowerBound, run.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if longitudeUnits[middle] < longitude { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func place(after longitude: Int32, in run: Range<Int>) -> Int {
    longitude == .max ? run.upperBound : place(of: longitude + 1, in: run)
  }

  /// The exact distance from a point in degrees to the object at a place of the index, in metres.
  func distance(latitude: Double, longitude: Double, to place: Int, metric: Metric) -> Double {
    let shape = shapes[place]
    if shape >= 0 {
      return areas[Int(shape)].distance(latitude: latitude, longitude: longitude, metric: metric)
    }
    return metric.distance(
      latitude: latitude, longitude: longitude, latitude: latitudes[place],
      longitude: longitudes[place])
  }
}

/// An object that may lie within reach of a point.
public struct Candidate: Hashable, Sendable {
  /// The object's place in the array the index was made of.
  public let object: Int
  /// The distance from the point to the object in metres, 0 inside an area.
  public let distanceInMetres: Double
  /// The least distance the point may have, given its radius: not below 0.
  public let lowerInMetres: Double
  /// The greatest distance the point may have, given its radius.
  public let upperInMetres: Double
}

extension ObjectIndex {
  /// The objects whose buffer a point with a radius may touch: distance at most radius plus buffer.
  ///
  /// - Parameters:
  ///   - point: the middle of the circle.
  ///   - radius: its radius in metres, at least 0.
  ///   - within: counts objects this much farther away too, in metres.
  ///   - metric: how distances are measured.
  /// - Returns: the candidates, in the order of the objects the index was made of.
  public func candidates(
    near point: Coordinate, radiusInMetres radius: Double, within: Double = 0,
    metric: Metric = .wgs84
  ) -> [Candidate] {
    precondition(radius >= 0 && within >= 0, "a radius is not negative")
    let latitude = BinaryAngle.units(degrees: point.latitude)
    let longitude = BinaryAngle.units(degrees: point.longitude)
    let box = AngleBox(south: latitude, north: latitude, west: longitude, width: 0)
    let scale = 1 / (1 - metric.stretch)
    let reach = radius + within
    var found: [Candidate] = []
    forEachRun(near: box, margin: reach * scale + 1, scale: scale) { run in
      for place in run {
        let rough = sphereDistance(
          latitude: point.latitude, longitude: point.longitude, latitude: latitudes[place],
          longitude: longitudes[place])
        if rough > (reach + reaches[place]) * scale + 1 { continue }
        let exact = distance(
          latitude: point.latitude, longitude: point.longitude, to: place, metric: metric)
        if exact > reach + buffers[place] { continue }
        found.append(
          Candidate(
            object: Int(order[place]), distanceInMetres: exact,
            lowerInMetres: Swift.max(0, exact - radius), upperInMetres: exact + radius))
      }
    }
    return found.sorted { $0.object < $1.object }
  }
}
