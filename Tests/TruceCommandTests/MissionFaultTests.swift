// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What a mission is after a command failed, was killed, or met another at the same mission.
@Suite(.serialized)
struct MissionFaultTests {
  /// A folder with a copy of the small mission in it.
  static func mission() throws -> TemporaryFolder {
    let room = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("Tests/Fixtures/command/harbour"),
      to: room.url.appendingPathComponent("harbour"))
    return room
  }

  static func run(_ line: String, in room: TemporaryFolder) throws -> Shell.Result {
    try Shell.run(line, in: room.url)
  }

  /// The contents without what is drawn by chance.
  static func contents(_ room: TemporaryFolder) throws -> [String: Data] {
    try room.contents().filter { $0.key != "harbour/keys/vault.key" }
  }

  @Test func twoProcessesInTwoPlacesMakeTheSameBytes() throws {
    let (one, two) = (try MissionFaultTests.mission(), try MissionFaultTests.mission())
    let first = try Shell.run("truce run harbour", in: one.url, environment: ["TZ": "UTC"])
    let second = try Shell.run(
      "truce run harbour", in: two.url,
      environment: ["TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "LANG": "uk_UA.UTF-8"])
    #expect(first.status == 0 && first.output == second.output)
    let contents = try MissionFaultTests.contents(one)
    #expect(contents.keys.contains("harbour/report/2031-04-25.html"))
    #expect(try MissionFaultTests.contents(two) == contents)
  }

  @Test func aSecondRunAddsNothing() throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce run harbour", in: room).status == 0)
    let before = try room.contents()
    #expect(try MissionFaultTests.run("truce run harbour", in: room).status == 0)
    #expect(try room.contents() == before)
  }

  @Test func rebuildGivesTheSameIndex() throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce run harbour", in: room).status == 0)
    let before = try room.contents()
    #expect(
      try MissionFaultTests.run("rm harbour/index.gpkg; truce rebuild harbour", in: room).status
        == 0)
    #expect(try room.contents() == before)
  }

  @Test(arguments: [
    "printf 'id,day\\nH1,2031-04-02\\n' | truce import harbour - --name reports",
    "printf '<html>no' > x.csv; truce import harbour x.csv --map harbour/reports.map; s=$?; "
      + "rm x.csv; exit $s",
    "truce import harbour missing.csv", "truce import harbour harbour/feeds/reports.csv --wait x",
    "truce link split harbour H1 H9 --because x", "truce link join harbour H1 --because x",
    "truce event add harbour --speaker x --act hit --from 2031-04-02 --actor west --because x",
  ])
  func aFailedCommandLeavesTheMissionAsItWas(line: String) throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce run harbour", in: room).status == 0)
    let before = try room.contents()
    let result = try MissionFaultTests.run(line, in: room)
    #expect([2, 3].contains(result.status), "\(result.output)\(result.errors)")
    #expect(result.errors.contains("error: "))
    #expect(try room.contents() == before)
  }

  @Test func ofTwoImportsAtOnceEachIsTakenInOrSaysWhyNot() throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce ledger init harbour", in: room).status == 0)
    let line = """
      for i in 1 2 3 4; do
        sed "s/H\\([0-9]\\)/K$i\\1/" harbour/feeds/reports.csv > $i.csv
        (truce import harbour $i.csv --name part-$i --map harbour/reports.map --wait 30 \
          > $i.out 2> $i.err; echo $? > $i.status) &
      done
      wait
      cat ?.status
      """
    let result = try MissionFaultTests.run(line, in: room)
    let said = try MissionFaultTests.run("cat ?.err", in: room).output
    #expect(result.output == "0\n0\n0\n0\n", "\(said)")
    let fsck = try MissionFaultTests.run("truce ledger fsck harbour", in: room)
    #expect(fsck.status == 0, "\(fsck.errors)")
    let events = try MissionFaultTests.run("truce events harbour --json | grep -c event", in: room)
    #expect(events.output == "40\n")
  }

  @Test func nobodySignsWhileItCannotBeReadWhoThereIs() throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce ledger init harbour", in: room).status == 0)
    let line = """
      mv harbour/keys/people people
      ln -s people harbour/keys/people
      truce event add harbour --speaker x --act hit --from 2031-04-02 --because y
      """
    let result = try MissionFaultTests.run(line, in: room)
    #expect(result.status == 3)
    #expect(result.errors.contains("[file.not-readable]"))
  }

  @Test func whoMayNotWaitIsToldThatAnotherWrites() throws {
    let room = try MissionFaultTests.mission()
    #expect(try MissionFaultTests.run("truce ledger init harbour", in: room).status == 0)
    let line = """
      exec 9> harbour/ledger/journal
      flock -x 9
      truce import harbour --wait 0 9>&-
      """
    let result = try MissionFaultTests.run(line, in: room)
    #expect(result.status == 5)
    #expect(result.errors.contains("[ledger.locked]"))
  }

  @Test(arguments: 0..<12)
  func aKilledCommandLeavesAMissionThatGoesOn(number: Int) throws {
    let room = try MissionFaultTests.mission()
    // Delays spread over a run, from its first moment to past its end.
    let delay = String(format: "%.3f", 0.004 * Double(number * number) + 0.002)
    let killed = try MissionFaultTests.run(
      "truce run harbour > out 2>&1 & p=$!; sleep \(delay); kill -9 $p; wait $p", in: room)
    #expect([0, 137].contains(killed.status))
    let again = try MissionFaultTests.run("truce run harbour", in: room)
    #expect(again.status == 0, "\(again.errors)")
    let fsck = try MissionFaultTests.run("truce ledger fsck harbour", in: room)
    #expect(fsck.status == 0, "\(fsck.errors)")
    let left = try room.contents().keys.filter { $0.hasSuffix(".part") || $0.hasSuffix(".new") }
    #expect(left.isEmpty)
  }

  @Test func aReaderThatGoesAwayStopsNothing() throws {
    let room = try MissionFaultTests.mission()
    let result = try MissionFaultTests.run("truce run harbour | head -n 0; ls harbour", in: room)
    #expect(result.errors == "")
    #expect(result.output.contains("report"))
  }

  @Test func wordsThatWouldSteerATerminalAreMadeVisible() throws {
    let room = try TemporaryFolder()
    let result = try Shell.run("truce check \"$(printf 'a\\033[2Jb')\"", in: room.url)
    #expect(result.status == 3)
    #expect(!result.errors.contains("\u{1B}"))
    #expect(result.errors.contains("‹U+001B›"))
  }
}
