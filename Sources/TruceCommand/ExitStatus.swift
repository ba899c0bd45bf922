// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// How a run of `truce` ended, as the shell sees it: all exit statuses on one page.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All is well; notes and warnings alone are well.
  case well = 0
  /// `check` or `test` found an error; with `--strict`, a warning.
  case foundErrors = 1
  /// The command line cannot be understood.
  case commandLine = 2
  /// A command other than `check` and `test` could not read what it was given.
  case unreadableInput = 3
  /// The ledger, a proof or a report does not hold.
  case integrityFailed = 4
  /// The outside world failed: a disk, a lock held by another, a network.
  case outsideWorld = 5
  /// A defect in Truce.
  case defect = 70

  /// What it means, in a few words, for help pages and the manual.
  var words: String {
    switch self {
    case .well: "all is well"
    case .foundErrors: "an error was found"
    case .commandLine: "the command line cannot be understood"
    case .unreadableInput: "the input could not be read"
    case .integrityFailed: "the ledger, a proof or a report does not hold"
    case .outsideWorld: "the outside world failed: a disk, a lock, a network"
    case .defect: "a defect in Truce"
    }
  }

  /// The status of a command that ended with these faults.
  ///
  /// The gravest kind decides: a fault of integrity, then of the world, of the command line, of the
  /// input. A slug's kind is its room's, unless it is named here.
  init(of diagnostics: Diagnostics) {
    let kinds = diagnostics.all.filter { $0.severity == .error }.map {
      ExitStatus.kind(of: $0.slug)
    }
    let gravest: [ExitStatus] = [.integrityFailed, .outsideWorld, .commandLine]
    self = gravest.first { kinds.contains($0) } ?? .unreadableInput
  }

  private static func kind(of slug: String) -> ExitStatus {
    if let named = named[slug] { return named }
    return rooms[String(slug.prefix { $0 != "." })] ?? .unreadableInput
  }

  /// Rooms whose faults are not of the input.
  private static let rooms: [String: ExitStatus] = [
    "command": .commandLine, "output": .outsideWorld, "ledger": .integrityFailed,
  ]

  /// Slugs that are of another kind than their room.
  private static let named: [String: ExitStatus] = {
    var named: [String: ExitStatus] = [:]
    for (status, slugs) in [
      (ExitStatus.integrityFailed, integrity), (.outsideWorld, world), (.unreadableInput, input),
      (.commandLine, names),
    ] {
      for slug in slugs { named[slug] = status }
    }
    return named
  }()

  /// What was kept is not what was written.
  private static let integrity = [
    "reproduce.differs", "reproduce.other-ledger", "store.entry", "store.entry-signature",
    "store.evidence-changed", "store.evidence-missing", "store.index-differs", "store.stray-file",
    "store.text-name", "store.vault-changed", "store.vault-missing", "store.vault-not-erased",
  ]

  /// Disks, locks and memory.
  private static let world = [
    "ledger.cannot-read", "ledger.cannot-write", "ledger.doubtful", "ledger.key-memory",
    "ledger.locked", "ledger.read-only",
    "http.cannot-listen", "http.no-answer", "publish.locked", "publish.no-browser",
    "publish.not-ours", "publish.not-printed",
    "store.index-unwritable", "store.not-removed", "store.unwritable",
  ]

  /// Files that a person hands to the ledger, and that are not what they should be.
  private static let input = [
    "ledger.answer-text", "ledger.batch-size", "ledger.entry-size", "ledger.exists",
    "ledger.key-file", "ledger.key-id", "ledger.key-kind",
    "ledger.key-locked", "ledger.key-name", "ledger.key-point", "ledger.key-text",
    "ledger.not-found", "ledger.passphrase-empty", "ledger.policy-byte",
    "ledger.policy-duplicate", "ledger.policy-end", "ledger.policy-kind", "ledger.policy-line",
    "ledger.policy-member", "ledger.policy-name", "ledger.policy-quorum", "ledger.policy-size",
    "ledger.policy-threshold", "ledger.policy-unknown", "ledger.proof-text",
    "ledger.request-text", "ledger.split-text",
  ]

  /// Names on the command line that the mission does not have.
  private static let names = [
    "command.bench-folder", "publish.no-figure", "reproduce.no-mission", "store.corrected",
    "store.erased",
    "store.evidence-known", "store.join",
    "store.key-known", "store.no-commitment", "store.no-correction", "store.no-event",
    "store.no-grade", "store.no-incident", "store.no-item", "store.no-party",
    "store.no-source", "store.not-own",
    "store.person-name", "store.split", "store.two-incidents", "store.two-items",
  ]
}
