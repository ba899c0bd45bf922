// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceGround
internal import TruceTerms

/// The pairs of records that are near enough in time and place, or by name, to be compared.
///
/// Records are laid into boxes of a day and half a degree; those of wide places into boxes of a day
/// and a word of the name. Two whose circles and times meet share a box.
struct LinkCandidates {
  private struct Entry {
    var key: UInt64
    var unit: Int32
  }

  private let units: [LinkUnit]
  private let rules: LinkRules
  private var entries: [Entry] = []
  private var firstDays: [Int32]

  /// Lays out those units that can be linked.
  init(_ units: [LinkUnit], rules: LinkRules) {
    self.units = units
    self.rules = rules
    firstDays = units.map { Int32(LinkCandidates.days(of: $0.span).lowerBound) }
    var words: [String: UInt64] = [:]
    var kinds: [ObjectClass.ID: UInt64] = [:]
    let anyWide = units.contains { isWide($0) }
    for (index, unit) in units.enumerated() {
      guard unit.kind == .strike || unit.kind == .silent,
        unit.span.seconds <= rules.longestSpanInHours * 3600
      else { continue }
      for day in LinkCandidates.days(of: unit.span) {
        if !isWide(unit), let place = unit.place {
          for cell in LinkCandidates.cells(of: place) {
            entries.append(Entry(key: UInt64(day & 0xFFFFF) << 40 | cell, unit: Int32(index)))
          }
        }
        guard anyWide else { continue }
        let dayed = 1 << 63 | UInt64(day & 0xFFFFF) << 40
        for word in unit.placeWords {
          // Spellings of one name begin alike.
          let stem = String(word.prefix(5))
          let number = words[stem] ?? UInt64(words.count)
          words[stem] = number
          entries.append(Entry(key: dayed | number & 0xFF_FFFF, unit: Int32(index)))
        }
        guard let place = unit.place else { continue }
        for id in unit.classes {
          let number = kinds[id] ?? UInt64(kinds.count)
          kinds[id] = number
          for cell in LinkCandidates.wideCells(of: place) {
            let key = dayed | 1 << 39 | (number & 0xFFFF) << 20 | cell
            entries.append(Entry(key: key, unit: Int32(index)))
          }
        }
      }
    }
    entries.sort { ($0.key, $0.unit) < ($1.key, $1.unit) }
  }

  private func isWide(_ unit: LinkUnit) -> Bool {
    (unit.place?.circleInMetres ?? .infinity) > rules.widestPlaceInMetres
  }

  /// Stretches of boxes that can be looked at side by side.
  var pieces: [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      var end = Swift.min(entries.count, start + 16_384)
      while end < entries.count, entries[end].key == entries[end - 1].key { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }

  /// Gives each pair of a piece, the smaller index first; a pair that shares several boxes may come
  /// more than once.
  func forEachPair(in piece: Range<Int>, _ body: (Int, Int) -> Void) {
    var start = piece.lowerBound
    while start < piece.upperBound {
      var end = start + 1
      while end < piece.upperBound, entries[end].key == entries[start].key { end += 1 }
      let isNamed = entries[start].key >> 63 == 1
      let day = Int32(truncatingIfNeeded: entries[start].key >> 40 & 0xFFFFF)
      for i in start..<end {
        let a = Int(entries[i].unit)
        for j in (i + 1)..<Swift.max(i + 1, end) {
          let b = Int(entries[j].unit)
          // Only in the first day they share.
          if Swift.max(firstDays[a], firstDays[b]) & 0xFFFFF != day { continue }
          if isNamed, !isWide(units[a]), !isWide(units[b]) { continue }
          body(a, b)
        }
      }
      start = end
    }
  }

  /// The days of UTC that a span touches.
  private static func days(of span: TimeSpan) -> ClosedRange<Int> {
    func day(_ second: Int) -> Int { (second >= 0 ? second : second - 86_399) / 86_400 }
    return day(span.start.secondsSince1970)...day(span.end.secondsSince1970 - 1)
  }

  /// The boxes of four degrees that the square around a circle touches.
  private static func wideCells(of place: Place) -> [UInt64] {
    let reach = Swift.min(20, (place.circleInMetres * 1.02 + 600) / 111_000)
    let centre = place.coordinate
    let narrow = Swift.max(0.05, cos(Swift.min(89, abs(centre.latitude) + reach) * .pi / 180))
    let spread = Swift.min(180, reach / narrow)
    func box(_ degrees: Double) -> Int { Int((degrees / 4).rounded(.down)) }
    var result: [UInt64] = []
    for row in box(centre.latitude - reach)...box(centre.latitude + reach) {
      for column in box(centre.longitude - spread)...box(centre.longitude + spread) {
        let cell = UInt64(row + 64) << 8 | UInt64(((column % 90) + 90) % 90)
        if !result.contains(cell) { result.append(cell) }
      }
    }
    return result
  }

  /// The boxes that a circle touches.
  private static func cells(of place: Place) -> [UInt64] {
    // Two percent more than the circle: half of the slack with which places are compared.
    let reach = (place.circleInMetres * 1.02 + 600) / 111_000
    let centre = place.coordinate
    let bottom = Int(((centre.latitude - reach + 90) * 2).rounded(.down))
    let top = Int(((centre.latitude + reach + 90) * 2).rounded(.down))
    var result: [UInt64] = []
    for row in bottom...top {
      // A row's boxes have one width, that of its edge nearer the equator.
      let edge = Swift.min(abs(Double(row) / 2 - 90), abs(Double(row + 1) / 2 - 90))
      let wide = Swift.max(cos(Swift.min(89.5, edge) * .pi / 180), 0.01)
      let count = Swift.max(1, Int((720 * wide).rounded(.down)))
      let narrow = Swift.max(0.005, cos(Swift.min(89.7, edge + 0.5) * .pi / 180))
      let spread = Swift.min(180, reach / narrow)
      let left = Int(((centre.longitude - spread + 180) / 360 * Double(count)).rounded(.down))
      let right = Int(((centre.longitude + spread + 180) / 360 * Double(count)).rounded(.down))
      for column in left...Swift.min(right, left + count - 1) {
        let wrapped = ((column % count) + count) % count
        result.append(UInt64(row + 64) << 20 | UInt64(wrapped))
      }
    }
    return result
  }
}
