// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Many incidents in order, of which each is in memory, or made from kept bytes when it is asked for.
///
/// A mission of a million incidents whose report is of one day asks for a few thousand.
public struct Incidents: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  private enum Storage: Sendable {
    case inMemory([Incident])
    case kept(ByteRegion, starts: KeptValues<Int>)
  }

  private let storage: Storage

  /// Incidents in memory.
  public init(_ incidents: [Incident]) { storage = .inMemory(incidents) }

  /// Incidents in memory.
  public init(arrayLiteral elements: Incident...) { self.init(elements) }

  /// Incidents in bytes that packers wrote.
  ///
  /// - Parameters:
  ///   - bytes: The incidents.
  ///   - starts: Where each begins among the bytes.
  public init(kept bytes: ByteRegion, startingAt starts: KeptValues<Int>) {
    storage = .kept(bytes, starts: starts)
  }

  /// The first.
  public var startIndex: Int { 0 }

  /// Past the last.
  public var endIndex: Int {
    switch storage {
    case .inMemory(let incidents): incidents.count
    case .kept(_, let starts): starts.count
    }
  }

  /// The name of one, without the rest of it.
  public func id(at index: Int) -> Incident.ID {
    switch storage {
    case .inMemory(let incidents): return incidents[index].id
    case .kept(let region, let starts):
      var unpacker = Unpacker(region.bytes, from: starts[index])
      return unpacker.id()
    }
  }

  /// One incident.
  public subscript(index: Int) -> Incident {
    switch storage {
    case .inMemory(let incidents): return incidents[index]
    case .kept(let region, let starts):
      var unpacker = Unpacker(region.bytes, from: starts[index])
      return unpacker.incident()
    }
  }
}
