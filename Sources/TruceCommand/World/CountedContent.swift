// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround
internal import TrucePublish
internal import TruceStore

/// A mission's content with its counts, from which any number of reports can be cut.
struct CountedContent {
  /// The content.
  let content: MissionContent
  /// Its counts.
  let counting: Counting
}

extension World {
  /// What a mission holds, as it was kept for the same question, else worked out anew and kept.
  ///
  /// - Throws: what reading the mission throws.
  func counted(
    _ mission: Mission, proof: Proof? = nil, asOf: Instant? = nil
  ) throws(Diagnostics) -> CountedContent {
    if let kept, let found = try mission.kept(proof: proof, asOf: asOf, in: kept) {
      var unpacker = Unpacker(found.counts.bytes)
      return CountedContent(
        content: found.content, counting: Counting(&unpacker, of: found.content))
    }
    say("linking and assessing")
    let content = try mission.content(proof: proof, asOf: asOf)
    let counting = Counting(of: content)
    if let kept {
      var packer = Packer()
      counting.pack(into: &packer)
      try mission.keep(content, counts: packer.bytes, proof: proof, in: kept)
    }
    return CountedContent(content: content, counting: counting)
  }
}
