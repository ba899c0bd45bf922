// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceLedger

/// Which part of the state an entry belongs to; the names are those of kept files.
enum StatePartName: String, CaseIterable {
  case texts
  case imports
  case leads
  case cases
  case acts

  /// The part of an entry.
  init(of entry: LedgerEntry) {
    switch entry.act {
    case .founded, .key, .file: self = .texts
    case .importFeed: self = .imports
    case .leads: self = .leads
    case .caseStep: self = .cases
    case .observation, .split, .join, .evidence, .grading, .delivery, .report, .correction,
      .erasure:
      self = .acts
    }
  }
}

/// The keys of those who act, and the mission's texts.
struct TextsPart: StatePart {
  private(set) var keys: [String: VerifierKey] = [:]
  private(set) var files: [String: EvidenceItem] = [:]
  private(set) var texts: [(entry: Int, when: Instant, name: String, item: EvidenceItem)] = []

  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    if case .key(let bytes) = entry.act {
      keys[LedgerEntry.id(of: bytes)] = VerifierKey(
        name: "person", kind: .note, publicKey: bytes)
    } else if case .file(let name, let item) = entry.act {
      files[name] = item
      texts.append((index, entry.when, name, item))
    }
  }
}

/// Downloads.
struct ImportsPart: StatePart {
  private(set) var imports: [(entry: Int, when: Instant, download: LedgerEntry.FeedImport)] = []

  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    if case .importFeed(let download) = entry.act {
      imports.append((index, entry.when, download))
    }
  }
}

/// Names that lead on.
struct LeadsPart: StatePart {
  private(set) var leads: [LedgerEntry.Lead] = []

  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    if case .leads(let pairs) = entry.act { leads += pairs }
  }
}

/// Cases, in the order in which they were opened.
struct CasesPart: StatePart {
  private(set) var cases: [Case] = []
  private var places: [Incident.ID: Int] = [:]

  /// The case of an incident; `nil` when nobody has looked at it.
  func reviewCase(of incident: Incident.ID) -> Case? { places[incident].map { cases[$0] } }

  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    guard case .caseStep(let incident, let act) = entry.act else { return }
    let step = CaseStep(
      entry: index, when: entry.when, who: entry.who, act: act, because: entry.because ?? "")
    // A step that its case refuses was never written by Truce; it stays in the ledger and counts for
    // nothing.
    if let place = places[incident] {
      guard act.opensItsSeal(in: cases[place]) else { return }
      try? cases[place].add(step)
    } else {
      var reviewed = Case(of: incident)
      guard act.opensItsSeal(in: reviewed), (try? reviewed.add(step)) != nil else { return }
      places[incident] = cases.count
      cases.append(reviewed)
    }
  }
}

/// What people did beside, and what they took back of it.
struct ActsPart: StatePart {
  private(set) var observations: [(entry: Int, when: Instant, who: String, item: EvidenceItem)] =
    []
  private(set) var linkActs: [(entry: Int, entryValue: LedgerEntry)] = []
  private(set) var records = MissionRecords()
  /// Who made each entry that can be taken back, by its number.
  private var makers: [Int: String] = [:]

  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    switch entry.act {
    case .observation(let item):
      observations.append((index, entry.when, entry.who, item))
      makers[index] = entry.who
    case .split, .join:
      linkActs.append((index, entry))
      makers[index] = entry.who
    case .evidence, .grading, .delivery, .report:
      records.fold(entry, at: index)
      makers[index] = entry.who
    case .correction(let wrong):
      // Nobody takes back what another has done: it stays in the ledger and counts for nothing.
      if makers[wrong] == entry.who { records.fold(entry, at: index) }
    case .erasure: records.fold(entry, at: index)
    case .founded, .key, .file, .importFeed, .caseStep, .leads: break
    }
  }
}
