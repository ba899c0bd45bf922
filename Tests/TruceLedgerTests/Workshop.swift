// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceGround
import TruceLedger

/// A folder for one test, removed when the test is over.
final class Workshop {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
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
