// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Whose word a checkpoint needs: the logs that may sign it, and which witnesses together suffice.
///
/// The names in a policy mean nothing outside of it; keys are what counts.
///
/// Source: C2SP tlog-policy, draft of commit 1896a5aea5559b3203d275d0206d872f59348cf5.
public struct TlogPolicy: Hashable, Sendable {
  /// A log that is accepted.
  public struct Log: Hashable, Sendable {
    /// Its key, whose name is the log's origin.
    public var key: VerifierKey
    /// Where it can be asked, if the policy says so.
    public var address: Octets?
  }

  /// A witness that is known.
  public struct Witness: Hashable, Sendable {
    /// Its name within the policy.
    public var name: Octets
    /// Its key.
    public var key: VerifierKey
    /// Where it can be asked, if the policy says so.
    public var address: Octets?
  }

  /// A witness or a group, by its place in the list of its like.
  public enum Member: Hashable, Sendable {
    /// A witness by itself.
    case witness(Int)
    /// A group of an earlier line.
    case group(Int)
  }

  /// Members of which a number must have witnessed.
  public struct Group: Hashable, Sendable {
    /// Its name within the policy.
    public var name: Octets
    /// How many of its members it takes, 1 to their number.
    public var threshold: Int
    /// Its members, in their order.
    public var members: [Member]
  }

  /// The logs, in their order; without any, the caller must know the log's key.
  public internal(set) var logs: [Log] = []
  /// The witnesses, in their order.
  public internal(set) var witnesses: [Witness] = []
  /// The groups, in their order; a group has only members of earlier lines.
  public internal(set) var groups: [Group] = []
  /// The witness or group that must have witnessed; `nil` where none is asked for.
  public internal(set) var quorum: Member?

  init() {}

  /// The default: the neutral witness, and one of the parties' witnesses.
  ///
  /// No party alone can forge, and none can stop the clock by refusing to sign.
  ///
  /// - Throws: `ledger.policy-duplicate` when two witnesses have one key, `ledger.policy-name` when
  ///   two have one name or a party is named as a group here is, and what else reading a policy
  ///   of such lines throws.
  public init(
    log: VerifierKey, neutral: VerifierKey, andOneOf parties: [(name: Octets, key: VerifierKey)]
  ) throws(Diagnostics) {
    let space = [UInt8(ascii: " ")]
    var text = Array("log \(log)\nwitness neutral \(neutral)\n".utf8)
    for party in parties {
      text += Array("witness ".utf8) + party.name.bytes + Array(" \(party.key)\n".utf8)
    }
    text += Array("group one-party any".utf8) + parties.flatMap { space + $0.name.bytes }
    text += Array("\ngroup neutral-and-one-party all neutral one-party\n".utf8)
    text += Array("quorum neutral-and-one-party\n".utf8)
    try self.init(parsing: text, name: "policy")
  }

  /// The policy as text; reading it gives this policy again.
  public var printed: [UInt8] {
    var bytes: [UInt8] = []
    func line(_ words: [Octets]) {
      bytes += Array(words.map(\.bytes).joined(separator: [UInt8(ascii: " ")]))
      bytes.append(UInt8(ascii: "\n"))
    }
    for log in logs {
      line(["log", Octets(log.key.text)] + (log.address.map { [$0] } ?? []))
    }
    for witness in witnesses {
      line(
        ["witness", witness.name, Octets(witness.key.text)] + (witness.address.map { [$0] } ?? []))
    }
    for group in groups {
      line(
        ["group", group.name, Octets(String(group.threshold))] + group.members.map(name(of:)))
    }
    line(["quorum", quorum.map(name(of:)) ?? "none"])
    return bytes
  }

  /// The name of a witness or group.
  public func name(of member: Member) -> Octets {
    switch member {
    case .witness(let index): witnesses[index].name
    case .group(let index): groups[index].name
    }
  }
}

// MARK: Verification

extension TlogPolicy {
  /// A checkpoint whose signatures meet a policy.
  public struct Witnessed: Hashable, Sendable {
    /// A witness that has cosigned.
    public struct Cosigner: Hashable, Sendable {
      /// Its name within the policy.
      public var name: Octets
      /// The latest time it gave, in seconds since 1970.
      public var time: UInt64
    }

    /// The checkpoint.
    public var checkpoint: Checkpoint
    /// The log's key that signed it.
    public var log: VerifierKey
    /// The witnesses that cosigned it, in the policy's order; see ``Cosignature/meaning``.
    public var cosigners: [Cosigner]
  }

  /// Whether the witnesses for which it is true, by their place in the list, suffice.
  public func isMet(by hasWitnessed: [Bool]) -> Bool {
    precondition(hasWitnessed.count == witnesses.count, "one answer for each witness")
    var groupsMet: [Bool] = []
    func isMet(_ member: Member) -> Bool {
      switch member {
      case .witness(let index): hasWitnessed[index]
      case .group(let index): groupsMet[index]
      }
    }
    for group in groups {
      groupsMet.append(group.members.count(where: isMet) >= group.threshold)
    }
    return quorum.map(isMet) ?? true
  }

  /// Verifies a checkpoint: a log's signature, every line of a known key, and the quorum.
  ///
  /// - Parameters:
  ///   - note: the checkpoint with its signature lines.
  ///   - name: the file's name, as faults print it.
  ///   - known: the log's key where the policy names no log.
  ///   - earliest: cosignatures of an earlier time do not count, so that an old checkpoint is not
  ///     taken for a fresh one; `nil` for any time.
  /// - Returns: the checkpoint with those who stand behind it.
  /// - Throws: `ledger.unsigned`, `ledger.origin`, `ledger.signature`, `ledger.quorum`, and what
  ///   reading a checkpoint throws.
  public func verify(
    _ note: SignedNote, name: String, known: VerifierKey? = nil, earliest: UInt64? = nil
  ) throws(Diagnostics) -> Witnessed {
    try verify(note, name: name, known: known, earliest: earliest, after: 0)
  }

  /// The same for a note that begins behind so many lines of a file.
  func verify(
    _ note: SignedNote, name: String, known: VerifierKey?, earliest: UInt64?, after above: Int
  ) throws(Diagnostics) -> Witnessed {
    let checkpoint = try Checkpoint(of: note, name: name, after: above)
    let place = Location(file: name, line: above)
    let accepted = logs.map(\.key) + (logs.isEmpty ? known.map { [$0] } ?? [] : [])
    let logsHere = accepted.filter { $0.name == checkpoint.origin }
    if logsHere.isEmpty {
      throw Diagnostics(
        .unknownLog(
          checkpoint.origin, known: accepted.map(\.name),
          at: Location(file: name, line: above + 1)))
    }
    let verified = try note.verified(
      by: logsHere + witnesses.map(\.key), name: name, after: above)
    guard let log = logsHere.first(where: { log in verified.contains { $0.key == log } }) else {
      throw Diagnostics(.unsigned(by: logsHere[0], at: place))
    }
    var cosigners: [Witnessed.Cosigner] = []
    let hasWitnessed = witnesses.map { witness in
      let times = verified.filter { $0.key == witness.key }.compactMap(\.time)
      guard let time = times.max(), time >= earliest ?? 0 else { return false }
      cosigners.append(Witnessed.Cosigner(name: witness.name, time: time))
      return true
    }
    if !isMet(by: hasWitnessed) {
      let quorum = quorum.map { self.name(of: $0) } ?? "none"
      throw Diagnostics(.quorum(quorum, found: cosigners.map(\.name), earliest, at: place))
    }
    return Witnessed(checkpoint: checkpoint, log: log, cosigners: cosigners)
  }
}

extension Diagnostic {
  fileprivate static func unknownLog(
    _ origin: Octets, known: [Octets], at place: Location
  ) -> Diagnostic {
    let names = known.map(\.shown).joined(separator: ", ")
    return Diagnostic(
      .error, "ledger.origin", at: place, "the checkpoint is of the log '\(origin.shown)'",
      expected: known.isEmpty ? "a log that the policy names; it names none" : names,
      mend: "give the checkpoint of a log that the policy names, or the right policy")
  }

  fileprivate static func quorum(
    _ quorum: Octets, found: [Octets], _ earliest: UInt64?, at place: Location
  ) -> Diagnostic {
    let names = found.map(\.shown).joined(separator: ", ")
    let since = earliest.map { " since time \($0)" } ?? ""
    return Diagnostic(
      .error, "ledger.quorum", at: place,
      "the quorum '\(quorum.shown)' of the policy is not met\(since)",
      found: found.isEmpty ? "no cosignature of a known witness" : "cosigned by \(names)",
      mend: "ask the missing witnesses to cosign, or fetch the checkpoint again")
  }
}
