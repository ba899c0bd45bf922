// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Packer {
  /// Adds four numbers with what stands beside them.
  public mutating func add(_ numbers: FourNumbers) {
    add(numbers.core)
    add(numbers.contested)
    add(numbers.undetermined)
    add(numbers.outside)
    for count in numbers.lacking { add(count) }
    add(numbers.unclaimed)
    add(numbers.onOwnGround)
  }
}

extension Unpacker {
  /// Four numbers.
  public mutating func fourNumbers() -> FourNumbers {
    var numbers = FourNumbers()
    numbers.core = int()
    numbers.contested = int()
    numbers.undetermined = int()
    numbers.outside = int()
    for limb in numbers.lacking.indices { numbers.lacking[limb] = int() }
    numbers.unclaimed = int()
    numbers.onOwnGround = int()
    return numbers
  }
}
