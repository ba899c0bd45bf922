// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce rebuild MISSION`.
  static let rebuild = Command(
    name: "rebuild", summary: "make the index again from the ledger",
    about: """
      Makes index.gpkg, which QGIS and GDAL open as it is, from the ledger and the evidence. The index \
      that is there is not read.
      """,
    operands: [.mission],
    examples: [Example(line: "truce rebuild build/energy-2025", words: "after the index was lost")],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let path = mission.folder.path(of: "index.gpkg")
    try GeoPackage(of: try mission.content()).write(to: path)
    world.output.line("\(path.madeVisible) is made.")
    return .well
  }
}
