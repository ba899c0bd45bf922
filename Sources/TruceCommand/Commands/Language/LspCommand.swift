// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce lsp`.
  static let lsp = Command(
    name: "lsp", summary: "serve an editor: diagnostics, names, words while you type",
    about: """
      Speaks the Language Server Protocol over standard input and output. Editors start it \
      themselves; it reads no file and opens no address.
      """,
    operands: [],
    examples: [Example(line: "truce lsp", words: "what an editor runs")],
    statuses: [.foundErrors]
  ) { _, world throws(Diagnostics) in
    var server = LanguageServer()
    var framing = MessageFraming()
    while server.exitStatus == nil, !framing.isLost, !world.output.readerIsGone {
      let bytes = InputFile.nextBytes()
      if bytes.isEmpty { break }
      for item in framing.take(bytes) {
        guard server.exitStatus == nil else { break }
        switch item {
        case .message(let message):
          for answer in server.answer(message) { world.output.write(MessageFraming.framed(answer)) }
        case .fault(let words):
          world.output.write(MessageFraming.framed(parseFailure(words)))
        }
      }
      world.output.flush()
    }
    // An editor that goes away without a word has not ended the session well.
    return server.exitStatus == 0 ? .well : .foundErrors
  }

  /// The answer to something that is no message: it has no id to answer to.
  private static func parseFailure(_ words: String) -> JSON {
    .object([
      ("jsonrpc", .string("2.0")), ("id", .null),
      ("error", .object([("code", .integer(-32700)), ("message", .string(words))])),
    ])
  }
}

extension InputFile {
  /// What has come in on standard input, as soon as there is something; empty at its end.
  fileprivate static func nextBytes() -> [UInt8] {
    let step = 1 << 16
    return [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
      var got = -1
      repeat { got = read(STDIN_FILENO, buffer.baseAddress, step) } while got < 0 && errno == EINTR
      count = max(0, got)
    }
  }
}
