// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension TlogPolicy {
  /// The largest policy that is read, in bytes.
  static let longest = 1 << 20
  /// The most logs, witnesses or groups that are read, of each.
  static let most = 1024
  /// Reading ends with so many faults.
  fileprivate static let mostFaults = 100

  /// Reads a policy.
  ///
  /// - Throws: every fault found, in file order. Slugs: `ledger.policy-size`,
  ///   `ledger.policy-byte`, `ledger.policy-end`, `ledger.policy-line`, `ledger.policy-name`,
  ///   `ledger.policy-unknown`, `ledger.policy-member`, `ledger.policy-threshold`,
  ///   `ledger.policy-duplicate`, `ledger.policy-kind`, `ledger.policy-quorum`, and those of keys.
  public init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
    if bytes.count > TlogPolicy.longest {
      throw Diagnostics(.policySize(bytes.count, at: Location(file: name)))
    }
    var reader = Reader(file: name)
    let newline = UInt8(ascii: "\n")
    var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    if bytes.last == newline || bytes.isEmpty {
      lines.removeLast()
    } else {
      reader.faults.append(.policyEnd(at: Location(file: name, line: lines.count)))
    }
    for (index, line) in lines.enumerated() where reader.faults.count < TlogPolicy.mostFaults {
      reader.line = index + 1
      reader.read(line)
    }
    if !reader.hasQuorum, reader.faults.count < TlogPolicy.mostFaults {
      reader.faults.append(.noQuorum(at: Location(file: name)))
    }
    if let faults = Diagnostics(reader.faults.inFileOrder) { throw faults }
    self = reader.policy
  }
}

/// What has been read of a policy so far.
private struct Reader {
  let file: String
  var line = 0
  var policy = TlogPolicy()
  var hasQuorum = false
  var faults: [Diagnostic] = []
  private var defined: [Octets: TlogPolicy.Member] = [:]
  private var names: [Octets] = []
  private var grouped: Set<Octets> = []
  private var logKeys: Set<[UInt8]> = []
  private var witnessKeys: Set<[UInt8]> = []

  init(file: String) { self.file = file }

  private var place: Location { Location(file: file, line: line) }

  mutating func read(_ line: ArraySlice<UInt8>) {
    if let bad = line.first(where: { $0 != UInt8(ascii: "\t") && $0 < 0x20 || $0 == 0x7F }) {
      faults.append(.policyByte(bad, at: place))
      return
    }
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map(Octets.init)
    guard let first = words.first, first.bytes.first != UInt8(ascii: "#") else { return }
    let rest = Array(words.dropFirst())
    switch first {
    case "log" where (1...2).contains(rest.count): log(rest)
    case "witness" where (2...3).contains(rest.count): witness(rest)
    case "group" where rest.count >= 3: group(rest)
    case "quorum" where rest.count == 1: quorum(rest[0])
    default: faults.append(.policyLine(first, at: place))
    }
  }

  private mutating func key(_ word: Octets, mayBe kinds: [VerifierKey.Kind]) -> VerifierKey? {
    do throws(Diagnostics) {
      let key = try VerifierKey(parsing: word.bytes, at: place)
      if kinds.contains(key.kind) { return key }
      faults.append(.policyKind(key.kind, at: place))
    } catch {
      faults += error.all
    }
    return nil
  }

  private mutating func hasRoom(_ count: Int) -> Bool {
    if count < TlogPolicy.most { return true }
    if count == TlogPolicy.most { faults.append(.policyMost(at: place)) }
    return false
  }

  private mutating func log(_ words: [Octets]) {
    guard hasRoom(policy.logs.count), let key = key(words[0], mayBe: [.note, .cosignature]) else {
      return
    }
    if !logKeys.insert(key.publicKey).inserted {
      faults.append(.policyDuplicate("log", at: place))
    }
    policy.logs.append(TlogPolicy.Log(key: key, address: words.dropFirst().first))
  }

  private mutating func witness(_ words: [Octets]) {
    guard hasRoom(policy.witnesses.count) else { return }
    define(words[0], as: .witness(policy.witnesses.count))
    // A witness whose key is at fault keeps its name, so that later lines are not blamed for it.
    guard let key = key(words[1], mayBe: [.cosignature]) else { return }
    if !witnessKeys.insert(key.publicKey).inserted {
      faults.append(.policyDuplicate("witness", at: place))
    }
    policy.witnesses.append(
      TlogPolicy.Witness(name: words[0], key: key, address: words.dropFirst(2).first))
  }

  private mutating func group(_ words: [Octets]) {
    guard hasRoom(policy.groups.count) else { return }
    let listed = words.dropFirst(2)
    let threshold: Int? =
      switch words[1] {
      case "any": 1
      case "all": listed.count
      default: Decimal.number(of: words[1].bytes)
      }
    if threshold.map({ !(1...listed.count).contains($0) }) ?? true {
      faults.append(.policyThreshold(words[1], of: listed.count, at: place))
    }
    var members: [TlogPolicy.Member] = []
    for name in listed where faults.count < TlogPolicy.mostFaults {
      guard let member = known(name) else { continue }
      if !grouped.insert(name).inserted { faults.append(.policyMember(name, at: place)) }
      members.append(member)
    }
    define(words[0], as: .group(policy.groups.count))
    policy.groups.append(
      TlogPolicy.Group(name: words[0], threshold: threshold ?? 1, members: members))
  }

  private mutating func quorum(_ name: Octets) {
    if hasQuorum { faults.append(.twoQuorums(at: place)) }
    hasQuorum = true
    policy.quorum = name == "none" ? nil : known(name)
  }

  private mutating func known(_ name: Octets) -> TlogPolicy.Member? {
    if let member = defined[name] { return member }
    let isShort = name.bytes.count <= 64
    let near = isShort ? nearest(to: name.text, among: names.map(\.text)) : nil
    faults.append(.policyUnknown(name, near: near, at: place))
    return nil
  }

  private mutating func define(_ name: Octets, as member: TlogPolicy.Member) {
    if name == "none" || defined[name] != nil {
      faults.append(.policyName(name, at: place))
      return
    }
    defined[name] = member
    if name.bytes.count <= 64 { names.append(name) }
  }
}

extension Diagnostic {
  fileprivate static func policySize(_ count: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-size", at: place, "the policy has \(count) bytes",
      expected: "at most \(TlogPolicy.longest)", mend: "give the policy file")
  }

  fileprivate static func policyMost(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-size", at: place,
      "the policy has more lines of this kind than are read",
      expected: "at most \(TlogPolicy.most)",
      mend: "leave out what the quorum does not need")
  }

  fileprivate static func policyByte(_ byte: UInt8, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-byte", at: place,
      "the line holds the control byte 0x\(Hex.text(of: [byte]))",
      expected: "no control but tab, and line ends of one line feed",
      mend: "remove it; a carriage return goes with 'tr -d' or in an editor")
  }

  fileprivate static func policyEnd(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-end", at: place, "the last line does not end in a line feed",
      mend: "end the file with a line feed, and see that nothing is missing at its end")
  }

  fileprivate static func policyLine(_ word: Octets, at place: Location) -> Diagnostic {
    let forms =
      "'log KEY [ADDRESS]', 'witness NAME KEY [ADDRESS]',"
      + " 'group NAME all|any|NUMBER MEMBER…' or 'quorum NAME'"
    return Diagnostic(
      .error, "ledger.policy-line", at: place, "the '\(word.shown)' line is not one a policy has",
      expected: forms, mend: "write it in one of these forms, or put '#' before it")
  }

  fileprivate static func policyName(_ name: Octets, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-name", at: place,
      name == "none" ? "'none' names no witness or group" : "'\(name.shown)' is defined twice",
      expected: "a name of its own", mend: "choose another name")
  }

  fileprivate static func policyUnknown(
    _ name: Octets, near: String?, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-unknown", at: place,
      name == "none"
        ? "'none' can be no member of a group" : "no line above defines '\(name.shown)'",
      expected: "the name of a witness or group of a line above",
      mend: near.map { "did you mean '\($0)'?" } ?? "define it above, or leave it out")
  }

  fileprivate static func policyMember(_ name: Octets, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-member", at: place, "'\(name.shown)' is a member of a group already",
      expected: "each name in at most one group, once",
      mend: "leave it out of one; a witness counts in one way only")
  }

  fileprivate static func policyThreshold(
    _ word: Octets, of count: Int, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-threshold", at: place,
      "'\(word.shown)' is no number of the group's \(count) members",
      expected: "'all', 'any' or 1 to \(count)", mend: "write how many of them it takes")
  }

  fileprivate static func policyDuplicate(_ what: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-duplicate", at: place,
      "the public key is that of another \(what) line", expected: "one line for each key",
      mend: "remove one of the two; one key under two names is one \(what)")
  }

  fileprivate static func policyKind(_ kind: VerifierKey.Kind, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-kind", at: place,
      "the key is of kind 0x\(Hex.text(of: [kind.rawValue]))",
      expected: "0x04, a key that cosigns", mend: "ask the witness for its cosigning key")
  }

  fileprivate static func noQuorum(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-quorum", at: place, "the policy has no 'quorum' line",
      expected: "one", mend: "add 'quorum NAME', or 'quorum none' to ask for no witness")
  }

  fileprivate static func twoQuorums(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.policy-quorum", at: place, "the policy has a second 'quorum' line",
      expected: "one", mend: "remove one of the two")
  }
}
