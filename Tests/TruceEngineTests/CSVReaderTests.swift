// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

private func reader(
  _ text: String, delimiter: CSVDelimiter = .comma, limits: CSVLimits = CSVLimits(),
  windowSize: Int = 64
) -> CSVReader {
  CSVReader(
    BytesSource(Array(text.utf8)), named: "week.csv", delimiter: delimiter, limits: limits,
    windowSize: windowSize)
}

private func records(_ reader: CSVReader) throws -> [[String]] {
  var result: [[String]] = []
  while try reader.next() { result.append((0..<reader.fieldCount).map { reader[$0] }) }
  return result
}

@Suite struct CSVReaderTests {
  @Test func readsPlainRecordsWithAndWithoutALastLineEnd() throws {
    #expect(try records(reader("a,b\n1,2\n")) == [["a", "b"], ["1", "2"]])
    #expect(try records(reader("a,b\n1,2")) == [["a", "b"], ["1", "2"]])
    #expect(try records(reader("a,b\n1,")) == [["a", "b"], ["1", ""]])
    #expect(try records(reader("")) == [])
    #expect(try records(reader(",\n")) == [["", ""]])
  }

  @Test func takesQuotesOffAndMakesDoubledMarksOne() throws {
    let text = "\"a,b\",\"say \"\"no\"\"\",\"\",\"\"\"\"\n\"two\nlines\",x,y,z\n"
    #expect(
      try records(reader(text)) == [
        ["a,b", "say \"no\"", "", "\""], ["two\nlines", "x", "y", "z"],
      ])
  }

  @Test func keepsABareMarkInAnUnquotedField() throws {
    #expect(
      try records(reader("5\" pipe,b\n \"c\",d\n")) == [["5\" pipe", "b"], [" \"c\"", "d"]])
    let long = String(repeating: "x", count: 70) + "\"" + String(repeating: "y", count: 70)
    #expect(try records(reader("\(long),\"q,r\"\nz,w\n")) == [[long, "q,r"], ["z", "w"]])
  }

  @Test func takesCarriageReturnsForPartOfTheLineEndOnly() throws {
    #expect(try records(reader("a,b\r\n\"1\",\"2\"\r\n")) == [["a", "b"], ["1", "2"]])
    #expect(try records(reader("a,b\r\n\"1\",\"2\"\r")) == [["a", "b"], ["1", "2"]])
    #expect(try records(reader("a\rb,c\n")) == [["a\rb", "c"]])
    #expect(try records(reader("\"a\r\nb\",c\r\n")) == [["a\r\nb", "c"]])
  }

  @Test func aCarriageReturnAfterAClosingMarkMayBeginABlock() throws {
    for length in 55...70 {
      let field = String(repeating: "x", count: length)
      let it = reader("\"\(field)\"\r\n\"b\"\r\n", windowSize: 512)
      #expect(try it.next())
      #expect(it.fault == nil)
      #expect(it[0] == field)
    }
  }

  @Test func skipsAByteOrderMarkAndBlankLines() throws {
    let it = reader("\u{FEFF}a,b\n\n1,2\n\r\n3,4\n")
    #expect(try it.readHeader() == ["a", "b"])
    var seen: [[Int]] = []
    while try it.next() { seen.append([it.row, it.line, it.integer(0) ?? -1, it.offset]) }
    #expect(seen == [[1, 3, 1, 8], [2, 5, 3, 14]])
  }

  @Test func readsSemicolonsAndTabs() throws {
    #expect(try records(reader("a;b,c\n", delimiter: .semicolon)) == [["a", "b,c"]])
    #expect(try records(reader("a\tb,c\n", delimiter: .tab)) == [["a", "b,c"]])
  }

  @Test func countsRowsAndLinesApart() throws {
    let it = reader("a,b\n\"x\ny\nz\",1\nq,\"ї\n\",\n")
    _ = try it.readHeader()
    #expect(try it.next())
    #expect((it.row, it.line) == (1, 2))
    #expect(it.location(of: 1) == Location(file: "week.csv", line: 4, column: 4))
    #expect(try it.next())
    #expect((it.row, it.line) == (2, 5))
    #expect(it.location(of: 1) == Location(file: "week.csv", line: 5, column: 3, length: 2))
    #expect(it.location(of: 2) == Location(file: "week.csv", line: 6, column: 3))
    #expect(it.fault?.slug == "engine.csv-field-count")
    #expect(it.fault?.message == "found 3 fields, expected 2")
    #expect(it.originalText == "q,\"ї\n\",")
    #expect(try !it.next())
    #expect(try !it.next())
  }

  @Test func aRowWithTheWrongNumberOfFieldsLeavesTheOthersAlone() throws {
    let it = reader("a,b\n1\n1,2\n1,2,3\n4,5\n")
    _ = try it.readHeader()
    var faults: [String] = []
    while try it.next() { faults.append(it.fault?.message ?? "") }
    #expect(faults == ["found 1 field, expected 2", "", "found 3 fields, expected 2", ""])
  }

  @Test func textAfterAClosingMarkIsAFaultAtItsPlace() throws {
    for (text, column) in [("\"a\"b,c\n", 4), ("x,\"a\" ,c\n", 6), ("\"a\"\rb\n", 4)] {
      let it = reader(text)
      #expect(try it.next())
      #expect(it.fault?.slug == "engine.csv-text-after-quote")
      #expect(it.fault?.location?.column == column)
    }
    let it = reader("\"ab\"c\"d,e\n1,2\n")
    #expect(try it.next())
    #expect(it.fault?.slug == "engine.csv-text-after-quote")
    #expect(it[0] == "abc\"d")
    #expect(try it.next())
    #expect(it.fault == nil)
  }

  @Test func quotesThatNeverCloseAreThrownWhereTheyOpened() throws {
    let it = reader("a,b\n1,2\nї,\"open\n3,4\n")
    _ = try it.readHeader()
    #expect(try it.next())
    let thrown = #expect(throws: Diagnostics.self) { try it.next() }
    let fault = try #require(thrown?.all.first)
    #expect(fault.slug == "engine.csv-open-quote")
    #expect(fault.location == Location(file: "week.csv", line: 3, column: 3))
    #expect(throws: Diagnostics.self) { try it.next() }
  }

  @Test func limitsHoldForFieldsAndRecords() throws {
    let limits = CSVLimits(fieldBytes: 100, recordBytes: 1000)
    let it = reader(
      "a,\(String(repeating: "x", count: 101))\nb,c\n\(String(repeating: "y", count: 2000))\n",
      limits: limits)
    #expect(try it.next())
    #expect(it.fault?.slug == "engine.csv-field-too-long")
    #expect(it.fault?.location?.column == 3)
    #expect(try it.next())
    #expect(it.fault == nil)
    let thrown = #expect(throws: Diagnostics.self) { try it.next() }
    #expect(thrown?.all.first?.slug == "engine.csv-record-too-long")
    #expect(thrown?.all.first?.location?.line == 3)

    let open = reader("a,b\n\"\(String(repeating: "y\n", count: 2000))\n", limits: limits)
    #expect(try open.next())
    let other = #expect(throws: Diagnostics.self) { try open.next() }
    #expect(other?.all.first?.slug == "engine.csv-open-quote")
    #expect(other?.all.first?.location?.line == 2)
  }

  @Test func aFieldOfFiveMegabytesIsRead() throws {
    let field = String(repeating: "довго, \n", count: 300_000)
    let it = reader("a,\"\(field)\"\nb,c\n")
    #expect(try it.next())
    #expect(it.fault == nil)
    #expect(it[1] == field)
    #expect(try it.next())
    #expect(it.line == 300_002)
  }

  @Test func bytesThatAreNoTextAreFoundAtTheirPlace() throws {
    func fault(_ bytes: [UInt8]) throws -> Diagnostic? {
      let it = CSVReader(BytesSource(bytes), named: "week.csv")
      #expect(try it.next())
      return it.fault
    }
    let zero = try fault(Array("a,b".utf8) + [0, 0x0A])
    #expect(zero?.slug == "engine.csv-nul")
    #expect(zero?.location?.column == 4)
    for bytes: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] {
      let found = try fault(Array("ї,12345678".utf8) + bytes + Array(",c\n".utf8))
      #expect(found?.slug == "engine.csv-not-utf-8")
      #expect(found?.location?.column == 11)
    }
    #expect(try fault(Array("ї,€,😀\n".utf8)) == nil)
  }

  @Test func refusesWhatIsNoTextOfItsKind() {
    for pair: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
      let it = CSVReader(BytesSource(pair + [0x61, 0]), named: "week.csv")
      let thrown = #expect(throws: Diagnostics.self) { try it.next() }
      #expect(thrown?.all.first?.slug == "engine.csv-utf-16")
    }
    let old = #expect(throws: Diagnostics.self) { try reader("a,b\r1,2\r").readHeader() }
    #expect(old?.all.first?.slug == "engine.csv-bare-return")
    let none = #expect(throws: Diagnostics.self) { try reader("\n\r\n").readHeader() }
    #expect(none?.all.first?.slug == "engine.csv-no-header")
  }

  @Test func readsNumbersAndNothingElseAsNumbers() throws {
    let it = reader("12,-7,+3,1.5,\"2.25\",x,,1e3,9223372036854775808,1.,.5,nan,0x10, 1\n")
    #expect(try it.next())
    #expect((0..<14).map { it.integer($0) } == [12, -7, 3] + Array(repeating: nil, count: 11))
    #expect(
      (0..<14).map { it.decimal($0) } == [
        12, -7, 3, 1.5, 2.25, nil, nil, 1000, 9223372036854775808, 1, 0.5, nil, nil, nil,
      ])
    #expect(it.isEmpty(6) && !it.isEmpty(5) && it.isQuoted(4) && !it.isQuoted(3))
  }
}
