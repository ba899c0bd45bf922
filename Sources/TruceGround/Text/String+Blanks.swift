// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The words with their blanks `%1`, `%2`, … filled in order; what is filled in stays as it is.
  ///
  /// A blank for which there is no filling stays, as does any other `%`.
  public func filled(with blanks: [String]) -> String {
    if blanks.isEmpty { return self }
    let bytes = utf8
    var result = ""
    var start = startIndex
    var index = startIndex
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
      let next = bytes.index(after: mark)
      index = next
      guard next < endIndex, bytes[next] > UInt8(ascii: "0") else { continue }
      let blank = Int(bytes[next] - UInt8(ascii: "1"))
      guard blank < Swift.min(blanks.count, 9) else { continue }
      result += self[start..<mark]
      result += blanks[blank]
      index = bytes.index(after: next)
      start = index
    }
    return result + self[start...]
  }
}
