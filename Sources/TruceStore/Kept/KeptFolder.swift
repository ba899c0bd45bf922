// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEngine
internal import TruceGround
internal import TruceLedger

/// What was worked out of missions and is kept in the user's own cache, so that it need not be worked
/// out again.
///
/// It lies outside every mission: a mission that was received brings none. A file's name is the digest
/// of all that its content follows from (ledger, texts, question, program), so a file is never out of
/// date, only unused. Delete the folder at any time.
public struct KeptFolder: Sendable {
  /// Where it lies.
  public let path: String
  /// How many incidents a mission has at least, of which anything is kept.
  public let leastIncidents: Int

  /// A folder; it is made when something is kept.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - leastIncidents: How many incidents a mission has at least; a smaller one is read as fast.
  public init(path: String, leastIncidents: Int = 1_000) {
    self.path = path
    self.leastIncidents = leastIncidents
  }

  /// How many files of one mission and kind stay.
  private static let most = 4

  /// The file of a mission's log that has a name; `nil` where none is kept.
  func file(_ name: String, of log: String) -> KeptFile? {
    let file = "\(path)/\(log)/\(name)"
    guard let kept = KeptFile(opening: file) else { return nil }
    // What was used last goes last.
    utimes(file, nil)
    return kept
  }

  /// Begins a file; `nil` where the folder cannot be made.
  func writer(_ name: String, of log: String) -> KeptFile.Writer? {
    try? FileManager.default.createDirectory(
      atPath: "\(path)/\(log)", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    return KeptFile.Writer(to: "\(path)/\(log)/\(name)")
  }

  /// Takes away the files with an ending that were not used for longest.
  func prune(_ ending: String, of log: String) {
    let folder = "\(path)/\(log)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(ending) }.map { name in
      var status = stat()
      let isThere = stat("\(folder)/\(name)", &status) == 0
      return (used: isThere ? status.st_mtim.tv_sec : 0, name: name)
    }.sorted { ($1.used, $1.name) < ($0.used, $0.name) }
    for file in files.dropFirst(KeptFolder.most) { unlink("\(folder)/\(file.name)") }
  }

  /// What tells this program from another that would work out something else.
  static let program: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
    return "\(status.st_size) \(status.st_ino) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }()
}

extension MissionFolder {
  /// The part of the cache that is this mission's.
  var keptName: String {
    let real = realpath(path, nil)
    defer { free(real) }
    let name = real.map { String(cString: $0) } ?? path
    return String(Hash(of: Array(name.utf8)).hex.prefix(32))
  }
}
