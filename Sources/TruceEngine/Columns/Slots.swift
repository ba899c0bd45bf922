// SPDX-License-Identifier: Apache-2.0

/// Places that several threads fill, each its own.
final class Slots<Value>: @unchecked Sendable {
  /// The first place.
  let base: UnsafeMutablePointer<Value>
  private let count: Int

  /// So many places with the same value.
  init(repeating value: Value, count: Int) {
    self.count = count
    base = .allocate(capacity: Swift.max(1, count))
    base.initialize(repeating: value, count: count)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The place with this number.
  subscript(at: Int) -> Value {
    get { base[at] }
    set { base[at] = newValue }
  }
}
