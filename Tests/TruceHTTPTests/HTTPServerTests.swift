// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationNetworking
import Testing
import TruceGround
import TruceHTTP

@Suite struct HTTPServerTests {
  private func start(
    _ handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws -> HTTPServer {
    var limits = HTTPServer.Limits()
    limits.body = 1_000
    let address = try #require(HTTPAddress("127.0.0.1:0"))
    return try HTTPServer(listening: address, limits: limits, handler: handler)
  }

  private func ask(
    _ server: HTTPServer, _ path: String, method: String = "GET", body: [UInt8]? = nil
  ) async throws -> (status: Int, type: String?, body: String) {
    var request = URLRequest(url: try #require(URL(string: "http://\(server.address)\(path)")))
    request.httpMethod = method
    request.httpBody = body.map { Data($0) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return (
      answer.statusCode, answer.value(forHTTPHeaderField: "Content-Type"),
      String(decoding: data, as: UTF8.self)
    )
  }

  @Test func aRequestReachesTheHandlerWholeAndItsAnswerComesBack() async throws {
    let server = try start { request in
      let values = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      let body = String(decoding: request.body, as: UTF8.self)
      return HTTPResponse(status: 201, text: "\(request.method) \(request.path) \(values) \(body)")
    }
    let answer = try await ask(
      server, "/a%20b/c?x=1&y=%C3%A9", method: "POST", body: Array("the body".utf8))
    #expect(answer.status == 201)
    #expect(answer.type == "text/plain; charset=utf-8")
    #expect(answer.body == "POST /a b/c x=1&y=é the body")
  }

  @Test func aBodyBeyondTheLimitIsTurnedAway() async throws {
    let server = try start { _ in HTTPResponse(status: 200, text: "seen") }
    let fits = try await ask(
      server, "/", method: "POST", body: [UInt8](repeating: 65, count: 1_000))
    #expect(fits.status == 200)
    let large = try await ask(
      server, "/", method: "POST", body: [UInt8](repeating: 65, count: 1_001))
    #expect(large.status == 413)
  }

  @Test func aPortInUseIsNamed() throws {
    let first = try start { _ in HTTPResponse(status: 200) }
    let fault = #expect(throws: Diagnostics.self) {
      try HTTPServer(listening: first.address) { _ in HTTPResponse(status: 200) }
    }
    #expect(fault?.all.first?.slug == "http.cannot-listen")
  }

  @Test(arguments: ["localhost:80", "127.0.0.1", "127.0.0.1:99999", "::1", "[::1]", ":80", "x:y"])
  func whatIsNoAddressIsRefused(_ text: String) {
    #expect(HTTPAddress(text) == nil)
  }

  @Test func addressesOfBothKindsAreRead() {
    #expect(HTTPAddress("127.0.0.1:8080")?.description == "127.0.0.1:8080")
    #expect(HTTPAddress("[::1]:8080")?.description == "[::1]:8080")
  }
}
