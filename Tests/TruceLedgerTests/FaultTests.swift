// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceLedger

/// What a disk does from its n-th call on.
private enum Fault: String, CaseIterable {
  /// That one call fails, the others do not.
  case error
  /// The process is gone: nothing more is done.
  case crash
  /// The machine is gone: files that were not made durable are empty, and the journal may be torn.
  case powerLoss
}

extension Diagnostic {
  fileprivate static let broken = Diagnostic(.error, "test.broken", at: nil, "", mend: "")
}

/// Counts the calls on a disk and lets them fail from one of them on.
private final class Breaker {
  var calls = 0
  let fault: Fault
  let place: Int

  init(_ fault: Fault, at place: Int) {
    self.fault = fault
    self.place = place
  }

  var isBroken: Bool { calls > place }

  func call() throws(Diagnostics) {
    calls += 1
    if fault == .error ? calls == place + 1 : isBroken { throw Diagnostics(.broken) }
  }
}

/// What a run has been told of its batches, in their order.
private struct Outcome {
  /// Batches for which `append` returned.
  var acknowledged: [[[UInt8]]] = []
  /// The batch of which it was said that only opening again can tell.
  var doubtful: [[UInt8]]?
}

@Suite struct FaultTests {
  private let batches = [1, 3, 252, 1, 300, 1].reduce(into: [[[UInt8]]]()) { batches, count in
    let start = batches.map(\.count).reduce(0, +)
    batches.append((start..<start + count).map { entry($0) })
  }

  /// Makes a ledger and appends to it on a disk that fails.
  private func run(on disk: Disk, _ breaker: Breaker) throws -> Outcome {
    var outcome = Outcome()
    disk.beforeCall = { _, _ throws(Diagnostics) in try breaker.call() }
    guard let ledger = try? Ledger.create(on: disk, signer: signer()) else { return outcome }
    for (number, batch) in batches.enumerated() {
      do throws(Diagnostics) {
        try ledger.append(batch, isPublished: number % 3 != 2)
        outcome.acknowledged.append(batch)
      } catch {
        if error.all[0].slug == "ledger.doubtful", outcome.doubtful == nil {
          outcome.doubtful = batch
        }
      }
      if number == 2 { try? ledger.keepCheckpoint() }
      if number == 4 { try? ledger.settle() }
    }
    return outcome
  }

  /// Does to the folder what a loss of power may do.
  private func losePower(_ disk: Disk, dice: inout Dice) throws {
    for path in disk.unsettled.sorted() {
      let file = "\(disk.root)/\(path)"
      if dice.next() % 2 == 0 {
        try FileManager.default.removeItem(atPath: file)
      } else {
        try write([], to: file)
      }
    }
  }

  @Test(arguments: Fault.allCases.map(\.rawValue))
  func afterAFaultAtAnyCallNothingAcknowledgedIsLostAndNothingIsHalf(_ name: String) throws {
    let fault = try #require(Fault(rawValue: name))
    let workshop = try Workshop()
    var dice = Dice(seed: 7)
    var place = 0
    while true {
      let path = workshop.at("\(place)")
      let disk = Disk(root: path)
      let breaker = Breaker(fault, at: place)
      let outcome = try run(on: disk, breaker)
      if !breaker.isBroken { break }
      if fault == .powerLoss { try losePower(disk, dice: &dice) }
      try check(path, outcome, "\(fault) at call \(place)")
      try FileManager.default.removeItem(atPath: path)
      place += fault == .error ? 1 : Int.random(in: 1...3, using: &dice)
    }
    #expect(place > 100)
  }

  private func check(_ path: String, _ outcome: Outcome, _ label: String) throws {
    guard let ledger = try? Ledger(opening: path, signer: signer()) else {
      // Only where the ledger had not been made.
      #expect(outcome.acknowledged.isEmpty, "\(label)")
      _ = try Ledger.create(at: path, signer: signer())
      return
    }
    let expected = outcome.acknowledged.flatMap { $0 }
    let found = try ledger.entries()
    let allowed = [expected, expected + (outcome.doubtful ?? [])]
    #expect(allowed.contains(found), "\(label): \(found.count) entries, told \(expected.count)")
    #expect(try ledger.fsck().faults == [], "\(label)")
    try ledger.append([entry(9999)])
    #expect(try ledger.fsck().entries == found.count + 1, "\(label)")
  }

  @Test func fsckAloneRightsWhatACrashHasLeft() throws {
    let workshop = try Workshop()
    for place in stride(from: 0, to: 200, by: 7) {
      let path = workshop.at("\(place)")
      let outcome = try run(on: Disk(root: path), Breaker(.crash, at: place))
      if outcome.acknowledged.isEmpty { continue }
      let found = try Ledger.fsck(at: path)
      #expect(found.faults == [], "crash at call \(place)")
      #expect(found.entries >= outcome.acknowledged.map(\.count).reduce(0, +))
    }
  }

  @Test func aTornOrFalseJournalRecordIsAsIfItHadNotBeen() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let ledger = try Ledger.create(at: path, signer: signer())
    try ledger.append((0..<5).map { entry($0) })
    let journal = try files(below: path).first { $0.path == "journal" }?.bytes ?? []
    #expect(journal.count > 200)
    try ledger.settle()
    withExtendedLifetime(ledger) {}
    _ = try Ledger.create(at: workshop.at("other"), signer: signer())
    for length in 0..<journal.count {
      try write(Array(journal.prefix(length)), to: workshop.at("other/journal"))
      #expect(try Ledger.fsck(at: workshop.at("other"), waiting: 0).entries == 0, "\(length) bytes")
    }
  }

  @Test func aJournalThatDoesNotFollowIsAFault() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    do {
      let ledger = try Ledger.create(at: path, signer: signer())
      try ledger.append([entry(0)])
    }
    let strange = try Ledger.create(at: workshop.at("strange"), signer: signer())
    try strange.append([entry(7)])
    try strange.settle()
    try strange.append([entry(8)])
    let journal = try files(below: workshop.at("strange")).first { $0.path == "journal" }?.bytes
    try write(try #require(journal), to: "\(path)/journal")
    #expect(slugs { _ = try Ledger(opening: path, signer: signer()) } == ["ledger.root"])
    #expect(try Ledger.fsck(at: path).faults.map(\.slug) == ["ledger.root", "ledger.journal-left"])
  }
}
