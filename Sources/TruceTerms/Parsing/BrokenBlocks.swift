// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Where errors stand in a file, so that no question is asked about what could not be read.
struct BrokenBlocks {
  private var lines: Set<Int> = []
  private var blocks: [ClosedRange<Int>] = []
  private var readings: [ClosedRange<Int>] = []
  private var whole: [ClosedRange<Int>] = []

  init() {}

  init(_ outline: [Outline.Line], of count: Int, faults: [Diagnostic]) {
    lines = Set(faults.filter { $0.severity == .error }.compactMap(\.location?.line))
    func ranges(_ lines: [Outline.Line], end: Int) -> [(Outline.Line, ClosedRange<Int>)] {
      let stated = lines.filter { !$0.tokens.isEmpty }
      return stated.indices.map { index in
        let start = stated[index].location.line
        let last = index + 1 < stated.count ? stated[index + 1].location.line - 1 : end
        return (stated[index], start...Swift.max(start, last))
      }
    }
    let errors = lines.sorted()
    func isBroken(_ range: ClosedRange<Int>) -> Bool {
      var low = 0
      var high = errors.count
      while low < high {
        let middle = (low + high) / 2
        if errors[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low < errors.count && errors[low] <= range.upperBound
    }
    for (line, range) in ranges(outline, end: count) {
      if isBroken(range) { blocks.append(range) }
      for (child, part) in ranges(line.children, end: range.upperBound)
      where child.keyword == "reading" {
        if isBroken(part) { readings.append(part) } else { whole.append(part) }
      }
    }
  }

  /// Whether a fault found later stands on a line that could not be read, or refers to one.
  func holdLine(of diagnostic: Diagnostic) -> Bool {
    places(of: diagnostic).contains { lines.contains($0) }
  }

  /// Whether a question is about a block that could not be read: a reading, or else the block at the
  /// margin.
  func holdBlock(of diagnostic: Diagnostic) -> Bool {
    if lines.isEmpty { return false }
    return places(of: diagnostic).contains { line in
      if readings.contains(where: { $0.contains(line) }) { return true }
      if whole.contains(where: { $0.contains(line) }) { return false }
      return blocks.contains { $0.contains(line) }
    }
  }

  private func places(of diagnostic: Diagnostic) -> [Int] {
    ([diagnostic.location] + diagnostic.see.map(\.location)).compactMap { $0?.line }
  }
}
