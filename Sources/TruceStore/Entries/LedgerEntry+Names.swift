// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround

extension LedgerEntry {
  /// The items of evidence that the entry names.
  var items: [EvidenceItem] {
    switch act {
    case .file(_, let item), .observation(let item): return [item]
    case .importFeed(let download): return [download.item] + (download.mapping.map { [$0] } ?? [])
    case .evidence(let record):
      if case .open(let item) = record.content { return [item] }
      return []
    case .founded, .key, .split, .join, .caseStep, .leads, .grading, .delivery, .report,
      .correction, .erasure:
      return []
    }
  }

  /// The commitments of the entry whose content may lie in the vault, with what each is of.
  var commitments: [(item: String, of: SealedKind)] {
    var all = because.map { [($0, SealedKind.reason)] } ?? []
    switch act {
    case .caseStep(_, .sealedReview(let kept)): all.append((kept, .review))
    case .caseStep(_, .reply(_, let kept)): all.append((kept, .reply))
    case .caseStep(_, .dissent(let kept)): all.append((kept, .dissent))
    case .evidence(let record):
      if case .personal(let kept) = record.content { all.append((kept, .evidence)) }
      all.append((record.details, .origin))
    case .caseStep(_, .open), .caseStep(_, .assign), .caseStep(_, .review),
      .caseStep(_, .unsealing), .caseStep(_, .correction), .caseStep(_, .close):
      break
    case .founded, .key, .file, .importFeed, .observation, .split, .join, .leads, .grading,
      .delivery, .report, .correction, .erasure:
      break
    }
    return all
  }

  /// The files that the entry names, below the mission's folder.
  var fileNames: [String] {
    items.map { EvidenceStore.name(of: $0.digest) } + commitments.map { "vault/" + $0.item }
  }

  /// The files that the entry says were erased.
  var erasedNames: [String] {
    if case .erasure(let item) = act { ["vault/" + item] } else { [] }
  }
}

/// What content of the vault is.
public enum SealedKind: String, Hashable, Sendable, CaseIterable {
  /// The reason of an act.
  case reason
  /// The result of a sealed review.
  case review
  /// The words of a party's reply.
  case reply
  /// The words of a dissent.
  case dissent
  /// Who brought an item of evidence, and from where.
  case origin
  /// An item of evidence that names persons.
  case evidence
}
