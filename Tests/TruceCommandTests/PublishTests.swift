// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TruceCommand

/// `truce publish` on a small mission, as a person would use it.
@Suite struct PublishTests {
  /// A folder with a mission that was run, and its site.
  struct Room {
    let folder: TemporaryFolder
    var url: URL { folder.url }

    /// The mission, run once for all tests.
    private static let mission = Result { () throws -> URL in
      let url = FileManager.default.temporaryDirectory.appendingPathComponent(
        "truce-publish-mission-\(ProcessInfo.processInfo.processIdentifier)")
      try? FileManager.default.removeItem(at: url)
      try FileManager.default.copyItem(
        at: Package.root.appendingPathComponent("examples/korea-1953"), to: url)
      let run = try Shell.run("truce run . --now 2026-01-01T00:00:00Z", in: url)
      #expect(run.status == 0, "\(run.errors)")
      return url
    }

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        at: Room.mission.get(), to: folder.url.appendingPathComponent("mission"))
    }

    @discardableResult func sh(_ line: String) throws -> Shell.Result {
      try Shell.run(line, in: url)
    }

    func publish(_ more: String = "") throws -> Shell.Result {
      try sh("truce publish mission site --from 2020-05-02 --to 2020-05-05 \(more)")
    }

    /// Every file of the site with its bytes and when it was last written.
    func site() throws -> [String: Data] {
      let root = url.appendingPathComponent("site").path
      var found: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
        if !isFolder.boolValue {
          found[path] = FileManager.default.contents(atPath: root + "/" + path) ?? Data()
        }
      }
      return found
    }
  }

  @Test func aSecondRunWritesNothingAndADigestTellsOfEveryFile() throws {
    let room = try Room()
    let first = try room.publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("0 unchanged, 0 removed."))
    let site = try room.site()
    #expect(site["index.html"] != nil)
    #expect(site["2020-05-02/index.uk.html"] != nil)
    #expect(!site.keys.contains { $0.contains(".truce-publish") })
    let check = try room.sh("cd site && sha256sum -c SHA256SUMS | grep -c ': OK$'")
    #expect(check.output == "\(site.count - 1)\n")
    let times = try room.sh("cd site && find . -type f -printf '%p %T@ %i\\n' | sort")
    let second = try room.publish()
    #expect(second.output.contains(" 0 written, "))
    #expect(
      try room.sh("cd site && find . -type f -printf '%p %T@ %i\\n' | sort").output
        == times.output)
    #expect(try room.site() == site)
  }

  @Test func aReportThatIsPublishedAgainSaysWhatMovedAndWhy() throws {
    let room = try Room()
    _ = try room.publish("--language en")
    let first = try room.site()
    #expect(
      first["reports.csv"].map { String(decoding: $0, as: UTF8.self) }?.contains(
        "2020-05-03,2020-05-03,2026-11-24T00:00:00Z,\n") == true)
    let day = { (site: [String: Data]) in
      String(decoding: site["2020-05-03/index.html"] ?? Data(), as: UTF8.self)
    }
    #expect(!day(first).contains("Corrections to earlier reports"))
    // The source withdraws two rows of 3 May, and the site is made again.
    let later = try room.sh(
      """
      sed '2d;4d' mission/feeds/reports.csv > reports-2.csv \
      && truce import mission reports-2.csv --name reports --map mission/reports.map \
        --received 2026-12-03T00:00:00Z --now 2026-12-03T00:00:00Z
      """)
    #expect(later.status == 0, "\(later.errors)")
    let again = try room.publish("--language en")
    #expect(again.status == 0, "\(again.errors)")
    let second = try room.site()
    #expect(day(second).contains("Corrections to earlier reports"))
    #expect(day(second).contains("(reports-2.csv)"))
    #expect(day(second).contains("since=2026-11-24T00:00:00Z"))
    // The day before has none, and says so; the feed says when the day was corrected.
    let before = String(decoding: second["2020-05-02/index.html"] ?? Data(), as: UTF8.self)
    #expect(before.contains("No figure is another than in the report made"))
    let feed = String(decoding: second["feed.xml"] ?? Data(), as: UTF8.self)
    #expect(feed.contains("<updated>2026-12-03T00:00:00Z</updated>"))
    // Nothing further happened: nothing is written, and the page can be made again from the ledger.
    #expect(try room.publish("--language en").output.contains(" 0 written, "))
    let made = try room.sh("truce reproduce site/2020-05-03/index.html --mission mission")
    #expect(made.status == 0, "\(made.errors)")
    // A day that is new tells what moved since the publication before it.
    let more = try room.sh(
      "truce publish mission site --from 2020-05-02 --to 2020-05-06 --language en")
    #expect(more.status == 0, "\(more.errors)")
    let third = try room.site()
    let new = String(decoding: third["2020-05-06/index.html"] ?? Data(), as: UTF8.self)
    #expect(new.contains("(reports-2.csv)"))
    #expect(third["2020-05-03/report.md"] == second["2020-05-03/report.md"])
  }

  @Test func aListOfPublicationsThatSomebodyChangedIsRefused() throws {
    let room = try Room()
    _ = try room.publish("--language en")
    let site = try room.site()
    try room.sh("echo more >> site/reports.csv")
    let run = try room.publish("--language en")
    #expect(run.status == 3)
    #expect(run.errors.contains("[publish.history]"))
    var changed = try room.site()
    changed["reports.csv"] = site["reports.csv"]
    #expect(changed == site)
    try room.sh("rm site/reports.csv")
    #expect(try room.publish("--language en").status == 0)
    #expect(try room.site() == site)
  }

  @Test func zoneLocaleAndClockChangeNoByte() throws {
    let room = try Room()
    _ = try room.publish("--now 2026-01-01T00:00:00Z")
    let site = try room.site()
    let other = try Shell.run(
      "truce publish mission other --from 2020-05-02 --to 2020-05-05", in: room.url,
      environment: ["TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "LANG": "uk_UA.UTF-8"])
    #expect(other.status == 0)
    #expect(try room.sh("diff -r site other").status == 0)
    #expect(site.count > 20)
  }

  @Test func onlyWhatChangedIsWrittenAndOnlyOursIsRemoved() throws {
    let room = try Room()
    _ = try room.publish()
    try room.sh("echo mine > site/notes.txt; echo mine > site/2020-05-04/notes.txt")
    try room.sh("echo changed >> site/2020-05-05/figures.csv; rm site/2020-05-03/index.html")
    let less = try room.sh("truce publish mission site --from 2020-05-02 --to 2020-05-03 --json")
    #expect(less.status == 0, "\(less.errors)")
    // A file of ours that a person changed is not removed with its day.
    #expect(less.output.contains("\"2020-05-05/figures.csv\""))
    let site = try room.site()
    #expect(site["notes.txt"] != nil && site["2020-05-04/notes.txt"] != nil)
    #expect(site["2020-05-04/index.html"] == nil)
    #expect(site["2020-05-03/index.html"] != nil)
    #expect(site["2020-05-05/figures.csv"] != nil)
    #expect(try room.sh("cd site && sha256sum --quiet -c SHA256SUMS").status == 0)
  }

  @Test func somebodyElsesFileIsNotReplaced() throws {
    let room = try Room()
    try room.sh("mkdir site && echo mine > site/index.html")
    let run = try room.publish()
    #expect(run.status == 5)
    #expect(run.errors.contains("[publish.not-ours]"))
    #expect(try room.site() == ["index.html": Data("mine\n".utf8)])
  }

  @Test(arguments: [
    "not a digest  index.html",
    String(repeating: "a", count: 64) + "  ../mission/agreement.truce",
    String(repeating: "a", count: 64) + "  /etc/passwd",
    String(repeating: "a", count: 64) + " index.html",
  ]) func aLineThatIsNotOursIsRefused(_ line: String) {
    #expect(throws: (any Error).self) {
      try SiteManifest(parsing: Array("\(line)\n".utf8), name: "SHA256SUMS")
    }
  }

  @Test func aListThatIsNotOursStopsTheRun() throws {
    let room = try Room()
    try room.sh("mkdir site && echo 'no list' > site/SHA256SUMS")
    let run = try room.publish()
    #expect(run.status == 3)
    #expect(run.errors.contains("site/SHA256SUMS:1:1: error:"))
    #expect(try room.site() == ["SHA256SUMS": Data("no list\n".utf8)])
  }

  @Test func aKilledRunLeavesTheOldSiteWhole() throws {
    let room = try Room()
    _ = try room.publish()
    let before = try room.site()
    // The moves are not listed yet when a run is killed in its first tenths of a second.
    for tenths in [2, 4] {
      try room.sh(
        "timeout -s KILL 0.\(tenths) truce publish mission site --from 2020-05-01 --to 2020-08-31")
      let after = try room.site().filter { !$0.key.hasPrefix(".truce-publish/") }
      guard after["2020-08-31/index.html"] == nil else { continue }
      #expect(after == before)
      #expect(try room.sh("cd site && sha256sum --quiet -c SHA256SUMS").status == 0)
    }
    #expect(try room.publish().status == 0)
    #expect(try room.site() == before)
  }

  @Test func aRunKilledAmongItsMovesIsFinishedByTheNext() throws {
    let room = try Room()
    _ = try room.publish()
    let whole = try room.site()
    // As it stands when half of the moves are made.
    try room.sh(
      """
      mkdir -p site/.truce-publish/2020-05-02 && cd site \
      && mv 2020-05-02/index.html .truce-publish/2020-05-02/ && mv SHA256SUMS .truce-publish/ \
      && printf 'move 2020-05-02/index.html\\nmove SHA256SUMS\\nend\\n' > .truce-publish/moves
      """)
    let run = try room.publish()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(" 0 written, "))
    #expect(try room.site() == whole)
  }

  @Test func aListOfMovesThatIsNotWholeIsForgotten() throws {
    let room = try Room()
    _ = try room.publish()
    let whole = try room.site()
    try room.sh(
      """
      mkdir -p site/.truce-publish && echo evil > site/.truce-publish/index.html \
      && printf 'move index.html\\n' > site/.truce-publish/moves
      """)
    #expect(try room.publish().output.contains(" 0 written, "))
    #expect(try room.site() == whole)
  }

  @Test func twoRunsAtOnceDoNotMeet() throws {
    let room = try Room()
    let both = try room.sh(
      "mkdir site && flock site truce publish mission site --from 2020-05-02 --to 2020-05-03")
    #expect(both.status == 5)
    #expect(both.errors.contains("[publish.locked]"))
  }

  @Test func wrongWordsAreToldWhatIsExpected() throws {
    let room = try Room()
    for (words, slug) in [
      ("--address ftp://example.org", "command.address"),
      ("--language de", "command."), ("--from 2020-05-07", "command."),
    ] {
      let run = try room.publish(words)
      #expect(run.status == 2, "\(words): \(run.errors)")
      #expect(run.errors.contains(slug), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: room.url.path + "/site"))
    }
    let nowhere = try room.sh("truce publish mission no/such/folder")
    #expect(nowhere.status == 5)
  }

  @Test func aManifestReadsAsItWasWritten() throws {
    let digest = String(repeating: "0f", count: 32)
    let manifest = SiteManifest(["b/index.html": digest, "a.xml": digest, "B": digest])
    #expect(manifest.entries.map(\.name) == ["B", "a.xml", "b/index.html"])
    let read = try SiteManifest(parsing: Array(manifest.text.utf8), name: "SHA256SUMS")
    #expect(read == manifest)
    for name in ["a", "2025-03-19/index.uk.html", "A_b-c.d"] {
      #expect(SiteManifest.isPlain(name))
    }
    for name in ["", ".", "..", "a/../b", "/a", "a/", "a//b", ".truce-publish/x", "a b", "ї"] {
      #expect(!SiteManifest.isPlain(name), "\(name)")
    }
  }
}
