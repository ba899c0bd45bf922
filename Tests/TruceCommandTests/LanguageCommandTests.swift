// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The language on the command line: an editor's server, differences on a mission, missing facts, and
/// the two small missions of other shapes.
struct LanguageCommandTests {
  private static let examples = Package.root.appendingPathComponent("examples").path

  private static func runMission(_ name: String, in folder: TemporaryFolder) throws -> Shell.Result
  {
    try Shell.run(
      "cp -r '\(examples)/\(name)' m && truce run m --now 2026-11-24T12:00:00Z", in: folder.url)
  }

  @Test(arguments: ["car-2019", "korea-1953"])
  func aMissionOfAnotherShapeRunsEndToEnd(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Self.runMission(name, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let reports = try folder.contents().filter { $0.key.hasPrefix("m/report/") }
    #expect(reports.contains { $0.key.hasSuffix(".html") && $0.value.count > 1000 })
  }

  @Test func killingsAfterRomeDoNotTurnOnAListOfObjectsThatNobodyHas() throws {
    let folder = try TemporaryFolder()
    _ = try Self.runMission("car-2019", in: folder)
    let result = try Shell.run("truce assess m --provision rome-ceasefire", in: folder.url)
    #expect(result.output.contains("core 5, contested 0, undetermined 108, outside 78"))
  }

  @Test func distancesFromALineHaveGround() throws {
    let folder = try TemporaryFolder()
    _ = try Self.runMission("korea-1953", in: folder)
    let result = try Shell.run("truce why m reports:K001", in: folder.url)
    #expect(result.status == 0)
    #expect(!result.output.contains("the geometry of the territory is not known"))
  }

  @Test func aRewordingFlipsNothingAndALaterStartFlipsIncidents() throws {
    let folder = try TemporaryFolder()
    _ = try Self.runMission("car-2019", in: folder)
    let same = try Shell.run(
      "truce diff m/agreement.truce m/agreement.truce --on m", in: folder.url)
    #expect(same.status == 0)
    #expect(same.output.contains("No incident flips."))
    let earlier = try Shell.run(
      """
      sed 's/from 2019-02-06$/from 2017-02-06/' m/agreement.truce > new.truce
      truce diff m/agreement.truce new.truce --on m
      """, in: folder.url)
    #expect(earlier.status == 0, "\(earlier.errors)")
    #expect(earlier.output.contains("bangui-peace under bangui-reading, ged:"))
    #expect(earlier.output.contains("not-violation -> "))
  }

  @Test func whyMissingNamesTheFacts() throws {
    let folder = try TemporaryFolder()
    _ = try Self.runMission("korea-1953", in: folder)
    let result = try Shell.run("truce why m reports:K001 --missing", in: folder.url)
    #expect(result.status == 0)
    #expect(result.output.contains("attribution: who did it"))
    let json = try Shell.run("truce why m reports:K001 --missing --json", in: folder.url)
    #expect(json.output.contains("\"single\""))
  }

  @Test func theServerAnswersAndEndsWell() throws {
    let folder = try TemporaryFolder()
    let messages = [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ]
    let bytes = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    try Data(bytes.utf8).write(to: folder.url.appendingPathComponent("wire"))
    let result = try Shell.run("truce lsp < wire", in: folder.url)
    #expect(result.status == 0)
    #expect(result.output.contains("\"hoverProvider\":true"))
  }

  @Test(arguments: [
    "", "no head at all\r\n\r\n", "Content-Length: 3\r\n\r\n{]}", "Content-Length: -1\r\n\r\n",
  ])
  func garbageNeverCrashesTheServer(wire: String) throws {
    let folder = try TemporaryFolder()
    try Data(wire.utf8).write(to: folder.url.appendingPathComponent("wire"))
    #expect(try Shell.run("truce lsp < wire", in: folder.url).status == 1)
  }
}
