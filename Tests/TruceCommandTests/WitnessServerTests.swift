// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// A `truce witness` that runs until the test lets go of it.
final class RunningWitness {
  let address: String
  let key: String
  private let process = Process()

  init(_ name: String, of log: String, in folder: TemporaryFolder) throws {
    let out = folder.url.appendingPathComponent("\(name).out")
    try Data().write(to: out)
    process.executableURL = Package.binaries.appendingPathComponent("truce")
    process.arguments = [
      "witness", name, "--listen", "127.0.0.1:0", "--name", "example.org/\(name)", "--log", log,
    ]
    process.currentDirectoryURL = folder.url
    process.environment = ["TRUCE_PASSPHRASE": "four words of chance"]
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = FileHandle.nullDevice
    try process.run()
    var lines: [Substring] = []
    for _ in 0..<3000 where lines.count < 3 {
      usleep(10_000)
      lines = String(decoding: try Data(contentsOf: out), as: UTF8.self).split(separator: "\n")
    }
    let first = try #require(lines.first)
    address = try #require(first.split(separator: " ").last.map(String.init))
      .replacingOccurrences(of: "/add-checkpoint", with: "")
    key = try #require(lines[1].split(separator: " ").last.map(String.init))
  }

  deinit {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// A socket to the witness, which gives up after half a minute.
  func connected() throws -> Int32 {
    let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let done = withUnsafePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    #expect(done == 0)
    return socket
  }

  /// Sends a body; gives status, type and body of the answer.
  func ask(
    _ body: [UInt8], path: String = "/add-checkpoint", method: String = "POST"
  ) throws -> (status: Int, type: String, body: String) {
    let socket = try connected()
    defer { close(socket) }
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: witness\r\nConnection: close\r\n"
      + "Content-Length: \(body.count)\r\n\r\n"
    let request = Array(head.utf8) + body
    var sent = 0
    while sent < request.count {
      let count = request[sent...].withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A server that has said no need not hear the rest.
      if count <= 0 { break }
      sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
    }
    let text = String(decoding: answer, as: UTF8.self)
    let end = text.firstRange(of: "\r\n\r\n")
    let lines = text[..<(end?.lowerBound ?? text.endIndex)].split(separator: "\r\n")
    let words = try #require(lines.first).split(separator: " ")
    let type = lines.first { $0.lowercased().hasPrefix("content-type: ") } ?? ""
    return (
      Int(words.count > 1 ? words[1] : "") ?? 0, String(type.dropFirst("content-type: ".count)),
      String(text[(end?.upperBound ?? text.endIndex)...])
    )
  }
}

/// Requests over real sockets, with every status of C2SP tlog-witness.
@Suite(.serialized) struct WitnessServerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let harbour = Package.root.appendingPathComponent("Tests/Fixtures/command/harbour")
    try FileManager.default.copyItem(at: harbour, to: folder.url.appendingPathComponent("harbour"))
    try well("truce ledger init harbour --now 2031-05-01")
  }

  @discardableResult private func run(_ line: String) throws -> Shell.Result {
    try Shell.run(line, in: folder.url, environment: ["TRUCE_PASSPHRASE_FILE": ""])
  }

  private func well(_ line: String) throws {
    let result = try run(line)
    #expect(result.status == 0, "\(line): \(result.errors)")
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(name)))
  }

  private func request(_ mission: String, seen: Int) throws -> [UInt8] {
    try well("truce ledger witness request \(mission) --seen \(seen) -o request")
    return try bytes("request")
  }

  private var key: String {
    get throws { String(decoding: try bytes("harbour/ledger/vkey").dropLast(), as: UTF8.self) }
  }

  private var size: Int {
    get throws {
      let lines = String(decoding: try bytes("harbour/ledger/checkpoint"), as: UTF8.self)
      return try #require(Int(lines.split(separator: "\n")[1]))
    }
  }

  private func step(_ mission: String, _ words: String) throws {
    try well(
      "truce event add \(mission) --speaker 'Team 2' --act hit --from 2031-04-02 --text '\(words)' "
        + "--because seen --now 2031-05-02")
  }

  @Test func everyStatusIsAnsweredOverASocket() throws {
    let witness = try RunningWitness("neutral", of: try key, in: folder)
    let first = try size
    let ask = try request("harbour", seen: 0)
    // Not understood, not watched, not signed.
    for body in [[], Array("nonsense".utf8), Array(ask.dropLast()), ask + ask, [0xFF, 0xFE, 0x00]] {
      #expect(try witness.ask(body).status == 400)
    }
    let text = String(decoding: ask, as: UTF8.self)
    let foreign = text.replacingOccurrences(of: "truce/new-agreement", with: "truce/other")
    #expect(try witness.ask(Array(foreign.utf8)).status == 404)
    let unsigned = text.replacingOccurrences(
      of: "truce/new-agreement\n\(first)", with: "truce/new-agreement\n\(first + 1)")
    #expect(try witness.ask(Array(unsigned.utf8)).status == 403)
    let larger = text.replacingOccurrences(of: "old 0", with: "old \(first + 9)")
    #expect(try witness.ask(Array(larger.utf8)).status == 400)
    #expect(try witness.ask([], path: "/").status == 404)
    #expect(try witness.ask([], method: "GET").status == 405)
    // Signed; then the recorded size, by its own type.
    let signed = try witness.ask(ask)
    #expect(signed.status == 200)
    #expect(signed.body.hasPrefix("— example.org/neutral "))
    let conflict = try witness.ask(ask)
    #expect(conflict.status == 409)
    #expect(conflict.type == "text/x.tlog.size")
    #expect(conflict.body == "\(first)\n")
    // The same again from there is signed again; a forged proof is not.
    #expect(try witness.ask(try request("harbour", seen: first)).status == 200)
    try well("cp -r harbour fork")
    try step("harbour", "one history")
    try step("fork", "another history")
    #expect(try witness.ask(try request("harbour", seen: first)).status == 200)
    let grown = try size
    // The fork's log has signed another root for that size: that proof is kept.
    let split = try witness.ask(try request("fork", seen: grown))
    #expect(split.status == 422)
    #expect(try !folder.contents().keys.filter { $0.hasPrefix("neutral/seen/") }.isEmpty)
    try step("fork", "a third")
    let bent = try witness.ask(try request("fork", seen: grown))
    #expect(bent.status == 422)
    #expect(try witness.ask(ask).body == "\(grown)\n")
  }

  @Test func aMissionRestoredFromAnOlderCopySignsNothingBeforeItHasCaughtUp() throws {
    let witness = try RunningWitness("neutral", of: try key, in: folder)
    let ask = "truce ledger witness ask harbour --url \(witness.address) --key '\(witness.key)'"
    let policy = "log \(try key)\nwitness neutral \(witness.key)\nquorum neutral\n"
    try Data(policy.utf8).write(to: folder.url.appendingPathComponent("policy"))
    try well(ask)
    try step("harbour", "kept in the backup")
    try well(ask)
    try well("cp -r harbour backup")
    let old = try size
    try step("harbour", "after the backup")
    try step("harbour", "and another")
    try well(ask)
    let seen = try size
    try well("mv harbour newer && cp -r backup harbour")
    // Every way to change the mission is refused, and says what to do.
    for line in [
      "truce event add harbour --speaker x --act hit --from 2031-04-02 --because y",
      "truce case open harbour H3 --because y", "truce run harbour",
      "truce evidence add harbour backup/objects.csv --brought-by x --from y --because z",
    ] {
      let refused = try run(line + " --now 2031-05-02")
      #expect(refused.status == 4, "\(line): \(refused.output)")
      #expect(refused.errors.contains("[ledger.ahead]"), "\(refused.errors)")
      #expect(refused.errors.contains("\(seen) entries, and \(old) lie here"))
      #expect(refused.errors.contains("restore the missing entries from a newer copy"))
      #expect(try size == old)
    }
    // Reading goes on.
    try well("truce ledger fsck harbour --policy policy")
    // The newer copy's ledger and what its entries name: then it goes on.
    try well(
      "for part in ledger evidence vault; do rm -r harbour/$part; cp -r newer/$part harbour; done")
    try step("harbour", "caught up")
    #expect(try size == seen + 1)
    #expect(try !folder.contents().keys.contains("harbour/seen"))
    try well(ask)
    try well("truce ledger fsck harbour --policy policy")
    // A history beside the one that was seen is refused, and its proof is kept.
    try well("rm -r harbour && cp -r newer harbour && rm harbour/witnesses")
    try step("harbour", "another history")
    #expect(try size == seen + 1)
    let split = try run(ask)
    #expect(split.status == 4)
    #expect(split.errors.contains("status 422"), "\(split.errors)")
    let proofs = try folder.contents().filter { $0.key.hasPrefix("neutral/seen/") }
    let proof = try #require(proofs.first { $0.key.contains("/split/") && !$0.value.isEmpty })
    #expect(proof.value.starts(with: Array("truce split view v1\n".utf8)))
  }

  @Test func aWitnessThatIsGoneStopsNobodyAndIsNamed() throws {
    let address: String
    do {
      let witness = try RunningWitness("neutral", of: try key, in: folder)
      address = witness.address
      try well("truce ledger witness ask harbour --url \(address) --key '\(witness.key)'")
    }
    let result = try run(
      "truce event add harbour --speaker x --act hit --from 2031-04-02 --because y")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("It does not say how much it has seen: \(address)"))
  }

  @Test func aForeignFileOfWitnessesStopsTheActAndManyAreNamedThatAreNotAsked() throws {
    let mission = folder.url.appendingPathComponent("harbour")
    let act = "truce event add harbour --speaker x --act hit --from 2031-04-02 --because y"
    let file = mission.appendingPathComponent("witnesses")
    try Data("something else\n".utf8).write(to: file)
    let refused = try run(act)
    #expect(refused.status != 0 && refused.errors.contains("ledger.witnesses"))
    // Nobody listens at port 1: ten addresses, of which eight are asked.
    let lines = (1...10).map { "http://127.0.0.1:1/\($0) key" }
    try Data((["truce witnesses v1"] + lines).joined(separator: "\n").utf8).write(to: file)
    let result = try run(act)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("It does not say how much it has seen: http://127.0.0.1:1/8"))
    #expect(result.errors.contains("Not asked how much it has seen: http://127.0.0.1:1/9"))
    #expect(result.errors.contains("Not asked how much it has seen: http://127.0.0.1:1/10"))
  }

  @Test func largeSlowAndManyRequestsStopNobody() throws {
    let witness = try RunningWitness("neutral", of: try key, in: folder)
    let large = [UInt8](repeating: 65, count: (1 << 20) + 1)
    #expect(try witness.ask(large).status == 413)
    // Forty clients that say half a request and fall silent.
    var sockets: [Int32] = []
    for number in 0..<40 {
      let socket = try witness.connected()
      let half = Array(
        (number % 2 == 0
          ? "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nold 0\n"
          : "POST /add-check").utf8)
      _ = send(socket, half, half.count, Int32(MSG_NOSIGNAL))
      sockets.append(socket)
    }
    #expect(try witness.ask(try request("harbour", seen: 0)).status == 200)
    for socket in sockets { close(socket) }
    // Garbage in place of HTTP is no request.
    #expect(try witness.ask(try request("harbour", seen: 0)).status == 409)
  }

  @Test func twoWitnessesUnderAPolicyVouchForAnEntry() throws {
    let neutral = try RunningWitness("neutral", of: try key, in: folder)
    let north = try RunningWitness("north", of: try key, in: folder)
    let policy = """
      log \(try key)
      witness neutral \(neutral.key)
      witness north \(north.key)
      group both all neutral north
      quorum both

      """
    try Data(policy.utf8).write(to: folder.url.appendingPathComponent("policy"))
    try well("truce ledger show harbour --entry 1 -o 1.json")
    func verify() throws -> Shell.Result {
      try well("truce ledger prove harbour 1 -o 1.proof")
      return try run("truce ledger verify 1.proof --entry 1.json --policy policy")
    }
    #expect(try verify().status == 4)
    try well("truce ledger witness ask harbour --url \(neutral.address) --key '\(neutral.key)'")
    #expect(try verify().status == 4)
    try well("truce ledger witness ask harbour --url \(north.address)/ --key '\(north.key)'")
    let both = try verify()
    #expect(both.status == 0, "\(both.errors)")
    #expect(both.output.contains("not that the witness agrees with the contents"))
    try well("truce ledger fsck harbour --policy policy")
    try well("truce ledger audit harbour --policy policy")
    // The log grows; both sign again, from what they have recorded.
    try step("harbour", "more")
    for witness in [neutral, north] {
      try well("truce ledger witness ask harbour --url \(witness.address) --key '\(witness.key)'")
    }
    try well("truce ledger audit harbour --policy policy")
    // The key of another witness spoils nothing and vouches for nothing.
    let other = try run(
      "truce ledger witness ask harbour --url \(north.address) --key '\(neutral.key)'")
    #expect(other.status != 70)
  }
}
