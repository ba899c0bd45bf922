// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce bench ledger FOLDER`.
  static let benchLedger = Command(
    name: "ledger", summary: "measure a ledger on a disk of your own",
    about: """
      Makes a ledger in a folder that is not there yet, appends to it, opens it, proves and audits, and \
      takes the folder away. Single appends are measured beside the disk's own fdatasync, in the \
      same folder and in turns. Prints one line of JSON.
      """,
    operands: [
      Operand(name: "FOLDER", words: "a folder that is not there yet, on the disk", kind: .folder)
    ],
    options: [
      Option(
        name: "entries", value: Option.Value(name: "N", kind: .whole(1...100_000_000)),
        words: "how many entries of 200 bytes; 100,000 when not given")
    ],
    examples: [
      Example(line: "truce bench ledger build/bench-ledger --entries 1000000", words: "a million")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let path = invocation.first
    if InputFile.exists(path) { throw Diagnostics(.benchFolder(path)) }
    guard mkdir(path, 0o755) == 0 else {
      throw Diagnostics(.benchFolder(path, because: errno))
    }
    let bench = LedgerBench(path: path, count: Int(invocation.number("entries") ?? 100_000))
    defer { bench.remove() }
    world.print(.object(try bench.measured()))
    return .well
  }
}

/// A ledger that is made to be measured.
private struct LedgerBench {
  /// A folder of its own.
  let path: String
  /// How many entries the log gets in batches.
  let count: Int
  private static let width = 200
  private static let batch = 1000
  private static let singles = 500
  private var log: String { path + "/ledger" }

  init(path: String, count: Int) {
    self.path = path
    self.count = count
  }

  /// What was measured, by name.
  func measured() throws(Diagnostics) -> [(String, JSON)] {
    let signer = try Signer(
      name: Octets("example.org/bench"), kind: .note, seed: Array(repeating: 7, count: 32))
    var found: [(String, JSON)] = [("entries", .integer(count))]
    found.append(
      ("batched_per_second", .rounded(Double(count) / (try appended(by: signer)), to: 0)))
    let reading = try median { () throws(Diagnostics) in _ = try Ledger(opening: log) }
    found.append(("open_ms", .rounded(reading * 1000, to: 3)))
    let writing = try median { () throws(Diagnostics) in
      _ = try Ledger(opening: log, signer: signer)
    }
    found.append(("open_to_write_ms", .rounded(writing * 1000, to: 3)))
    found.append(("proof_ms", .rounded(try proof() * 1000, to: 4)))
    if count <= 1_000_000 {
      let audit = try median { () throws(Diagnostics) in
        let inspection = try Ledger.audit(at: log, key: signer.key)
        if let fault = Diagnostics(inspection.faults) { throw fault }
      }
      found.append(("audit_s", .rounded(audit, to: 3)))
    }
    return found + (try singles(by: signer))
  }

  private func entry(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](
      repeating: UInt8(truncatingIfNeeded: number &* 31), count: LedgerBench.width)
    for place in 0..<8 { bytes[place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
    return bytes
  }

  /// Appends all entries in batches, to the last durable tile; gives the seconds.
  private func appended(by signer: Signer) throws(Diagnostics) -> Double {
    let ledger = try Ledger.create(at: log, signer: signer)
    var seconds = 0.0
    for start in stride(from: 0, to: count, by: LedgerBench.batch) {
      let entries = (start..<min(count, start + LedgerBench.batch)).map(entry)
      seconds += try self.seconds { () throws(Diagnostics) in try ledger.append(entries) }
    }
    return try seconds + self.seconds { () throws(Diagnostics) in try ledger.settle() }
  }

  /// Seconds a proof takes, the mean of a thousand over the whole log.
  private func proof() throws(Diagnostics) -> Double {
    let ledger = try Ledger(opening: log)
    let tries = 1000
    let time = try seconds { () throws(Diagnostics) in
      for number in 0..<tries { _ = try ledger.proof(of: number &* 7_919_993 % count) }
    }
    return time / Double(tries)
  }

  /// Single appends, published and not, beside the disk's own `fdatasync`, in turns.
  private func singles(by signer: Signer) throws(Diagnostics) -> [(String, JSON)] {
    let ledger = try Ledger(opening: log, signer: signer)
    let beside = open(path + "/beside", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(beside) }
    let bytes = [UInt8](repeating: 1, count: 600)
    let rounds = 5
    let each = LedgerBench.singles / rounds
    var (published, quiet, disk) = (0.0, 0.0, 0.0)
    for round in 0..<rounds {
      let start = round * each
      published += try seconds { () throws(Diagnostics) in
        for number in start..<start + each { try ledger.append([entry(number)]) }
      }
      quiet += try seconds { () throws(Diagnostics) in
        for number in start..<start + each {
          try ledger.append([entry(number)], isPublished: false)
        }
      }
      disk += try seconds { () throws(Diagnostics) in
        for number in start..<start + each {
          let done = pwrite(beside, bytes, bytes.count, number * bytes.count)
          if done != bytes.count || fdatasync(beside) != 0 {
            throw Diagnostics(.benchFolder(path, because: errno))
          }
        }
      }
    }
    let total = Double(rounds * each)
    return [
      ("singles_per_second", .rounded(total / published, to: 0)),
      ("singles_unpublished_per_second", .rounded(total / quiet, to: 0)),
      ("fdatasync_per_second", .rounded(total / disk, to: 0)),
    ]
  }

  private func seconds(
    _ body: () throws(Diagnostics) -> Void
  ) throws(Diagnostics) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    let time = clock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  private func median(
    _ body: () throws(Diagnostics) -> Void
  ) throws(Diagnostics) -> Double {
    var times: [Double] = []
    for _ in 0..<5 { times.append(try seconds(body)) }
    return times.sorted()[2]
  }

  /// Takes the folder away with all that was made in it.
  func remove() { PublishedFolder.remove(path) }
}

extension Diagnostic {
  fileprivate static func benchFolder(_ path: String, because fault: Int32? = nil) -> Diagnostic {
    Diagnostic(
      .error, "command.bench-folder", at: nil,
      fault.map { "'\(path)' cannot be used: \(String(cString: strerror($0)))" }
        ?? "'\(path)' is there already",
      expected: "the name of a folder that is not there yet, in one that is",
      mend: "name another folder; it is taken away afterwards")
  }
}
