// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A source withdraws rows that an earlier report stood on.
@Suite struct CorrectionCommandTests {
  @Test func aReportSaysWhichRowsOfAnEarlierOneWereWithdrawn() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/korea-1953"),
      to: folder.url.appendingPathComponent("mission"))
    let period = "truce report mission --from 2020-05-01 --to 2025-12-31 --format markdown"
    let run = try Shell.run(
      """
      truce run mission --now 2026-12-01T00:00:00Z > log \
      && sed 10,12d mission/feeds/reports.csv > reports-2.csv \
      && truce import mission reports-2.csv --name reports --map mission/reports.map \
        --received 2026-12-03T00:00:00Z --now 2026-12-03T00:00:00Z > log \
      && \(period) > plain && \(period) --since 2026-12-04 > later && \(period) --since 2026-12-02
      """, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("## Corrections to earlier reports"))
    #expect(run.output.contains("the source withdrew 1\u{A0}row (reports-2.csv)"))
    let files = try folder.contents()
    let plain = String(decoding: files["plain"] ?? Data(), as: UTF8.self)
    let later = String(decoding: files["later"] ?? Data(), as: UTF8.self)
    #expect(!plain.contains("Corrections"))
    #expect(later.contains("No figure is another than in the report made"))
  }
}
