// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceCommand

struct OutputFileTests {
  @Test func aFileIsReplacedWholeAndNothingElseIsLeft() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/a.txt"
    try OutputFile.write(Array("one".utf8), to: path)
    try OutputFile.write(Array("two".utf8), to: path)
    #expect(try folder.contents() == ["a.txt": Data("two".utf8)])
  }

  @Test func aLinkStaysALinkAndRightsStay() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.path + "/a.txt"
    let link = folder.url.path + "/link"
    try OutputFile.write([], to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.txt")
    try OutputFile.write(Array("x".utf8), to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.txt")
    #expect(FileManager.default.contents(atPath: file) == Data("x".utf8))
    let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(rights as? Int == 0o640)
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    let folder = try TemporaryFolder()
    do {
      try OutputFile.write([1], to: folder.url.path + "/none/a.txt")
      Issue.record("nothing was thrown")
    } catch {
      #expect(error.all.map(\.slug) == ["output.not-written"])
      #expect(ExitStatus(of: error) == .outsideWorld)
    }
    #expect(try folder.contents().isEmpty)
  }
}
