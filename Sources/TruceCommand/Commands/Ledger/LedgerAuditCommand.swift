// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce ledger audit DIR --vkey KEY`.
  static let ledgerAudit = Command(
    name: "audit", summary: "audit any log in these formats, ours or a stranger's",
    about: """
      Verifies signature, entries, tiles and root of a static log (C2SP tlog-tiles), without knowing \
      what its entries mean. With a policy, its quorum of witnesses as well.
      """,
    operands: [
      Operand(name: "DIR", words: "the folder that holds 'checkpoint' and 'tile'", kind: .folder)
    ],
    options: [.vkey, .policy],
    examples: [
      Example(line: "truce ledger audit mirror --policy policy", words: "a log with its witnesses")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let trust = try Trust(invocation)
    guard let key = trust.key ?? trust.policy.logs.first?.key else {
      preconditionFailure("trust names a log")
    }
    let policy = invocation.has("policy") ? trust.policy : nil
    let inspection = try Ledger.audit(at: ledgerPath(invocation.first), key: key, policy: policy)
    return report(inspection, of: nil, faults: inspection.faults, world)
  }
}
