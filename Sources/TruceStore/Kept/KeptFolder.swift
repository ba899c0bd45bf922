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
    guard !KeptFolder.program.isEmpty, let kept = KeptFile(opening: file) else { return nil }
    // What was used last goes last.
    utimes(file, nil)
    return kept
  }

  /// Begins a file; `nil` where the folder cannot be made.
  func writer(_ name: String, of log: String) -> KeptFile.Writer? {
    if KeptFolder.program.isEmpty { return nil }
    try? FileManager.default.createDirectory(
      atPath: "\(path)/\(log)", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    return KeptFile.Writer(to: "\(path)/\(log)/\(name)")
  }

  /// Takes away the files with an ending that were not used for longest, and what a killed command left
  /// of a file an hour ago or earlier.
  func prune(_ ending: String, of log: String) {
    let folder = "\(path)/\(log)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    func used(_ name: String) -> Int {
      var status = stat()
      return stat("\(folder)/\(name)", &status) == 0 ? status.st_mtim.tv_sec : 0
    }
    let files = names.filter { $0.hasSuffix(ending) }.map { (used: used($0), name: $0) }
      .sorted { ($1.used, $1.name) < ($0.used, $0.name) }
    for file in files.dropFirst(KeptFolder.most) { unlink("\(folder)/\(file.name)") }
    guard let newest = files.first?.used else { return }
    for name in names where name.hasSuffix(".part") && used(name) < newest - 3600 {
      unlink("\(folder)/\(name)")
    }
  }

  /// What tells this program from another that would work out something else: itself, the libraries
  /// it runs with and the time zones of the system, by size and time; empty where they cannot be told.
  static let program: String = {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else {
      return ""
    }
    var paths = ["/proc/self/exe", "/usr/share/zoneinfo", "/usr/share/zoneinfo/tzdata.zi"]
    for line in maps.split(separator: "\n") {
      guard let start = line.firstIndex(of: "/") else { continue }
      let path = String(line[start...])
      if path.contains(".so"), !paths.contains(path) { paths.append(path) }
    }
    let words = paths.map { path -> String in
      var status = stat()
      guard stat(path, &status) == 0 else { return "none" }
      let time = status.st_mtim
      return "\(status.st_size) \(status.st_ino) \(time.tv_sec) \(time.tv_nsec)"
    }
    return Hash(of: Array(words.sorted().joined(separator: "\n").utf8)).hex
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
