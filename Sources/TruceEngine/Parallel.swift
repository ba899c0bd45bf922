// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Foundation
internal import Synchronization

/// Does numbered pieces of work on a number of threads; returns when all are done.
///
/// Pieces are taken in order, whichever thread is free: a thread that is held up takes fewer.
///
/// - Parameters:
///   - pieces: how many there are.
///   - threads: how many threads work on them, at least 1.
///   - work: does one piece; called with the piece's number and the thread's, 0..<threads.
public func inParallel(
  pieces: Int, threads: Int, _ work: @Sendable (_ piece: Int, _ thread: Int) -> Void
) {
  precondition(threads > 0, "work needs a thread")
  if threads == 1 || pieces <= 1 {
    for piece in 0..<pieces { work(piece, 0) }
    return
  }
  let next = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: Swift.min(threads, pieces)) { thread in
    while true {
      let piece = next.add(1, ordering: .relaxed).oldValue
      if piece >= pieces { return }
      work(piece, thread)
    }
  }
}

/// Does numbered pieces of work on as many threads as the machine has; gives their results in order of
/// the pieces, whichever thread did them.
///
/// - Parameters:
///   - pieces: how many there are.
///   - work: does one piece.
/// - Returns: what each piece gave.
public func inParallel<Result: Sendable>(
  pieces: Int, _ work: @Sendable (_ piece: Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: pieces))
  inParallel(pieces: pieces, threads: ProcessInfo.processInfo.activeProcessorCount) { piece, _ in
    let result = work(piece)
    results.withLock { $0[piece] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}
