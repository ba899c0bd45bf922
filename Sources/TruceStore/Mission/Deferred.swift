// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A part of a mission's state: what the entries of some kinds add up to.
protocol StatePart: Sendable {
  /// No entry.
  init()
  /// Adds an entry of its kinds, with its number.
  mutating func fold(_ entry: LedgerEntry, at index: Int)
}

/// A part of the state that is not made before somebody asks for it.
///
/// Entries that come meanwhile wait. It behaves as the value itself does.
struct Deferred<Part: StatePart>: Sendable {
  private struct State {
    var part: Part?
    let make: (@Sendable () -> Part)?
    var waiting: [(entry: LedgerEntry, index: Int)] = []

    mutating func made() -> Part {
      if let part, waiting.isEmpty { return part }
      var result = part ?? make?() ?? Part()
      for (entry, index) in waiting { result.fold(entry, at: index) }
      waiting = []
      part = result
      return result
    }
  }

  private final class Box: Sendable {
    let state: Mutex<State>
    init(_ state: State) { self.state = Mutex(state) }
  }

  private var box: Box

  /// A part that is made of what was kept; of nothing without it.
  init(making make: (@Sendable () -> Part)? = nil) {
    box = Box(State(part: make == nil ? Part() : nil, make: make))
  }

  /// The part, made by now.
  var value: Part { box.state.withLock { $0.made() } }

  /// Adds an entry; at once where the part is made.
  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    if !isKnownUniquelyReferenced(&box) {
      box = Box(
        box.state.withLock { State(part: $0.part, make: $0.make, waiting: $0.waiting) })
    }
    box.state.withLock { state in
      if state.part == nil {
        state.waiting.append((entry, index))
      } else {
        state.part?.fold(entry, at: index)
      }
    }
  }
}
