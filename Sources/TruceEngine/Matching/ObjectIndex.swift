// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Objects laid out so that those near a place are found without looking at the others.
///
/// Objects lie in layers by their reach (buffer and extent), a layer in bands of latitude, a band
/// sorted by longitude. Everything that is built once for a set of objects is in here.
public final class ObjectIndex: @unchecked Sendable {
  /// How many objects there are.
  public var count: Int { order.count }

  // In the order of the index: by layer, band and longitude.
  let latitudes: UnsafePointer<Double>
  let longitudes: UnsafePointer<Double>
  let latitudeUnits: UnsafePointer<Int32>
  let longitudeUnits: UnsafePointer<Int32>
  let cosines: UnsafePointer<Float>
  let buffers: UnsafePointer<Double>
  let reaches: UnsafePointer<Double>
  let starts: UnsafePointer<Int>
  let ends: UnsafePointer<Int>
  /// The area of each object in ``areas``, -1 for a point.
  let shapes: UnsafePointer<Int32>
  /// The place of each object in the caller's order.
  let order: [Int32]
  let areas: [SphericalPolygon]
  let pictures: PlanarAreas
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
    func ordered<Value>(_ values: [Value]) -> UnsafePointer<Value> {
      Self.frozen(count) { values[Int(order[$0])] }
    }
    latitudes = ordered(draft.latitudes)
    longitudes = ordered(draft.longitudes)
    self.latitudeUnits = ordered(latitudeUnits)
    self.longitudeUnits = ordered(longitudeUnits)
    cosines = Self.frozen(count) { Float(cosine(degrees: draft.latitudes[Int(order[$0])])) }
    buffers = ordered(draft.buffers)
    reaches = ordered(reach)
    starts = ordered(draft.starts)
    ends = ordered(draft.ends)
    shapes = ordered(draft.shapes)
    areas = draft.areas
    pictures = PlanarAreas(of: areas)
    self.order = order
    self.layers = layers
    marks = Self.frozen(count) { place in
      let at = Int(order[place])
      return ObjectMark(
        id: draft.ids[at], buffer: Float(draft.buffers[at]), shape: draft.shapes[at],
        group: draft.groups[at])
    }
  }

  deinit {
    UnsafeMutablePointer(mutating: latitudes).deallocate()
    UnsafeMutablePointer(mutating: longitudes).deallocate()
    UnsafeMutablePointer(mutating: latitudeUnits).deallocate()
    UnsafeMutablePointer(mutating: longitudeUnits).deallocate()
    UnsafeMutablePointer(mutating: cosines).deallocate()
    UnsafeMutablePointer(mutating: buffers).deallocate()
    UnsafeMutablePointer(mutating: reaches).deallocate()
    UnsafeMutablePointer(mutating: starts).deallocate()
    UnsafeMutablePointer(mutating: ends).deallocate()
    UnsafeMutablePointer(mutating: shapes).deallocate()
    UnsafeMutablePointer(mutating: marks).deallocate()
  }

  /// Values that are never written again.
  private static func frozen<Value>(
    _ count: Int, _ value: (Int) -> Value
  ) -> UnsafePointer<Value> {
    let values = UnsafeMutablePointer<Value>.allocate(capacity: Swift.max(1, count))
    for at in 0..<count { (values + at).initialize(to: value(at)) }
    return UnsafePointer(values)
  }

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
