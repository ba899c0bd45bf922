// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension Footprint {
  /// Parts in groups that lie apart from each other, so that their probabilities add up.
  ///
  /// Parts of one group may touch; parts of two do not. Groups stand in the order of their first part.
  /// - Complexity: O(n log n) where few parts share a latitude band.
  static func groups(of parts: [Part]) -> [[Part]] {
    var leader = Array(parts.indices)
    func first(_ index: Int) -> Int {
      var at = index
      while leader[at] != at {
        leader[at] = leader[leader[at]]
        at = leader[at]
      }
      return at
    }
    let widest = parts.map { $0.reach + $0.buffer }.max() ?? 0
    let order = parts.indices.sorted { parts[$0].middle.latitude < parts[$1].middle.latitude }
    // No degree of latitude is shorter than 110,574 m.
    let leastDegree = 110_500.0
    for (rank, index) in order.enumerated() {
      let part = parts[index]
      let reach = part.reach + part.buffer
      for other in order[(rank + 1)...] {
        let climb = (parts[other].middle.latitude - part.middle.latitude) * leastDegree
        if climb > reach + widest { break }
        if climb > reach + parts[other].reach + parts[other].buffer { continue }
        guard part.mayTouch(parts[other]) else { continue }
        let (a, b) = (first(index), first(other))
        leader[Swift.max(a, b)] = Swift.min(a, b)
      }
    }
    var groups: [[Part]] = []
    var place: [Int: Int] = [:]
    for index in parts.indices {
      let head = first(index)
      if let known = place[head] {
        groups[known].append(parts[index])
      } else {
        place[head] = groups.count
        groups.append([parts[index]])
      }
    }
    return groups
  }
}
