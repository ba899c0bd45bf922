// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

private let forms = [
  ColumnForm(name: "id", kind: .integer), ColumnForm(name: "lat", kind: .decimal(-90...90)),
  ColumnForm(name: "t", kind: .instant), ColumnForm(name: "day", kind: .day),
  ColumnForm(name: "n", kind: .small(largest: 31), mayBeEmpty: true),
  ColumnForm(name: "note", kind: .text),
]

/// The rows of a table as texts, read by whichever number of threads and size of piece.
private func rows(
  _ text: String, threads: Int = 1, pieceSize: Int? = nil
) throws -> (rows: [String], faults: [String]) {
  let bytes = Array(text.utf8)
  return try bytes.withUnsafeBytes { bytes in
    let table = try TypedTable(
      reading: bytes, named: "x.csv", columns: forms, threads: threads, pieceSize: pieceSize)
    var result: [String] = []
    for row in table.segments.joined() {
      result.append(
        "\(table.integers(0)[row])|\(table.decimals(1)[row])|\(table.integers(2)[row])|"
          + "\(table.days(3)[row])|\(table.smalls(4)[row])|\(table.texts(5)[row].string(in: bytes))"
      )
    }
    #expect(table.count == result.count)
    let faults = table.diagnostics(named: "x.csv").map {
      "\($0.location?.description ?? "") \($0.slug) \($0.message)"
    }
    return (result, faults)
  }
}

@Suite struct TypedTableTests {
  private let header = "note,id,lat,t,day,n\n"

  @Test func readsTheFormsOfEachColumn() throws {
    let text =
      header + "\"say \"\"no\"\", then\",1,48.5,1970-01-01T00:00:01Z,1970-01-02,3\r\n"
      + "b,-20,\"-0.25\",2025-03-19T02:08:00+02:00,2024-02-29,\n"
      + "\"two\nlines\",123456789012,1e1,1969-12-31T23:59:59Z,1969-12-31,31"
    let (found, faults) = try rows(text)
    #expect(faults == [])
    #expect(
      found == [
        "1|48.5|1|1|3|say \"no\", then", "-20|-0.25|1742342880|19782|255|b",
        "123456789012|10.0|-1|-1|31|two\nlines",
      ])
  }

  @Test func leavesUnreadableRowsOutAndSaysWhereTheyAre() throws {
    let good = "a,1,2,2024-05-01T12:34:56Z,2024-05-01,7\n"
    let text =
      header + good + "b,x1,2,2024-05-01T12:34:56Z,2024-05-01,7\n" + good
      + "\"c\n\",1,90.5,2024-05-01T12:34:56Z,2024-05-01,7\n" + "d,1,2\n"
      + "e,1,2,2024-02-30T12:34:56Z,2024-05-01,7\n" + good
      + "f,1,2,2024-05-01T12:34:56Z,2024-04-31,32\n" + "\n" + good
    let (found, faults) = try rows(text)
    #expect(found == Array(repeating: "1|2.0|1714566896|19844|7|a", count: 4))
    #expect(
      faults == [
        "x.csv:3:3 engine.csv-value 'x1' in column 'id' of row 2 is not a whole number",
        "x.csv:6:5 engine.csv-value '90.5' in column 'lat' of row 4 is not a decimal number from "
          + "-90 to 90",
        "x.csv:7 engine.csv-field-count found 3 fields, expected 6",
        "x.csv:8:7 engine.csv-value '2024-02-30T12:34:56Z' in column 't' of row 6 is not a moment "
          + "such as 2024-05-01T12:34:56Z",
        "x.csv:10:28 engine.csv-value '2024-04-31' in column 'day' of row 8 is not a day such as "
          + "2024-05-01",
      ])
  }

  @Test(arguments: 0..<12)
  func piecesAndThreadsGiveTheSameRows(seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(seed))
    let notes = [
      "plain", "\"a,b\"", "\"x\ny\"", "\"1,2\n3,4,5,6,7,8\n\"", "\"\"\"\"", "ї", "5\" gun", "",
    ]
    var text = header
    for row in 0..<Int.random(in: 1...400, using: &numbers) {
      let note = notes.randomElement(using: &numbers) ?? ""
      text += "\(note),\(row * 7919 % 100_003),\(Double(row) / 8),2024-05-01T00:00:00Z,2024-05-01,"
      text += Bool.random(using: &numbers) ? "1\n" : "\r\n"
      if row % 97 == 50 { text += "bad,row\n" }
    }
    let expected = try rows(text)
    for pieceSize in [64, 100, 1000] {
      let found = try rows(text, threads: 2, pieceSize: pieceSize)
      #expect(found.rows == expected.rows, "seed \(seed), pieces of \(pieceSize)")
      #expect(found.faults == expected.faults, "seed \(seed), pieces of \(pieceSize)")
    }
  }

  @Test func aHeaderWithoutAColumnIsRefused() {
    let thrown = #expect(throws: Diagnostics.self) { try rows("note,id,lat,t,day\n") }
    #expect(thrown?.all.first?.slug == "engine.csv-no-column")
    #expect(thrown?.all.first?.message == "the header has no column 'n'")
  }

  @Test func quotesThatStayOpenAreRefusedWithTheirPlace() {
    let text = header + "a,1,2,2024-05-01T12:34:56Z,2024-05-01,7\n\"b,1\n"
    let thrown = #expect(throws: Diagnostics.self) { try rows(text, threads: 2, pieceSize: 64) }
    #expect(thrown?.all.first?.slug == "engine.csv-open-quote")
    #expect(thrown?.all.first?.location?.line == 3)
  }

  @Test func shortRowsAfterLongOnesStillFindRoom() throws {
    let long = String(repeating: "n", count: 900)
    var text = header
    for _ in 0..<80 { text += "\(long),1,2,2024-05-01T12:34:56Z,2024-05-01,7\n" }
    for _ in 0..<3000 { text += ",1,2,2024-05-01T12:34:56Z,2024-05-01,7\n" }
    #expect(try rows(text).rows.count == 3080)
    #expect(try rows(text, threads: 2, pieceSize: 20_000).rows.count == 3080)
  }
}

@Suite struct FieldFormTests {
  private func padded(_ text: String, _ body: (UnsafeRawPointer, Int) -> Void) throws {
    let bytes = Array(text.utf8) + Array(",7.5x:-,123456789012345678901234".utf8)
    try bytes.withUnsafeBytes { body(try #require($0.baseAddress), text.utf8.count) }
  }

  @Test(arguments: 0..<300)
  func numbersAreThoseOfTheLibrary(seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(seed))
    let figures = Int.random(in: 1...16, using: &numbers)
    let whole = (0..<figures).map { _ in String(Int.random(in: 0...9, using: &numbers)) }.joined()
    try padded(whole) { #expect(FieldForms.shared.integer($0, $1) == Int(whole)) }
    let point = Int.random(in: 1...7, using: &numbers)
    let sign = Bool.random(using: &numbers) ? "-" : ""
    let part = whole.prefix(8)
    let text = "\(sign)\(whole.suffix(point)).\(part)"
    try padded(text) { #expect(FieldForms.shared.decimal($0, $1) == Double(text)) }
    for junk in ["x", "-", " ", ":", "/", ".", ";"] {
      let spoilt = whole.dropLast() + junk
      try padded(String(spoilt)) { #expect(FieldForms.shared.integer($0, $1) == nil) }
      try padded("1.\(part.dropLast())\(junk)") {
        #expect(FieldForms.shared.decimal($0, $1) == nil)
      }
    }
  }

  @Test func everyDayOfManyYearsIsRead() throws {
    for day in stride(from: -25_567, to: 67_000, by: 13) {
      let text = CivilDay(daysSince1970: day).description
      try padded(text) { #expect(FieldForms.shared.day($0, $1) == day) }
      let moment = Instant(
        secondsSince1970: day * 86_400 + (day &* 7919).magnitude.intValue % 86_400)
      try padded(moment.description) {
        #expect(FieldForms.shared.instant($0, $1) == moment.secondsSince1970)
      }
    }
    for text in [
      "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024/01/01", "20240101",
      "2024-1-01x",
    ] {
      try padded(text) { #expect(FieldForms.shared.day($0, $1) == nil) }
    }
    for text in [
      "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z",
      "2024-01-01 00:00:00Z", "2024-01-01T00:00:00z", "2024-01-01T0a:00:00Z",
    ] {
      try padded(text) { #expect(FieldForms.shared.instant($0, $1) == nil) }
    }
  }
}

extension UInt {
  fileprivate var intValue: Int { Int(self) }
}
