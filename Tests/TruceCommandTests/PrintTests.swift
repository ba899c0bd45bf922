// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceCommand

/// PDF by a browser: what does not need one, and, where one is installed, a whole report.
@Suite struct PrintTests {
  static let hasBrowser = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
  static let hasReader = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdfinfo")

  @Test func withoutABrowserTheMendIsSaid() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/korea-1953"),
      to: folder.url.appendingPathComponent("mission"))
    let run = try Shell.run(
      "truce run mission > log && PATH=\"$(dirname \"$(command -v truce)\")\" truce report mission --date 2020-05-03 -o day.pdf",
      in: folder.url)
    #expect(run.status == 5)
    #expect(run.errors.contains("[publish.no-browser]"))
    #expect(run.errors.contains("apt-get install chromium"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/day.pdf"))
  }

  @Test func theTimesOfAFileAreTheReports() throws {
    let text = "/CreationDate (D:20991231235959+00'00')\n/ModDate (D:20991231235959+00'00')"
    let dated = PagePrinter.dated(Array(text.utf8), made: Instant("2025-03-19T01:02:03Z"))
    #expect(
      String(decoding: dated, as: UTF8.self)
        == "/CreationDate (D:20250319010203+00'00')\n/ModDate (D:20250319010203+00'00')")
    let cut = Array("/ModDate (D:2099".utf8)
    #expect(PagePrinter.dated(cut, made: nil) == cut)
  }

  @Test func paperRunsNoScript() {
    let page = "x script-src 'sha256-abc='; base-uri 'none' y"
    #expect(PagePrinter.still(page) == "x script-src 'none'; base-uri 'none' y")
    #expect(PagePrinter.still("none") == "none")
  }

  @Test(.enabled(if: hasBrowser && hasReader))
  func aPrintedReportHasTagsTitleAndLanguageAndIsTheSameTwice() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/korea-1953"),
      to: folder.url.appendingPathComponent("mission"))
    let run = try Shell.run(
      """
      truce run mission > log && truce report mission --date 2020-05-03 --language uk -o one.pdf \
      && TZ=Pacific/Auckland truce report mission --date 2020-05-03 --language uk --format pdf > two.pdf \
      && pdfinfo one.pdf && pdfinfo -struct one.pdf > one.tags && pdfinfo -struct two.pdf > two.tags \
      && cmp one.tags two.tags && pdftotext one.pdf one.txt && pdftotext two.pdf two.txt \
      && cmp one.txt two.txt
      """, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Tagged:          yes"))
    #expect(run.output.contains("Armistice in Korea"))
    #expect(run.output.contains("(A4)"))
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("one.pdf"))
    #expect(bytes.range(of: Data("/Lang (uk)".utf8)) != nil)
    let tags = try String(
      contentsOf: folder.url.appendingPathComponent("one.tags"), encoding: .utf8)
    for tag in ["H1", "H2", "Table", "TH"] { #expect(tags.contains(tag), "\(tag)") }
  }
}
