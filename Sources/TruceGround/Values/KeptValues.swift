// SPDX-License-Identifier: Apache-2.0

/// Values of a plain form in a row: in memory, or in kept bytes as they lie in memory.
public struct KeptValues<Value: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case inMemory([Value])
    case kept(ByteRegion)
  }

  private let storage: Storage

  /// Values in memory.
  public init(_ values: [Value] = []) { storage = .inMemory(values) }

  /// Values that ``withBytes(_:)`` gave before, on a boundary of their own alignment.
  public init(kept region: ByteRegion) {
    precondition(
      Int(bitPattern: region.bytes.baseAddress) % MemoryLayout<Value>.alignment == 0,
      "kept values lie as they do in memory")
    storage = .kept(region)
  }

  /// The first.
  public var startIndex: Int { 0 }

  /// Past the last.
  public var endIndex: Int {
    switch storage {
    case .inMemory(let values): values.count
    case .kept(let region): region.bytes.count / MemoryLayout<Value>.stride
    }
  }

  /// One value.
  public subscript(index: Int) -> Value {
    switch storage {
    case .inMemory(let values): values[index]
    case .kept(let region): region.bytes.assumingMemoryBound(to: Value.self)[index]
    }
  }

  /// Gives the bytes, as they are to be kept.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    switch storage {
    case .inMemory(let values): try values.withUnsafeBytes(body)
    case .kept(let region): try body(region.bytes)
    }
  }
}
