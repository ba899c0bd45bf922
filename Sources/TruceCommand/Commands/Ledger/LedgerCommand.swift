// SPDX-License-Identifier: Apache-2.0

extension Command {
  /// `truce ledger ...`: what a mission recorded, and how a stranger checks it.
  static let ledger = Command(
    name: "ledger", summary: "show, prove and check what was recorded",
    about: """
      The ledger of a mission holds everything that changed it, in published formats (C2SP \
      tlog-tiles), so that a stranger's tools can check it.
      """,
    subcommands: [
      .ledgerInit, .ledgerAddKey, .ledgerCorrect, .ledgerShow, .ledgerFsck, .ledgerProve,
      .ledgerVerify,
      .ledgerAudit,
      .ledgerExport, .ledgerWitness,
    ])
}

extension Command {
  /// The folder of a mission's ledger; a folder that is itself a log is taken as it is.
  static func ledgerPath(_ path: String) -> String {
    InputFile.exists(path + "/ledger/checkpoint") ? path + "/ledger" : path
  }
}
