// SPDX-License-Identifier: Apache-2.0

/// A large value that its copies share until one of them changes.
///
/// It behaves as the value itself does; copying costs a pointer.
struct Shared<Value: Sendable>: @unchecked Sendable {
  private final class Storage {
    // Whoever changes it has it alone, or has it replaced first.
    @exclusivity(unchecked) var value: Value
    init(_ value: Value) { self.value = value }
  }

  private var storage: Storage

  /// Shares a value.
  init(_ value: Value) { storage = Storage(value) }

  /// The value; changing it changes no other copy.
  var value: Value {
    _read { yield storage.value }
    set {
      if isKnownUniquelyReferenced(&storage) {
        storage.value = newValue
      } else {
        storage = Storage(newValue)
      }
    }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
      yield &storage.value
    }
  }
}

extension Shared: Equatable where Value: Equatable {
  /// Whether both hold the same.
  static func == (a: Shared, b: Shared) -> Bool {
    a.storage === b.storage || a.storage.value == b.storage.value
  }
}

extension Shared: Hashable where Value: Hashable {
  /// Feeds the value to the hasher.
  func hash(into hasher: inout Hasher) { storage.value.hash(into: &hasher) }
}
