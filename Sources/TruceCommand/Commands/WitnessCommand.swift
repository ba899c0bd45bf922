// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround
internal import TruceHTTP
internal import TruceLedger

extension Command {
  /// `truce witness --listen ADDRESS`.
  static let witness = Command(
    name: "witness", summary: "run a witness of logs, ours or a stranger's, over HTTP",
    about: """
      Answers POST /add-checkpoint (C2SP tlog-witness) until it is ended. The folder holds the \
      witness's key, sealed with TRUCE_PASSPHRASE and made at the first start, and what it has signed. A \
      rollback or a split view is refused and kept. A witness agrees to no content.
      """,
    operands: [Operand(name: "FOLDER", words: "the witness's own folder", kind: .folder)],
    options: [
      Option(
        name: "listen", value: Option.Value(name: "ADDRESS"),
        words: "address and port in numbers, such as 127.0.0.1:8080; port 0 takes a free one",
        isRequired: true)
    ] + Option.witness,
    examples: [
      Example(
        line: "truce witness w --listen 127.0.0.1:8080 --name example.org/w --log KEY",
        words: "for one log")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let text = invocation.value("listen") ?? ""
    guard let address = HTTPAddress(text) else { throw Diagnostics(.listenAddress(text)) }
    let witness = try Witness(of: invocation, in: world)
    let desk = WitnessDesk(
      witness: witness,
      folder: WitnessFolder(at: invocation.first + "/seen"))
    let server = try HTTPServer(listening: address) { request in
      desk.answer(request, time: UInt64(max(1, Glibc.time(nil))))
    }
    world.output.line("Listening on http://\(server.address)/add-checkpoint")
    world.output.line("Its key: \(witness.signer.key.text.madeVisible)")
    world.output.line(Cosignature.meaning)
    world.output.flush()
    while true { pause() }
  }
}

/// What a witness answers over HTTP.
struct WitnessDesk: Sendable {
  /// Who decides.
  let witness: Witness
  /// What it has signed.
  let folder: WitnessFolder

  /// Answers a request at a time in seconds since 1970.
  ///
  /// Only `POST /add-checkpoint` is served. What goes wrong here is a 500 without its inside.
  func answer(_ request: HTTPRequest, time: UInt64) -> HTTPResponse {
    guard request.path == "/add-checkpoint" else {
      return HTTPResponse(status: 404, text: "there is only /add-checkpoint\n")
    }
    guard request.method == "POST" else {
      var refusal = HTTPResponse(status: 405, text: "a checkpoint comes by POST\n")
      refusal.headers.append(("Allow", "POST"))
      return refusal
    }
    do throws(Diagnostics) {
      let answer = try folder.answer(request.body, by: witness, time: time)
      return HTTPResponse(
        status: answer.status, headers: [("Content-Type", answer.contentType)],
        body: answer.body)
    } catch {
      return HTTPResponse(status: 500, text: "the witness cannot remember what it would sign\n")
    }
  }
}

extension Diagnostic {
  fileprivate static func listenAddress(_ text: String) -> Diagnostic {
    Diagnostic(
      .error, "command.listen-address", at: nil, "'\(text)' is no address to listen on",
      expected: "numbers and a port, such as 127.0.0.1:8080 or [::1]:8080",
      mend: "give --listen an address of this machine")
  }
}
