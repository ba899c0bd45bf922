// SPDX-License-Identifier: Apache-2.0

/// The word of a list that a person most likely meant, `nil` when none is near.
///
/// Near is an edit distance (a swap of neighbours counts one) of at most a third of the word,
/// at least 1; of words under three letters only the case may differ. Ties go to the earlier word.
public func nearest(to word: String, among words: some Sequence<String>) -> String? {
  let written = Array(word.lowercased().unicodeScalars)
  var best: (word: String, distance: Int)?
  for candidate in words {
    let other = Array(candidate.lowercased().unicodeScalars)
    let length = Swift.max(written.count, other.count)
    let limit = length < 3 ? 0 : Swift.max(1, length / 3)
    guard abs(written.count - other.count) <= limit else { continue }
    let distance = editDistance(written, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

/// The optimal string alignment distance: insertions, deletions, substitutions, adjacent swaps.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return Swift.max(a.count, b.count) }
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = Swift.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = Swift.min(row[j], before[j - 2] + 1)
      }
    }
    before = last
    last = row
  }
  return last[b.count]
}
