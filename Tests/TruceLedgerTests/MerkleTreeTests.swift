// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceLedger

@Suite struct MerkleTreeTests {
  @Test func rootsAreThoseOfTheSpecificationsImplementations() throws {
    var leaves: [Hash] = []
    #expect(MerkleTree.root(of: leaves) == .ofNothing)
    for line in try Vectors.lines("merkle/roots.txt") {
      leaves.append(Hash(leaf: try #require(Vectors.hex(line[1]))))
      #expect(leaves.count == Int(line[0]))
      #expect(MerkleTree.root(of: leaves).hex == line[2])
    }
    #expect(leaves.count == 8)
  }

  /// A tree of 512 entries on disk, and its leaf hashes.
  private func tree(in workshop: Workshop) throws -> (tree: Tree, leaves: [Hash]) {
    let entries = (0..<512).map { entry($0) }
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append(entries)
    let tree = try Tree(on: ledger.disk, size: 512, root: ledger.checkpoint.root)
    return (tree, entries.map { Hash(leaf: $0) })
  }

  @Test func everyInclusionProofOfEveryTreeUpTo512Verifies() throws {
    let workshop = try Workshop()
    let (tree, leaves) = try tree(in: workshop)
    var wrong = 0
    for size in 1...512 {
      let root = try tree.root(at: size)
      if size < 20 || size % 61 == 0 { #expect(MerkleTree.root(of: leaves[..<size]) == root) }
      for index in 0..<size {
        let proof = try tree.inclusionProof(of: index, at: size)
        if !MerkleTree.includes(leaves[index], at: index, size: size, root: root, proof: proof) {
          wrong += 1
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test func everyConsistencyProofOfEveryTreeUpTo512Verifies() throws {
    let workshop = try Workshop()
    let (tree, _) = try tree(in: workshop)
    let roots = try (0...512).map { try tree.root(at: $0) }
    var wrong = 0
    for newer in 0...512 {
      for older in 0...newer {
        let proof = try tree.consistencyProof(from: older, to: newer)
        if !MerkleTree.extends(
          olderSize: older, olderRoot: roots[older], newerSize: newer, newerRoot: roots[newer],
          proof: proof)
        {
          wrong += 1
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test func noProofHoldsForAnotherEntrySizeRootOrLength() throws {
    let workshop = try Workshop()
    let (tree, leaves) = try tree(in: workshop)
    var dice = Dice(seed: 3)
    var held: [String] = []
    for _ in 0..<400 {
      let size = Int.random(in: 1...512, using: &dice)
      let index = Int.random(in: 0..<size, using: &dice)
      let proof = try tree.inclusionProof(of: index, at: size)
      let root = try tree.root(at: size)
      func holds(
        _ leaf: Hash? = nil, at place: Int? = nil, size other: Int? = nil, root wrong: Hash? = nil,
        path: [Hash]? = nil
      ) -> Bool {
        MerkleTree.includes(
          leaf ?? leaves[index], at: place ?? index, size: other ?? size, root: wrong ?? root,
          proof: path ?? proof)
      }
      if holds(Hash(leaf: entry(index + 1))) { held.append("entry \(index) of \(size)") }
      if size > 1, holds(at: (index + 1) % size) { held.append("index \(index) of \(size)") }
      if holds(at: -1) || holds(at: size) || holds(size: 0) { held.append("outside \(size)") }
      if holds(root: Hash(of: root.bytes)) { held.append("root \(index) of \(size)") }
      if holds(path: proof + [root]) { held.append("longer \(index) of \(size)") }
      if !proof.isEmpty, holds(path: Array(proof.dropLast())) {
        held.append("shorter \(index) of \(size)")
      }
      for place in proof.indices {
        var path = proof
        path[place] = Hash(of: path[place].bytes)
        if holds(path: path) { held.append("hash \(place) of \(index) of \(size)") }
      }
    }
    #expect(held == [])
  }

  @Test func noConsistencyProofHoldsForOtherTreesOrLengths() throws {
    let workshop = try Workshop()
    let (tree, _) = try tree(in: workshop)
    var dice = Dice(seed: 4)
    var held: [String] = []
    for _ in 0..<400 {
      let newer = Int.random(in: 2...512, using: &dice)
      let older = Int.random(in: 1..<newer, using: &dice)
      let proof = try tree.consistencyProof(from: older, to: newer)
      let roots = (try tree.root(at: older), try tree.root(at: newer))
      func holds(_ sizes: (Int, Int), _ older: Hash, _ newer: Hash, _ path: [Hash]) -> Bool {
        MerkleTree.extends(
          olderSize: sizes.0, olderRoot: older, newerSize: sizes.1, newerRoot: newer, proof: path)
      }
      let sizes = (older, newer)
      if holds(sizes, roots.1, roots.1, proof) { held.append("older root \(sizes)") }
      if holds(sizes, roots.0, roots.0, proof) { held.append("newer root \(sizes)") }
      if holds((newer, older), roots.1, roots.0, proof) { held.append("backwards \(sizes)") }
      if holds(sizes, roots.0, roots.1, proof + [roots.0]) { held.append("longer \(sizes)") }
      if holds(sizes, roots.0, roots.1, Array(proof.dropLast())) { held.append("shorter \(sizes)") }
      if holds((0, newer), .ofNothing, roots.1, proof) { held.append("from none \(sizes)") }
      for place in proof.indices {
        var path = proof
        path[place] = Hash(of: path[place].bytes)
        if holds(sizes, roots.0, roots.1, path) { held.append("hash \(place) \(sizes)") }
      }
    }
    #expect(held == [])
    #expect(
      !MerkleTree.extends(
        olderSize: 5, olderRoot: .ofNothing, newerSize: 5, newerRoot: Hash(of: [1]), proof: []))
    #expect(
      !MerkleTree.extends(
        olderSize: 0, olderRoot: Hash(of: [1]), newerSize: 5, newerRoot: .ofNothing, proof: []))
    #expect(
      !MerkleTree.extends(
        olderSize: 0, olderRoot: .ofNothing, newerSize: 0, newerRoot: Hash(of: [1]), proof: []))
  }
}
