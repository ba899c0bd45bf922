// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The words with their blanks `%1`, `%2`, … filled in order; what is filled in stays as it is.
  public func filled(with blanks: [String]) -> String {
    guard !blanks.isEmpty else { return self }
    var result = ""
    var rest = self[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      let next = rest.index(after: mark)
      if next < rest.endIndex, let blank = rest[next].wholeNumberValue,
        (1...blanks.count).contains(blank)
      {
        result += blanks[blank - 1]
        rest = rest[rest.index(after: next)...]
      } else {
        result += "%"
        rest = rest[next...]
      }
    }
    return result + rest
  }
}
