// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceGround
import TruceStore

/// A copy of an example mission in a folder of its own, its declared feeds taken in.
struct ExampleMission {
  let folder: TemporaryFolder
  let mission: Mission

  /// The folder of the examples in this checkout.
  static let examples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples").path

  init(_ name: String) throws {
    folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    try FileManager.default.copyItem(atPath: Self.examples + "/" + name, toPath: path)
    mission = try Mission(
      opening: path, writing: Mission.Writer(now: Instant(secondsSince1970: 1_764_000_000)))
    for feed in mission.file.feeds {
      for file in feed.files { _ = try mission.take(mission.declared(file, of: feed)) }
    }
  }
}
