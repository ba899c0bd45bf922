// SPDX-License-Identifier: Apache-2.0

/// Reads `POLYGON ((lon lat, lon lat, …), (…))` of OGC's well-known text.
struct WKTPolygon {
  /// The rings: latitude and longitude of each corner, in degrees.
  let rings: [[SIMD2<Double>]]

  /// Reads a text; `nil` for anything that is no polygon of rings with at least three corners each
  /// on the earth.
  init?(_ text: UnsafeRawBufferPointer) {
    var cursor = Cursor(bytes: text)
    guard cursor.takes("POLYGON"), cursor.takes("(") else { return nil }
    var rings: [[SIMD2<Double>]] = []
    repeat {
      guard cursor.takes("(") else { return nil }
      var ring: [SIMD2<Double>] = []
      repeat {
        guard let longitude = cursor.number(), let latitude = cursor.number(),
          (-180...180).contains(longitude), (-90...90).contains(latitude)
        else { return nil }
        ring.append(SIMD2(latitude, longitude))
      } while cursor.takes(",")
      guard cursor.takes(")") else { return nil }
      if ring.count > 1, ring[0] == ring[ring.count - 1] { ring.removeLast() }
      guard ring.count > 2 else { return nil }
      rings.append(ring)
    } while cursor.takes(",")
    guard cursor.takes(")"), cursor.isAtEnd else { return nil }
    self.rings = rings
  }

  private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    var at = 0

    mutating func skipSpace() {
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    }

    var isAtEnd: Bool {
      mutating get {
        skipSpace()
        return at == bytes.count
      }
    }

    mutating func takes(_ word: StaticString) -> Bool {
      skipSpace()
      let count = word.utf8CodeUnitCount
      guard at + count <= bytes.count else { return false }
      for offset in 0..<count {
        let byte = bytes[at + offset]
        let upper = byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte
        if upper != word.utf8Start[offset] { return false }
      }
      at += count
      return true
    }

    mutating func number() -> Double? {
      skipSpace()
      let start = at
      while at < bytes.count, bytes[at] > 0x2C || bytes[at] == 0x2B { at += 1 }
      return Double(fromDecimal: UnsafeRawBufferPointer(rebasing: bytes[start..<at]))
    }
  }
}
