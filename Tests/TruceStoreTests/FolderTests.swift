// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceStore

@Suite struct FolderTests {
  private func name(_ text: String) -> Marked<String> {
    Marked(text, at: Location(file: "mission.truce", line: 3, column: 9))
  }

  @Test(arguments: [
    "/etc/passwd", "../secret", "feeds/../../secret", "https://example.org/a.csv", "", "feeds//a",
    "./a", "a\0b",
  ])
  func aNameThatLeadsOutIsRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    let fault = #expect(throws: Diagnostics.self) { try folder.mission.resolve(name(text)) }
    #expect(fault?.all.first?.slug == "store.file-name")
    #expect(fault?.all.first?.location?.line == 3)
  }

  @Test func aLinkOnTheWayIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "real/a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/real")
    let fault = #expect(throws: Diagnostics.self) { try folder.mission.resolve(name("link/a.csv")) }
    #expect(fault?.all.first?.slug == "store.file-link")
    #expect(try folder.mission.resolve(name("real/a.csv")) == folder.path + "/real/a.csv")
  }

  @Test func aMissingFileIsNamed() throws {
    let folder = try TemporaryFolder()
    let fault = #expect(throws: Diagnostics.self) { try folder.mission.resolve(name("a.csv")) }
    #expect(fault?.all.first?.message == "there is no file 'a.csv'")
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
    try MissionFolder.write(Array("new".utf8), to: folder.path + "/a.txt")
    #expect(try MissionFolder.read(folder.path + "/a.txt") == Array("new".utf8))
    #expect(folder.files == ["a.txt"])
    #expect(throws: Diagnostics.self) {
      try MissionFolder.write(Array("new".utf8), to: folder.path + "/no/such/a.txt")
    }
    #expect(folder.files == ["a.txt"])
  }

  @Test func aFileThatIsToBeNewReplacesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/log.key"
    try MissionFolder.write(Array("first".utf8), to: path, mode: 0o600, isNew: true)
    let fault = #expect(throws: Diagnostics.self) {
      try MissionFolder.write(Array("second".utf8), to: path, mode: 0o600, isNew: true)
    }
    #expect(fault?.all.first?.slug == "store.unwritable")
    #expect(try MissionFolder.read(path) == Array("first".utf8))
    #expect(folder.files == ["log.key"])
  }

  @Test func theKeyOfAVaultIsNeverMadeTwice() throws {
    let folder = try TemporaryFolder()
    try Vault.found(in: folder.mission)
    let key = try MissionFolder.read(folder.path + "/keys/vault.key")
    try Vault.found(in: folder.mission)
    #expect(try MissionFolder.read(folder.path + "/keys/vault.key") == key)
  }

  @Test func aFileBeyondTheLimitIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("12345", to: "a.txt")
    let path = folder.path + "/a.txt"
    #expect(try MissionFolder.read(path, limit: 5).count == 5)
    let fault = #expect(throws: Diagnostics.self) { try MissionFolder.read(path, limit: 4) }
    #expect(fault?.all.first?.slug == "store.too-large")
  }
}

@Suite struct EvidenceStoreTests {
  @Test func whatIsKeptComesBackByItsDigest() throws {
    let folder = try TemporaryFolder()
    let store = EvidenceStore(in: folder.mission)
    let empty = try store.keep([]).digest
    #expect(empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(try store.bytes(of: empty) == [])
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    let item = try store.keep(bytes)
    #expect(try store.keep(bytes) == item)
    let digest = item.digest
    #expect(try store.bytes(of: digest) == bytes)
    #expect(folder.files.filter { $0.hasSuffix(".zst") }.count == 2)
    #expect(!folder.files.contains { $0.contains("incoming") })
  }

  @Test func everyChangedByteIsFound() throws {
    let folder = try TemporaryFolder()
    let store = EvidenceStore(in: folder.mission)
    let digest = try store.keep(Array("the untouched original".utf8)).digest
    let path = store.path(of: digest)
    let packed = try MissionFolder.read(path)
    for index in packed.indices {
      var changed = packed
      changed[index] ^= 0x10
      try MissionFolder.write(changed, to: path)
      // A flip in a header's reserved or size-hint bit may leave the content whole; then it is whole.
      if let bytes = try? store.bytes(of: digest) {
        #expect(bytes == Array("the untouched original".utf8))
      }
    }
    do {
      var changed = packed
      changed[changed.count / 2] ^= 0xFF
      try MissionFolder.write(changed, to: path)
      _ = try store.keep(Array("the untouched original".utf8))
      #expect(
        try MissionFolder.read(path) == packed, "a damaged item is replaced when it comes again")
    }
    #expect(try store.bytes(of: digest) == Array("the untouched original".utf8))
    let other = String(repeating: "0", count: 64)
    let fault = #expect(throws: Diagnostics.self) { try store.bytes(of: other) }
    #expect(fault?.all.first?.slug == "store.evidence-missing")
  }
}

@Suite struct VaultTests {
  @Test func contentIsSealedAndComesBackByItsCommitment() throws {
    let folder = try TemporaryFolder()
    try Vault.found(in: folder.mission)
    let vault = try Vault(in: folder.mission)
    let first = try vault.keep("the witness asked not to be named")
    let second = try vault.keep("the witness asked not to be named")
    #expect(first != second, "equal content must not give equal commitments")
    #expect(try vault.content(of: first) == "the witness asked not to be named")
    for name in folder.files {
      guard let bytes = try? MissionFolder.read(folder.path + "/" + name) else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("witness"))
    }
  }

  @Test func whatWasErasedIsGoneAndWhatWasChangedIsFound() throws {
    let folder = try TemporaryFolder()
    try Vault.found(in: folder.mission)
    let vault = try Vault(in: folder.mission)
    let commitment = try vault.keep("content")
    let path = folder.path + "/vault/" + commitment
    var bytes = try MissionFolder.read(path)
    bytes[bytes.count - 1] ^= 1
    try MissionFolder.write(bytes, to: path)
    let fault = #expect(throws: Diagnostics.self) { try vault.content(of: commitment) }
    #expect(fault?.all.first?.slug == "store.vault-changed")
    try FileManager.default.removeItem(atPath: path)
    #expect(try vault.content(of: commitment) == nil)
  }

  @Test func aVaultWithoutItsKeyStaysClosed() throws {
    let folder = try TemporaryFolder()
    #expect(throws: Diagnostics.self) { try Vault(in: folder.mission) }
  }
}
