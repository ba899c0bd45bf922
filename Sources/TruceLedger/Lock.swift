// SPDX-License-Identifier: Apache-2.0

import Glibc
import TruceGround

/// A file that only one holds at a time, by `flock`.
///
/// The lock ends with the process, however that ends.
final class Lock {
  /// The file's name.
  static let path = "lock"
  private let descriptor: Int32

  /// Takes the lock, asking again so many times, ten milliseconds apart.
  ///
  /// - Throws: `ledger.locked`, `ledger.cannot-write`.
  init(on disk: Disk, tries: Int) throws(Diagnostics) {
    try disk.beforeCall?(.open, Lock.path)
    descriptor = open(
      "\(disk.root)/\(Lock.path)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    if descriptor < 0 { throw Diagnostics(.cannotWrite(at: disk.place(Lock.path), errno)) }
    var left = tries
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno != EWOULDBLOCK || left == 0 {
        throw Diagnostics(.locked(at: disk.place(Lock.path)))
      }
      left -= 1
      usleep(10_000)
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
