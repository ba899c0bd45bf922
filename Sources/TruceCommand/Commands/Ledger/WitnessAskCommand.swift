// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import FoundationNetworking
internal import Synchronization
internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce ledger witness ask MISSION --url URL --key KEY`.
  static let witnessAsk = Command(
    name: "ask", summary: "ask a witness over HTTP, and take its answer in",
    about: """
      Sends the newest checkpoint (C2SP tlog-witness). A witness that has another size recorded says \
      so, and is asked once more from there. The witness is remembered in 'witnesses', and asked \
      before each later act how much it has seen: a mission restored from an older copy signs nothing.
      """,
    operands: [.mission],
    options: [
      Option(
        name: "url", value: Option.Value(name: "URL"),
        words: "the witness's address, without '/add-checkpoint'", isRequired: true),
      Option(
        name: "key", value: Option.Value(name: "KEY"), words: "the witness's public key",
        isRequired: true),
    ] + Option.writing,
    examples: [
      Example(
        line: "truce ledger witness ask harbour --url http://127.0.0.1:8080 --key KEY",
        words: "a witness of this machine")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let key = try VerifierKey(
      parsing: Array((invocation.value("key") ?? "").utf8), at: Location(file: "--key"))
    let post = try WitnessPost(to: invocation.value("url") ?? "")
    let folder = MissionFolder(path: invocation.first)
    let ledger = try Ledger(
      opening: ledgerPath(invocation.first),
      signer: try MissionKeys(in: folder).signer(passphrase: world.passphrase),
      waiting: 100 * Int(invocation.number("wait") ?? 5))
    var answer = try post.send(try ledger.request(toWitnessAt: 0).bytes)
    if answer.status == 409 {
      guard let size = answer.size else { throw Diagnostics(.refusedAsking(answer)) }
      if size > ledger.size {
        // What the witness has seen is more than lies here: nothing is signed before it is back.
        try SeenSize(in: folder).note(size)
      }
      answer = try post.send(try ledger.request(toWitnessAt: size).bytes)
    }
    guard answer.status == 200 else { throw Diagnostics(.refusedAsking(answer)) }
    let lines = try Witness.lines(ofAnswer: answer.body, name: "answer")
    let note = try ledger.add(lines, to: ledger.signedCheckpoint, by: [key])
    try KnownWitnesses(of: folder).note(invocation.value("url") ?? "", key: key)
    world.output.write(String(decoding: note.bytes, as: UTF8.self))
    world.errors.line(Cosignature.meaning)
    return .well
  }
}

/// Carries requests to a witness.
struct WitnessPost {
  /// What came back.
  struct Answer {
    var status: Int
    var body: [UInt8]

    /// The size that the witness has recorded, where it says so.
    var size: Int? {
      let text = String(decoding: body.prefix(24), as: UTF8.self)
      guard status == 409, text.last == "\n", let size = Int(text.dropLast()), size >= 0 else {
        return nil
      }
      return size
    }
  }
  private let url: URL
  private let patienceInSeconds: Double

  /// To a witness's address.
  ///
  /// - Throws: `command.witness-address`.
  init(to text: String, patienceInSeconds: Double = 30) throws(Diagnostics) {
    self.patienceInSeconds = patienceInSeconds
    let base = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let url = URL(string: base + "/add-checkpoint"), url.host != nil,
      url.scheme == "http" || url.scheme == "https"
    else { throw Diagnostics(.witnessAddress(text)) }
    self.url = url
  }

  /// Sends a request and waits for the answer, no longer than the patience.
  ///
  /// - Throws: `http.no-answer`.
  func send(_ body: [UInt8]) throws(Diagnostics) -> Answer {
    var request = URLRequest(url: url, timeoutInterval: patienceInSeconds)
    request.httpMethod = "POST"
    request.httpBody = Data(body)
    let inbox = Inbox()
    let settings = URLSessionConfiguration.ephemeral
    settings.timeoutIntervalForResource = patienceInSeconds
    let session = URLSession(configuration: settings, delegate: inbox, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    guard let answer = inbox.wait() else { throw Diagnostics(.noAnswer(url)) }
    return answer
  }

  /// The most bytes that an answer may have; one that has more is none.
  static let longestAnswer = 1 << 16

  /// Where the answer of another thread arrives, a piece at a time; it follows no address elsewhere.
  private final class Inbox: NSObject, URLSessionDataDelegate, Sendable {
    private let arrived = DispatchSemaphore(value: 0)
    private let answer = Mutex<Answer?>(nil)

    func urlSession(
      _ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data
    ) {
      let size = answer.withLock { answer in
        var body = answer?.body ?? []
        if body.count <= WitnessPost.longestAnswer { body += data }
        answer = Answer(status: 0, body: body)
        return body.count
      }
      if size > WitnessPost.longestAnswer { dataTask.cancel() }
    }

    func urlSession(
      _ session: URLSession, task: URLSessionTask,
      willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping (URLRequest?) -> Void
    ) {
      completionHandler(nil)
    }

    func urlSession(
      _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
      let status = (task.response as? HTTPURLResponse)?.statusCode
      answer.withLock { answer in
        let body = answer?.body ?? []
        answer = error == nil ? status.map { Answer(status: $0, body: body) } : nil
      }
      arrived.signal()
    }

    func wait() -> Answer? {
      arrived.wait()
      return answer.withLock { $0 }
    }
  }
}

extension Diagnostic {
  fileprivate static func witnessAddress(_ text: String) -> Diagnostic {
    Diagnostic(
      .error, "command.witness-address", at: nil, "'\(text)' is no address of a witness",
      expected: "an address such as https://witness.example.org",
      mend: "ask those who run the witness")
  }

  fileprivate static func noAnswer(_ url: URL) -> Diagnostic {
    Diagnostic(
      .error, "http.no-answer", at: nil, "no answer from '\(url.absoluteString)'",
      expected: "a witness that listens there",
      mend: "try again later, or carry the request as a file")
  }

  fileprivate static func refusedAsking(_ answer: WitnessPost.Answer) -> Diagnostic {
    let words = String(decoding: answer.body.prefix(200), as: UTF8.self)
    return Diagnostic(
      .error, "ledger.refused", at: nil,
      "the witness refuses: \(words.trimmingCharacters(in: .whitespacesAndNewlines))",
      found: "status \(answer.status)",
      mend: "compare sizes with the log; a witness never signs a shorter or another log")
  }
}
