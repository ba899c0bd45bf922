// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import TruceFindings
import TruceGround
import TruceStore

/// The content of the example mission, from a copy of its folder with its declared feeds taken in.
enum RealCase {
  /// Made once for all tests of a run.
  static let content = Result { try made.get().0 }
  /// What assesses it.
  static let assessor = Result { try made.get().1 }
  private static let made = Result { try make() }

  private static func make() throws -> (MissionContent, Assessor) {
    let examples = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("examples").path
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("truce-publish-\(ProcessInfo.processInfo.processIdentifier)").path
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.copyItem(atPath: examples + "/energy-2025", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mission = try Mission(
      opening: folder, writing: Mission.Writer(now: Instant(secondsSince1970: 1_764_000_000)))
    for feed in mission.file.feeds {
      for file in feed.files { _ = try mission.take(mission.declared(file, of: feed)) }
    }
    return (try mission.content(), try mission.assessor())
  }
}
