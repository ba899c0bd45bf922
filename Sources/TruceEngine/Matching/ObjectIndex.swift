// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Objects laid out so that those near a place are found without looking at the others.
///
/// Objects lie in layers by their reach (buffer and extent), a layer in bands of latitude, a band
/// sorted by longitude. Everything that is built once for a set of objects is in here.
public final class ObjectIndex: @unchecked Sendable {
  /// How many objects there are.
  public var count: Int { latitudes.count }

  // In the order of the index: by layer, band and longitude.
  let latitudes: [Double]
  let longitudes: [Double]
  let latitudeUnits: [Int32]
  let longitudeUnits: [Int32]
  let cosines: [Float]
  let buffers: [Double]
  let reaches: [Double]
  let starts: [Int]
  let ends: [Int]
  let ids: [Int]
  let groups: [UInt8]
  /// The area of each object in ``areas``, -1 for a point.
  let shapes: [Int32]
  /// The place of each object in the caller's order.
  let order: [Int32]
  let areas: [SphericalPolygon]
  let layers: [Layer]
  /// What a pair that counts needs of its object, in one place; as long as the index.
  let marks: UnsafePointer<ObjectMark>

  /// Objects whose reach lies below one limit.
  struct Layer: Sendable {
    /// The greatest reach of an object in it, in metres.
    var reach: Double
    /// Where each band of latitude begins in the index, and the end of the last.
    var bands: [Int32]
  }

  /// The number of bands of latitude, each 0.35 degrees high.
  static let bandCount = 512
  /// The limits of reach between layers, in metres.
  static let layerLimits = [2e3, 8e3, 32e3, 128e3, 512e3, Double.infinity]

  /// The band of a latitude.
  @inline(__always)
  static func band(ofLatitude units: Int32) -> Int {
    Swift.min(bandCount - 1, (Int(units) + 1 << 30) >> 22)
  }

  /// An index of objects.
  ///
  /// - Throws: `engine.area-too-large` for an area that reaches 80 degrees from its centre, or that
  ///   has no ring of three corners; all of them, in order.
  public convenience init(_ objects: [MatchObject]) throws(Diagnostics) {
    var draft = ObjectDraft(count: objects.count)
    var faults: [Diagnostic] = []
    for (number, object) in objects.enumerated() {
      var (latitude, longitude, shape) = (0.0, 0.0, Int32(-1))
      switch object.shape {
      case .point(let point): (latitude, longitude) = (point.latitude, point.longitude)
      case .area(let rings):
        let rings = rings.map { $0.map { SIMD2($0.latitude, $0.longitude) } }
        guard let area = SphericalPolygon(rings: rings) else {
          faults.append(.areaTooLarge(object.id, at: nil))
          continue
        }
        (latitude, longitude, shape) = (area.latitude, area.longitude, Int32(draft.areas.count))
        draft.areas.append(area)
      }
      draft.latitudes[number] = latitude
      draft.longitudes[number] = longitude
      draft.shapes[number] = shape
      draft.buffers[number] = object.bufferInMetres
      draft.groups[number] = UInt8(object.group)
      draft.ids[number] = object.id
      draft.starts[number] = object.start
      draft.ends[number] = object.end
    }
    if let faults = Diagnostics(faults) { throw faults }
    self.init(draft)
  }

  init(_ draft: ObjectDraft) {
    let count = draft.latitudes.count
    let reach = (0..<count).map { at in
      draft.buffers[at] + (draft.shapes[at] < 0 ? 0 : draft.areas[Int(draft.shapes[at])].extent)
    }
    let latitudeUnits = draft.latitudes.map { BinaryAngle.units(degrees: $0) }
    let longitudeUnits = draft.longitudes.map { BinaryAngle.units(degrees: $0) }
    let (order, layers) = Self.order(reach, latitudeUnits, longitudeUnits)
    func ordered<Value>(_ values: [Value]) -> [Value] { order.map { values[Int($0)] } }
    latitudes = ordered(draft.latitudes)
    longitudes = ordered(draft.longitudes)
    self.latitudeUnits = ordered(latitudeUnits)
    self.longitudeUnits = ordered(longitudeUnits)
    cosines = latitudes.map { Float(cosine(degrees: $0)) }
    buffers = ordered(draft.buffers)
    reaches = ordered(reach)
    starts = ordered(draft.starts)
    ends = ordered(draft.ends)
    ids = ordered(draft.ids)
    groups = ordered(draft.groups)
    shapes = ordered(draft.shapes)
    areas = draft.areas
    self.order = order
    self.layers = layers
    let marks = UnsafeMutablePointer<ObjectMark>.allocate(capacity: Swift.max(1, count))
    for place in 0..<count {
      let sine = shapes[place] < 0 ? 0 : sine(degrees: latitudes[place])
      (marks + place).initialize(
        to: ObjectMark(
          id: ids[place], sine: sine, buffer: Float(buffers[place]), shape: shapes[place],
          group: groups[place]))
    }
    self.marks = UnsafePointer(marks)
  }

  deinit { UnsafeMutablePointer(mutating: marks).deallocate() }

  /// The order by layer, band and longitude, and where the bands begin.
  private static func order(
    _ reaches: [Double], _ latitudes: [Int32], _ longitudes: [Int32]
  ) -> ([Int32], [Layer]) {
    let count = reaches.count
    var slots = [Int32](repeating: 0, count: count)
    var counts = [Int32](repeating: 0, count: layerLimits.count * bandCount + 1)
    var greatest = [Double](repeating: 0, count: layerLimits.count)
    for at in 0..<count {
      var layer = 0
      while reaches[at] > layerLimits[layer] { layer += 1 }
      greatest[layer] = Swift.max(greatest[layer], reaches[at])
      let slot = layer * bandCount + band(ofLatitude: latitudes[at])
      slots[at] = Int32(slot)
      counts[slot + 1] += 1
    }
    for slot in 1..<counts.count { counts[slot] += counts[slot - 1] }
    var next = counts
    var keys = [UInt64](repeating: 0, count: count)
    for at in 0..<count {
      let slot = Int(slots[at])
      let longitude = UInt64(UInt32(bitPattern: longitudes[at]) ^ 0x8000_0000)
      keys[Int(next[slot])] = longitude << 32 | UInt64(at)
      next[slot] += 1
    }
    for slot in 0..<counts.count - 1 where counts[slot + 1] - counts[slot] > 1 {
      keys[Int(counts[slot])..<Int(counts[slot + 1])].sort()
    }
    var layers: [Layer] = []
    for layer in 0..<layerLimits.count {
      let bands = counts[layer * bandCount...(layer + 1) * bandCount]
      if bands.first != bands.last {
        layers.append(Layer(reach: greatest[layer], bands: Array(bands)))
      }
    }
    return (keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }, layers)
  }
}

/// What is counted of an object, and what its test begins with.
struct ObjectMark {
  var id: Int
  /// The sine of its latitude, for areas.
  var sine: Double
  var buffer: Float
  /// The number of its area, -1 for a point.
  var shape: Int32
  var group: UInt8
}

/// Objects in the caller's order, before they are laid out.
struct ObjectDraft {
  var latitudes: [Double]
  var longitudes: [Double]
  var buffers: [Double]
  var starts: [Int]
  var ends: [Int]
  var ids: [Int]
  var groups: [UInt8]
  var shapes: [Int32]
  var areas: [SphericalPolygon] = []

  init(count: Int) {
    latitudes = Array(repeating: 0, count: count)
    longitudes = latitudes
    buffers = latitudes
    starts = Array(repeating: .min, count: count)
    ends = Array(repeating: .max, count: count)
    ids = Array(repeating: 0, count: count)
    groups = Array(repeating: 0, count: count)
    shapes = Array(repeating: -1, count: count)
  }
}

extension Diagnostic {
  static func areaTooLarge(_ id: Int, at location: Location?) -> Diagnostic {
    Diagnostic(
      .error, "engine.area-too-large", at: location,
      "the area of object \(id) reaches 80 degrees from its centre or has no ring of three corners",
      expected: "an area that reaches less than 80 degrees from its centre",
      mend: "cut the area into smaller ones")
  }
}
