// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

/// The rules of ``CSVReader`` written down a byte at a time: records of fields, or `nil` when quotes
/// stay open, and how many records had text after a closing mark.
private func plainly(_ text: [UInt8], delimiter: UInt8) -> (records: [[[UInt8]]], open: Bool) {
  enum State { case start, plain, quoted, closed }
  var (records, record, field) = ([[[UInt8]]](), [[UInt8]](), [UInt8]())
  var (state, quotedLength) = (State.start, 0)
  func endField(stripping: Bool) {
    if stripping, field.count > quotedLength, field.last == 0x0D { field.removeLast() }
    record.append(field)
    (field, state, quotedLength) = ([], .start, 0)
  }
  var wasQuoted = false
  func endRecord() {
    endField(stripping: true)
    if record.count > 1 || record[0] != [] || wasQuoted { records.append(record) }
    (record, wasQuoted) = ([], false)
  }
  for byte in text {
    switch state {
    case .quoted:
      if byte == 0x22 { state = .closed } else { field.append(byte) }
      quotedLength = field.count
    case .closed where byte == 0x22 && quotedLength == field.count:
      field.append(0x22)
      (state, quotedLength) = (.quoted, field.count)
    case .start where byte == 0x22:
      (state, wasQuoted) = (.quoted, true)
    case .start, .plain, .closed:
      if byte == delimiter {
        endField(stripping: false)
      } else if byte == 0x0A {
        endRecord()
      } else {
        field.append(byte)
        if state == .start { state = .plain }
      }
    }
  }
  if state == .quoted { return (records, true) }
  if state != .start || !record.isEmpty || !field.isEmpty { endRecord() }
  return (records, false)
}

private func randomText(_ numbers: inout SplitMix, alphabet: [UInt8], length: Int) -> [UInt8] {
  (0..<length).map { _ in alphabet[Int(numbers.next() % UInt64(alphabet.count))] }
}

@Suite struct CSVLaws {
  @Test(arguments: 0..<400)
  func theScannerAgreesWithReadingAByteAtATime(seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(seed))
    let alphabets: [[UInt8]] = [
      Array("ab,\n".utf8), Array("a,\"\n".utf8), Array("abcdef,\"\"\r\n".utf8),
      Array("aaaaaaaaaaaaaaaaaaaa\",\n".utf8), Array("\"".utf8), Array("\",".utf8),
      Array("abcdefghijklm,,,\n\r".utf8),
    ]
    let alphabet = alphabets[Int(numbers.next() % UInt64(alphabets.count))]
    let text = randomText(&numbers, alphabet: alphabet, length: Int(numbers.next() % 700))
    let (expected, isOpen) = plainly(text, delimiter: 0x2C)
    for windowSize in [64, 100, 1 << 12] {
      let reader = CSVReader(BytesSource(text), named: "x.csv", windowSize: windowSize)
      var found: [[[UInt8]]] = []
      var threw = false
      do {
        while try reader.next() {
          found.append(
            (0..<reader.fieldCount).map { reader.withBytes(of: $0) { Array($0) } })
        }
      } catch {
        threw = true
        #expect(error.all[0].slug == "engine.csv-open-quote")
      }
      #expect(threw == isOpen, "seed \(seed), window \(windowSize)")
      #expect(found == expected, "seed \(seed), window \(windowSize)")
    }
  }

  @Test(arguments: 0..<50)
  func whatIsWrittenByTheRulesIsReadBack(seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(1000 + seed))
    let pieces = ["a", ",", "\"", "\n", "\r\n", "ї", " ", "x,y", "\"\"", "1.5"]
    let width = Int(numbers.next() % 5) + 2
    var (table, text) = ([[String]](), "")
    for _ in 0..<Int(numbers.next() % 40) + 1 {
      let record = (0..<width).map { _ in
        (0..<Int(numbers.next() % 6)).map { _ in pieces[Int(numbers.next() % 10)] }.joined()
      }
      table.append(record)
      text += record.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      text += numbers.next() % 2 == 0 ? "\n" : "\r\n"
    }
    let reader = CSVReader(BytesSource(Array(text.utf8)), named: "x.csv", windowSize: 64)
    var (found, line) = ([[String]](), 1)
    while try reader.next() {
      #expect(reader.fault == nil)
      #expect(reader.line == line, "seed \(seed)")
      line += 1 + reader.originalText.utf8.count { $0 == 0x0A }
      found.append((0..<reader.fieldCount).map { reader[$0] })
    }
    #expect(found == table, "seed \(seed)")
  }

  @Test func masksSayWhereEachByteStands() throws {
    var numbers = SplitMix(seed: 7)
    for _ in 0..<200 {
      let block = randomText(&numbers, alphabet: Array("a,;\"\n\u{7F}".utf8), length: 64)
      let masks = try block.withUnsafeBytes {
        BlockMasks(of: try #require($0.baseAddress), delimiter: 0x3B)
      }
      var running = false
      for bit in 0..<64 {
        #expect(masks.separators >> bit & 1 == (block[bit] == 0x3B || block[bit] == 0x0A ? 1 : 0))
        #expect(masks.lineFeeds >> bit & 1 == (block[bit] == 0x0A ? 1 : 0))
        #expect(masks.quotes >> bit & 1 == (block[bit] == 0x22 ? 1 : 0))
        if block[bit] == 0x22 { running.toggle() }
        #expect(masks.quotes.runningParity >> bit & 1 == (running ? 1 : 0))
      }
    }
  }
}
