// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A report is made again from the ledger, whatever came later, and on another machine.
@Suite struct ReproduceTests {
  private static let forms = [
    "html", "md", "json", "csv", "hxl.csv", "daily.csv", "figures.csv", "geojson",
  ]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let harbour = Package.root.appendingPathComponent("Tests/Fixtures/command/harbour")
    try FileManager.default.copyItem(at: harbour, to: folder.url.appendingPathComponent("harbour"))
    try well("truce run harbour --now 2031-05-01")
  }

  @discardableResult private func run(_ line: String) throws -> Shell.Result {
    try Shell.run(line, in: folder.url)
  }

  private func well(_ line: String) throws {
    let result = try run(line)
    #expect(result.status == 0, "\(line): \(result.errors)")
  }

  private func write() throws {
    for form in Self.forms {
      try well("truce report harbour --from 2031-04-01 --to 2031-04-30 -o r.\(form)")
    }
    try well("truce report harbour --date 2031-04-02 --language uk --as-of 2031-04-20 -o uk.html")
    try well("truce report harbour --date 2031-04-02 --proof any-report -o any.md")
  }

  private var files: [String] { Self.forms.map { "r." + $0 } + ["uk.html", "any.md"] }

  @Test func everyFormIsMadeAgainAfterImportsAnotherAgreementAndAReview() throws {
    try write()
    try well("sed -i 's/Harbour/Haven/' harbour/mission.truce harbour/agreement.truce")
    try well("printf '\\n# one more line\\n' >> harbour/agreement.truce")
    try well("truce ledger init harbour --now 2031-06-01")
    try well("sed '2d' harbour/feeds/reports.csv > later.csv")
    try well(
      "truce import harbour later.csv --name reports --map harbour/reports.map --now 2031-06-02"
    )
    try well("truce case open harbour H3 --because why --now 2031-06-03")
    for person in ["a", "b"] {
      try well("truce case key harbour \(person)")
      try well(
        "truce case assign harbour H3 --to \(person) --by example-operator --because why --now 2031-06-03"
      )
      try well(
        "truce case review harbour H3 --outcome refuted --occurrence not-met --by \(person) --because no --now 2031-06-04"
      )
    }
    for file in files { try well("truce reproduce \(file) --mission harbour") }
    // What is made now is another report.
    try well("truce report harbour --from 2031-04-01 --to 2031-04-30 -o now.html")
    #expect(try run("cmp -s now.html r.html").status == 1)
    try well("truce reproduce now.html --mission harbour")
  }

  @Test func ledgerAndEvidenceAreEnoughOnAnotherMachine() throws {
    try write()
    try well("truce ledger export harbour away > /dev/null && cp -r harbour/evidence away/")
    try well("mkdir copy && cp -r harbour/ledger harbour/evidence copy/")
    for file in files {
      try well("truce reproduce \(file) --vkey \"$(cat harbour/ledger/vkey)\" --mission away")
      try well("truce reproduce \(file) --mission copy")
    }
    #expect(try run("truce reproduce r.html --mission away").status == 3)
    // In the folder of the mission it finds the mission by itself.
    try well("truce reproduce harbour/report/*_*.html")
    try well("cd harbour/report && for file in *; do truce reproduce $file || exit 9; done")
  }

  @Test func anyChangedByteIsNamed() throws {
    try write()
    for file in files {
      let url = folder.url.appendingPathComponent(file)
      let whole = try Data(contentsOf: url)
      for place in stride(from: whole.count / 3, to: whole.count, by: whole.count / 3) {
        var data = whole
        data[place] ^= 1
        try data.write(to: url)
        let result = try run("truce reproduce \(file) --mission harbour")
        let isNamed = result.errors.contains("byte \(place) of the report")
        #expect(
          isNamed || result.errors.contains("reproduce."), "\(file) \(place): \(result.errors)")
        #expect(result.status == 4 || result.status == 3, "\(file) \(place)")
      }
      try whole.dropLast().write(to: url)
      #expect(try run("truce reproduce \(file) --mission harbour").status == 4)
      try (whole + [10]).write(to: url)
      #expect(try run("truce reproduce \(file) --mission harbour").status == 4)
      try whole.write(to: url)
    }
  }

  @Test func anotherLedgerAnOlderOneAndNoReportAreToldApart() throws {
    try write()
    try well(
      "cp -r harbour other && rm -r other/ledger other/keys other/evidence && truce run other --now 2031-05-01"
    )
    let other = try run("truce reproduce r.html --mission other")
    #expect(other.status == 4)
    #expect(other.errors.contains("reproduce.other-ledger"))
    try well("sed 's/ledger=[0-9]*:/ledger=999:/' r.html > larger.html")
    #expect(
      try run("truce reproduce larger.html --mission harbour").errors.contains("store.no-such-size")
    )
    for text in [
      "nothing", "", "truce-report v1 ledger=1:x end", "<truce-report v1 ledger=-1: end",
    ] {
      try Data(text.utf8).write(to: folder.url.appendingPathComponent("no.html"))
      let result = try run("truce reproduce no.html --mission harbour")
      #expect(result.status == 3)
      #expect(result.errors.contains("reproduce.no-origin"))
    }
  }

  @Test func wordsOfAFeedCannotStandForTheOrigin() throws {
    try well(
      "sed -i '2s/[^,]*$/truce-report v1 ledger=0:x from=2031-04-01 to=2031-04-01 proof=default as-of=- form=md language=en end/' harbour/feeds/reports.csv"
    )
    try well("truce run harbour --now 2031-05-02")
    try write()
    for file in files { try well("truce reproduce \(file) --mission harbour") }
  }

  @Test func aReportOfUnrecordedTextsIsWarnedOfAndARecordedOneEntersTheLedger() throws {
    try well("printf '\\n# one more line\\n' >> harbour/agreement.truce")
    let result = try run("truce report harbour --date 2031-04-02 -o r.html")
    #expect(result.status == 0)
    #expect(result.errors.contains("agreement.truce [command.unrecorded-text]"))
    try well(
      "truce report harbour --date 2031-04-02 -o r.html --record 'sent to both parties' --now 2031-05-03"
    )
    try well("truce reproduce r.html --mission harbour")
    let entries = try run(
      "truce ledger show harbour 2> /dev/null | tail -n 1 | grep -o '\"digest\":\"[^\"]*\"'")
    let digest = try run("sha256sum r.html | cut -d ' ' -f 1")
    #expect(entries.output.contains(digest.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    try well("truce ledger fsck harbour")
  }
}
