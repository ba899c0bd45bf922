// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// A file of sections that this program wrote for itself; damaged or cut short, it is as good as none.
///
/// Sixteen bytes of a name, a sum over all that follows, how many sections there are, where each
/// begins and how long it is; then the sections, each on a boundary of sixteen bytes.
struct KeptFile {
  private let region: ByteRegion
  private let ranges: [Range<Int>]

  private static let magic = Array("truce kept file\n".utf8)
  private static let most = 64
  private static let headerSize = 16 + 8 + 8 + most * 16

  /// A section, in the order in which they were written.
  func section(_ index: Int) -> ByteRegion {
    let bytes = UnsafeRawBufferPointer(rebasing: region.bytes[ranges[index]])
    // The part holds the whole.
    return ByteRegion(bytes) { [region] _ in withExtendedLifetime(region) {} }
  }

  /// How many sections there are.
  var count: Int { ranges.count }

  /// Maps a file; `nil` where there is none, or it is not as it was written.
  init?(opening path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == getuid(), status.st_size >= KeptFile.headerSize,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    region = ByteRegion(UnsafeRawBufferPointer(start: start, count: Int(status.st_size))) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
    let bytes = region.bytes
    guard bytes.starts(with: KeptFile.magic),
      KeptFile.word(bytes, 16) == KeptFile.sum(of: UnsafeRawBufferPointer(rebasing: bytes[24...]))
    else { return nil }
    let count = Int(KeptFile.word(bytes, 24))
    guard count <= KeptFile.most else { return nil }
    ranges = (0..<count).map { section in
      let at = 32 + section * 16
      let first = Int(KeptFile.word(bytes, at))
      return first..<(first + Int(KeptFile.word(bytes, at + 8)))
    }
    guard ranges.allSatisfy({ $0.upperBound <= bytes.count }) else { return nil }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  /// A sum that tells whether bytes are those that were written; it is no proof against anybody.
  static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      let product = (lane ^ word) &* prime
      return product ^ product >> 29
    }
    var at = 0
    while at + 32 <= bytes.count {
      lanes.0 = mixed(lanes.0, word(bytes, at))
      lanes.1 = mixed(lanes.1, word(bytes, at + 8))
      lanes.2 = mixed(lanes.2, word(bytes, at + 16))
      lanes.3 = mixed(lanes.3, word(bytes, at + 24))
      at += 32
    }
    while at < bytes.count {
      lanes.0 = mixed(lanes.0, UInt64(bytes[at]))
      at += 1
    }
    var result = UInt64(bytes.count)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { result = mixed(result, lane) }
    return result
  }
}

extension KeptFile {
  /// Writes a file section by section; it has its name only once it is whole.
  final class Writer {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var at = KeptFile.headerSize
    private var ranges: [Range<Int>] = []
    private var isWell = true

    /// Begins a file; `nil` where it cannot be made.
    init?(to path: String) {
      self.path = path
      temporary = "\(path).\(getpid()).part"
      descriptor = open(
        temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)
      if descriptor < 0 { return nil }
    }

    /// Begins the next section.
    func begin() {
      at = (at + 15) & ~15
      ranges.append(at..<at)
    }

    /// Adds to the section.
    func add(_ bytes: UnsafeRawBufferPointer) {
      var rest = bytes
      while isWell, !rest.isEmpty {
        let written = pwrite(descriptor, rest.baseAddress, rest.count, off_t(at))
        if written < 0, errno == EINTR { continue }
        isWell = written > 0
        at += Swift.max(0, written)
        if isWell { rest = UnsafeRawBufferPointer(rebasing: rest[written...]) }
      }
      ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<at
    }

    /// Adds to the section.
    func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// Gives the file its name; `false` leaves nothing.
    func finish() -> Bool {
      precondition(ranges.count <= KeptFile.most, "a kept file has at most 64 sections")
      var header = KeptFile.magic + [UInt8](repeating: 0, count: KeptFile.headerSize - 16)
      func put(_ word: Int, at place: Int) {
        withUnsafeBytes(of: UInt64(word).littleEndian) { bytes in
          for (index, byte) in bytes.enumerated() { header[place + index] = byte }
        }
      }
      put(ranges.count, at: 24)
      for (index, range) in ranges.enumerated() {
        put(range.lowerBound, at: 32 + index * 16)
        put(range.count, at: 40 + index * 16)
      }
      isWell = isWell && ftruncate(descriptor, off_t(at)) == 0
      isWell = isWell && pwrite(descriptor, header, header.count, 0) == header.count
      if isWell, let start = mmap(nil, at, PROT_READ, MAP_SHARED, descriptor, 0),
        start != MAP_FAILED
      {
        let whole = UnsafeRawBufferPointer(start: start, count: at)
        var sum = KeptFile.sum(of: UnsafeRawBufferPointer(rebasing: whole[24...])).littleEndian
        munmap(start, at)
        isWell = pwrite(descriptor, &sum, 8, 16) == 8
      } else {
        isWell = false
      }
      close(descriptor)
      if isWell, rename(temporary, path) == 0 { return true }
      unlink(temporary)
      return false
    }
  }
}
