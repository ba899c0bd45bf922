// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceGround
import TruceLedger

/// A folder for one test, removed when the test is over.
final class Workshop {
  let path: String

  /// A folder in memory where there is one, so that making things durable costs nothing; on disk
  /// for tests that measure it.
  init(onDisk: Bool = false) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let isInMemory = !onDisk && FileManager.default.isWritableFile(atPath: memory.path)
    let folder = (isInMemory ? memory : FileManager.default.temporaryDirectory)
      .appendingPathComponent("truce-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in the folder.
  func at(_ name: String) -> String { "\(path)/\(name)" }
}

/// A key of a test, the same on any machine.
func signer(
  _ name: String = "example.org/mission", _ kind: VerifierKey.Kind = .note, seed: UInt8 = 1
) throws -> Signer {
  try Signer(name: Octets(name), kind: kind, seed: Array(repeating: seed, count: 32))
}

/// An entry of a test.
func entry(_ number: Int, width: Int = 20) -> [UInt8] {
  var bytes = Array("entry \(number) ".utf8)
  while bytes.count < width { bytes.append(UInt8(truncatingIfNeeded: number &* 31 + bytes.count)) }
  return bytes
}

/// SplitMix64: the same numbers for the same seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The files below a folder, by path in byte order, with their bytes.
func files(below path: String) throws -> [(path: String, bytes: [UInt8])] {
  let root = URL(fileURLWithPath: path)
  return try FileManager.default.subpathsOfDirectory(atPath: path).sorted().compactMap { name in
    let file = root.appendingPathComponent(name)
    if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { return nil }
    return (name, Array(try Data(contentsOf: file)))
  }
}

/// Writes a file of a test.
func write(_ bytes: [UInt8], to path: String) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// The outside vectors, each folder with its source.
enum Vectors {
  /// The bytes of a file below `Tests/Vectors`.
  static func bytes(_ name: String) throws -> [UInt8] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return Array(try Data(contentsOf: tests.appendingPathComponent("Vectors/\(name)")))
  }

  /// The words of each line of a file.
  static func lines(_ name: String) throws -> [[String]] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
  }

  /// The bytes of a base 16 word, where `-` is none.
  static func hex(_ word: String) -> [UInt8]? { word == "-" ? [] : Hex.bytes(of: word.utf8) }

  /// The verifier key in a file.
  static func key(_ name: String) throws -> VerifierKey {
    try VerifierKey(parsing: bytes(name).dropLast(), at: nil)
  }
}

/// The slugs of what a body throws; empty when it throws nothing.
func slugs(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let error as Diagnostics {
    return error.all.map(\.slug)
  } catch {
    return ["\(error)"]
  }
}
