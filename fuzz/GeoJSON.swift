// SPDX-License-Identifier: Apache-2.0

import TruceEngine
import TruceEvidence
import TruceGround

/// One input: the bytes as GeoJSON with known objects, and the ground that they cover.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  do throws(Diagnostics) {
    let reading = try ObjectReader(tags: .bundled).read(BytesSource(bytes), named: "fuzz.geojson")
    guard let centre = Coordinate(latitude: 48, longitude: 35) else { return 0 }
    for object in reading.objects.prefix(8) {
      let ground = Footprint(object.geometry, bufferInMetres: object.precisionInMetres)
      _ = ground.probability(of: .normal(around: centre, sigmaInMetres: 5_000))
    }
  } catch {
    for diagnostic in error.all { _ = diagnostic.printed() }
  }
  return 0
}
