// SPDX-License-Identifier: Apache-2.0

/// Where three kinds of byte stand in a block of 64 bytes: bit `i` speaks of byte `i`.
///
/// Portable vectors only, so the same code runs on x86-64 without flags and on arm64. A comparison
/// gives bytes of 0 or 255; each keeps one bit of its place within its group of eight, and the eight
/// are folded together by halves (32, 16, 8 bits).
struct BlockMasks {
  /// The size of a block in bytes.
  static let size = 64

  /// Delimiters and line feeds, in quotes or not.
  var separators: UInt64
  /// Line feeds, in quotes or not.
  var lineFeeds: UInt64
  /// Quotation marks.
  var quotes: UInt64

  private typealias Vector = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  /// Looks at the 64 bytes from `block` on.
  @inline(__always)
  init(of block: UnsafeRawPointer, delimiter: UInt8) {
    let a = block.loadUnaligned(fromByteOffset: 0, as: Vector.self)
    let b = block.loadUnaligned(fromByteOffset: 16, as: Vector.self)
    let c = block.loadUnaligned(fromByteOffset: 32, as: Vector.self)
    let d = block.loadUnaligned(fromByteOffset: 48, as: Vector.self)
    let delimiters = Vector(repeating: delimiter)
    let feeds = Vector(repeating: 0x0A)
    let marks = Vector(repeating: 0x22)
    let (fa, fb) = (Self.equal(a, feeds), Self.equal(b, feeds))
    let (fc, fd) = (Self.equal(c, feeds), Self.equal(d, feeds))
    separators = Self.bits(
      fa | Self.equal(a, delimiters), fb | Self.equal(b, delimiters),
      fc | Self.equal(c, delimiters), fd | Self.equal(d, delimiters))
    lineFeeds = Self.bits(fa, fb, fc, fd)
    quotes = Self.bits(
      Self.equal(a, marks), Self.equal(b, marks), Self.equal(c, marks), Self.equal(d, marks))
  }

  @inline(__always)
  private static func equal(_ bytes: Vector, _ pattern: Vector) -> Vector {
    let weights = Vector(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let equal: Mask = bytes .== pattern
    return unsafeBitCast(equal, to: Vector.self) & weights
  }

  @inline(__always)
  private static func bits(_ a: Vector, _ b: Vector, _ c: Vector, _ d: Vector) -> UInt64 {
    let words = SIMD8<UInt32>(lowHalf: folded(a, b), highHalf: folded(c, d))
    return unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: words), to: UInt64.self)
  }

  /// Four groups of eight bytes, each folded into one byte of a word.
  @inline(__always)
  private static func folded(_ a: Vector, _ b: Vector) -> SIMD4<UInt32> {
    let pair = SIMD8<UInt32>(
      lowHalf: unsafeBitCast(a, to: SIMD4<UInt32>.self),
      highHalf: unsafeBitCast(b, to: SIMD4<UInt32>.self))
    var words: SIMD4<UInt32> = pair.evenHalf | pair.oddHalf
    words |= words &>> 16
    words |= words &>> 8
    return words & SIMD4(repeating: 0xFF)
  }
}

extension UInt64 {
  /// The running exclusive-or of the bits from the lowest up: bit `i` is the parity of bits 0...i.
  @inline(__always)
  var runningParity: UInt64 {
    var bits = self
    bits ^= bits &<< 1
    bits ^= bits &<< 2
    bits ^= bits &<< 4
    bits ^= bits &<< 8
    bits ^= bits &<< 16
    bits ^= bits &<< 32
    return bits
  }
}
