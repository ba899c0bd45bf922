// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Cuts a stream of bytes into the messages of the Language Server Protocol.
///
/// Each is headed by `Content-Length: N` and an empty line. A message of more than 16 MB, a head of
/// more than 4 kB, or a body that is no JSON is a fault; reading goes on with the next message where
/// it can be found.
///
/// Source: Language Server Protocol 3.17, base protocol.
public struct MessageFraming: Sendable {
  /// What came out of the stream.
  public enum Item: Sendable {
    /// A message.
    case message(JSON)
    /// Something that is no message, with a word on why.
    case fault(String)
  }

  private var waiting: [UInt8] = []
  /// Whether the stream can no longer be read: its heads make no sense.
  public private(set) var isLost = false

  /// A stream of which nothing has been read.
  public init() {}

  /// Takes further bytes; gives the messages that are complete.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [Item] {
    waiting += bytes
    var items: [Item] = []
    while !isLost, let end = headEnd {
      guard let length = contentLength(waiting[..<end]) else {
        isLost = true
        items.append(.fault("the head of a message names no length"))
        break
      }
      guard length <= 16_000_000 else {
        isLost = true
        items.append(.fault("a message is longer than 16 MB"))
        break
      }
      let start = end + 4
      guard waiting.count >= start + length else { break }
      let body = Array(waiting[start..<start + length])
      waiting.removeFirst(start + length)
      do throws(Diagnostics) {
        items.append(.message(try JSON(parsing: body, name: "message")))
      } catch {
        items.append(.fault("a message is not valid JSON"))
      }
    }
    if !isLost, headEnd == nil, waiting.count > 4096 {
      isLost = true
      items.append(.fault("the head of a message does not end"))
    }
    return items
  }

  /// A message with its head, as bytes.
  public static func framed(_ message: JSON) -> [UInt8] {
    let body = Array(message.compact.utf8)
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// Where the empty line behind a head begins.
  private var headEnd: Int? {
    guard waiting.count >= 4 else { return nil }
    return (0...Swift.min(waiting.count - 4, 4096)).first {
      waiting[$0] == 13 && waiting[$0 + 1] == 10 && waiting[$0 + 2] == 13 && waiting[$0 + 3] == 10
    }
  }

  private func contentLength(_ head: ArraySlice<UInt8>) -> Int? {
    for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        return LineCursor.number(parts[1].filter { $0 != " " })
      }
    }
    return nil
  }
}
