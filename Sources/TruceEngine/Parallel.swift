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

/// What a function gives for each of many values, in their order, worked out on as many threads as the
/// machine has.
///
/// - Parameters:
///   - values: the values.
///   - body: gives the result for one.
/// - Returns: as many results.
public func inParallel<Value: Sendable, Result: Sendable>(
  over values: [Value], _ body: @Sendable (Value) -> Result
) -> [Result] {
  let size = 1024
  return [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
    guard let base = buffer.baseAddress else { return }
    let places = Places(base: base)
    inParallel(
      pieces: (values.count + size - 1) / size,
      threads: ProcessInfo.processInfo.activeProcessorCount
    ) { piece, _ in
      for index in (piece * size)..<Swift.min(values.count, (piece + 1) * size) {
        (places.base + index).initialize(to: body(values[index]))
      }
    }
    count = values.count
  }
}

/// Places that threads fill side by side, each its own.
private struct Places<Value>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Value>
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
