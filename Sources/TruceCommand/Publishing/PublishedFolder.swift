// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Synchronization
internal import TruceGround
internal import TruceLedger

/// A folder that a site is published into: the old site stands until the new one is whole.
///
/// What is new or other is first written into `.truce-publish` within the folder, and flushed to the
/// disk. Only then a list of moves is written, and the moves are made; a run that is killed before has
/// changed nothing, and one that is killed among the moves is finished by the next run. Only what
/// `SHA256SUMS` names is ours: nothing else is replaced or removed.
final class PublishedFolder: Sendable {
  /// What a run did.
  struct Outcome: Hashable, Sendable {
    /// Files that are new or other.
    var written = 0
    /// Files that were there with the same bytes.
    var unchanged = 0
    /// Files of an earlier site that this one does not have.
    var removed = 0
    /// Files of an earlier site that somebody changed since, and that stay.
    var kept: [String] = []
  }

  /// The list of digests, which is also the list of what is ours.
  static let manifestName = "SHA256SUMS"
  private static let stagingName = ".truce-publish"

  /// Where it is.
  let path: String
  private let lock: Int32
  /// What the last run made.
  private let old: SiteManifest
  private let made = Mutex<Made>(Made())

  private struct Made {
    var digests: [String: String] = [:]
    var moves: [String] = []
    var unchanged = 0
  }

  private var staging: String { path + "/" + PublishedFolder.stagingName }

  /// Opens a folder, makes it when it is missing, and finishes what a killed run left undone.
  ///
  /// - Throws: `output.not-written`, `publish.locked`, `publish.manifest`.
  init(opening path: String) throws(Diagnostics) {
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    self.path = target
    if mkdir(target, 0o777) != 0, errno != EEXIST {
      throw Diagnostics(.notWritten(path, errno: errno))
    }
    lock = open(target, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw Diagnostics(.notWritten(path, errno: errno)) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Diagnostics(.publishing(path))
    }
    do throws(Diagnostics) {
      try PublishedFolder.finish(target)
      PublishedFolder.remove(target + "/" + PublishedFolder.stagingName)
      let manifest = target + "/" + PublishedFolder.manifestName
      old =
        InputFile.exists(manifest)
        ? try SiteManifest(parsing: InputFile.bytes(of: manifest), name: manifest)
        : SiteManifest()
    } catch {
      close(lock)
      throw error
    }
  }

  deinit { close(lock) }

  /// What the last run made under a name; `nil` where it made none, or it is gone.
  ///
  /// - Throws: what reading a file throws.
  func bytes(of name: String) throws(Diagnostics) -> [UInt8]? {
    guard old[name] != nil, InputFile.exists(path + "/" + name) else { return nil }
    return try InputFile.bytes(of: path + "/" + name)
  }

  /// Takes one file of the new site; may be called from several threads, once a path.
  ///
  /// - Throws: `output.not-written`, `publish.not-ours` when a file of that name stands there that no
  ///   earlier run made.
  func take(_ bytes: [UInt8], as name: String) throws(Diagnostics) {
    let digest = Hash(of: bytes).hex
    let target = path + "/" + name
    let known = PublishedFolder.digest(of: target)
    if known == digest {
      made.withLock {
        $0.digests[name] = digest
        $0.unchanged += 1
      }
      return
    }
    if PublishedFolder.isThere(target), old[name] == nil { throw Diagnostics(.notOurs(target)) }
    try PublishedFolder.makeFolders(of: name, in: staging)
    let fault = PublishedFolder.write(bytes, to: staging + "/" + name)
    if fault != 0 { throw Diagnostics(.notWritten(target, errno: fault)) }
    made.withLock {
      $0.digests[name] = digest
      $0.moves.append(name)
    }
  }

  /// Puts the new site in the old one's place.
  ///
  /// - Parameter order: The names of the site in the order in which they are moved; the list of
  ///   digests comes last.
  /// - Returns: What was done.
  /// - Throws: `output.not-written`.
  func commit(in order: [String]) throws(Diagnostics) -> Outcome {
    let made = made.withLock { $0 }
    var outcome = Outcome(unchanged: made.unchanged)
    let manifest = SiteManifest(made.digests)
    let text = manifest.text
    try take(Array(text.utf8), asManifest: PublishedFolder.manifestName)
    let moved = Set(made.moves)
    var steps = order.filter { moved.contains($0) }.map { "move \($0)" }
    outcome.written = steps.count
    for (name, digest) in old.entries where manifest[name] == nil {
      let known = PublishedFolder.digest(of: path + "/" + name)
      if known == digest {
        outcome.removed += 1
        steps.append("remove \(digest) \(name)")
      } else if known != nil {
        outcome.kept.append(name)
      }
    }
    if InputFile.exists(staging + "/" + PublishedFolder.manifestName) {
      steps.append("move \(PublishedFolder.manifestName)")
    }
    if !steps.isEmpty {
      sync()
      try OutputFile.write(
        Array((steps.joined(separator: "\n") + "\nend\n").utf8), to: staging + "/moves")
      try PublishedFolder.finish(path)
    }
    PublishedFolder.remove(staging)
    return outcome
  }

  /// Leaves everything as it was before.
  func abandon() { PublishedFolder.remove(staging) }

  private func take(_ bytes: [UInt8], asManifest name: String) throws(Diagnostics) {
    let target = path + "/" + name
    if PublishedFolder.digest(of: target) == Hash(of: bytes).hex { return }
    if PublishedFolder.isThere(target), old.entries.isEmpty {
      throw Diagnostics(.notOurs(target))
    }
    try PublishedFolder.makeFolders(of: name, in: staging)
    let fault = PublishedFolder.write(bytes, to: staging + "/" + name)
    if fault != 0 { throw Diagnostics(.notWritten(target, errno: fault)) }
  }

  // MARK: Moves

  /// Makes the moves that a run has listed; nothing when there is no whole list.
  private static func finish(_ path: String) throws(Diagnostics) {
    let staging = path + "/" + stagingName
    let list = staging + "/moves"
    guard isFile(list) else { return }
    let text = String(decoding: try InputFile.bytes(of: list), as: UTF8.self)
    let lines = text.split(separator: "\n")
    guard lines.last == "end" else { return }
    for line in lines.dropLast() {
      let words = line.split(separator: " ").map(String.init)
      guard let name = words.last, SiteManifest.isPlain(name) else { continue }
      let target = path + "/" + name
      if words[0] == "move", words.count == 2 {
        guard isFile(staging + "/" + name) else { continue }
        try makeFolders(of: name, in: path)
        if rename(staging + "/" + name, target) != 0 {
          throw Diagnostics(.notWritten(target, errno: errno))
        }
      } else if words[0] == "remove", words.count == 3, digest(of: target) == words[1] {
        unlink(target)
        // An empty folder of ours goes with its last file; one that holds something stays.
        if let slash = name.lastIndex(of: "/") { rmdir(path + "/" + name[..<slash]) }
      }
    }
    sync()
    unlink(list)
  }

  /// Makes the folders above a name; none of them may be a link.
  private static func makeFolders(of name: String, in root: String) throws(Diagnostics) {
    var folder = root
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw Diagnostics(.notWritten(folder, errno: errno))
    }
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o777) == 0 { continue }
      let fault = errno
      var status = stat()
      guard fault == EEXIST, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR
      else { throw Diagnostics(.notWritten(folder, errno: fault)) }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return errno }
    var fault = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if close(descriptor) != 0, fault == 0 { fault = errno }
    return fault
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The digest of a file; `nil` for anything else.
  private static func digest(of path: String) -> String? {
    guard isFile(path), let bytes = try? InputFile.bytes(of: path, limit: .max) else { return nil }
    return Hash(of: bytes).hex
  }

  /// Removes a folder of ours with all that is in it; links are removed, not followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? InputFile.names(in: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }
}

extension Diagnostic {
  fileprivate static func publishing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "publish.locked", at: Location(file: path),
      "another run is publishing into '\(path)'",
      mend: "wait until it is done, then run it again")
  }

  fileprivate static func notOurs(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "publish.not-ours", at: Location(file: path),
      "'\(path)' was not made by 'truce publish', and the site needs that name",
      expected: "an empty folder, or a site that 'truce publish' made",
      mend: "name another folder, or move that file away; nothing was changed")
  }
}
