// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import Foundation
public import TruceGround

/// A server of GNU libmicrohttpd with a handler of ours; there is no HTTP parser here.
///
/// Requests are read whole before the handler sees them. What is too large, too slow or too many is
/// turned away by the library.
public final class HTTPServer: @unchecked Sendable {
  /// How much a client may ask for.
  public struct Limits: Hashable, Sendable {
    /// The largest body, in bytes; more is answered with 413.
    public var body = 1 << 20
    /// The most connections at once.
    public var connections = 256
    /// Seconds after which a silent connection is closed.
    public var seconds = 15
    /// Threads that handle requests.
    public var threads = 2

    /// The usual limits.
    public init() {}
  }

  /// The address it listens on, with the port it was given.
  public private(set) var address: HTTPAddress
  private let context: ServerContext
  private var daemon: OpaquePointer?

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - address: Where; port 0 takes any that is free.
  ///   - limits: How much a client may ask for.
  ///   - handler: Answers a request; called on several threads at once.
  /// - Throws: `http.cannot-listen`.
  public init(
    listening address: HTTPAddress, limits: Limits = Limits(),
    handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(Diagnostics) {
    self.address = address
    context = ServerContext(handler: handler, limit: limits.body)
    let pointer = Unmanaged.passUnretained(context).toOpaque()
    daemon = address.withSocketAddress { socket, isSix in
      truce_http_start(
        socket, isSix ? 1 : 0, answer, complete, pointer, UInt32(limits.connections),
        UInt32(limits.seconds), UInt32(limits.threads))
    }
    guard let daemon else { throw Diagnostics(.cannotListen(address, errno)) }
    self.address.port = Int(truce_http_port(daemon))
  }

  /// Stops listening and waits for the requests at work.
  public func stop() {
    if let daemon { MHD_stop_daemon(daemon) }
    daemon = nil
  }

  deinit { stop() }
}

/// An IPv4 or IPv6 address with a port.
public struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
  /// The host, in numbers.
  public var host: String
  /// The port, 0...65535.
  public var port: Int

  /// Reads `127.0.0.1:8080` or `[::1]:8080`; `nil` for anything else, also for names.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    self.init(host: host, port: port)
    if withSocketAddress({ _, _ in true }) == nil { return nil }
  }

  private init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// The address as it is written.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  fileprivate func withSocketAddress<Result>(
    _ body: (UnsafePointer<sockaddr>, Bool) -> Result?
  ) -> Result? {
    var four = sockaddr_in()
    four.sin_family = sa_family_t(AF_INET)
    four.sin_port = UInt16(port).bigEndian
    if inet_pton(AF_INET, host, &four.sin_addr) == 1 {
      return withUnsafePointer(to: &four) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, false) }
      }
    }
    var six = sockaddr_in6()
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = UInt16(port).bigEndian
    guard inet_pton(AF_INET6, host, &six.sin6_addr) == 1 else { return nil }
    return withUnsafePointer(to: &six) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, true) }
    }
  }
}

/// What every request of a server needs.
private final class ServerContext: Sendable {
  let handler: @Sendable (HTTPRequest) -> HTTPResponse
  let limit: Int

  init(handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse, limit: Int) {
    self.handler = handler
    self.limit = limit
  }
}

/// A request whose body is still coming in.
private final class Incoming {
  var body: [UInt8] = []
  var isTooLarge = false
}

/// libmicrohttpd's MHD_AccessHandlerCallback: first without a body, then with its pieces, then once
/// more when it is whole.
private func answer(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ url: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
  _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let connection, let url, let method, let size, let state else {
    return truce_http_no
  }
  let server = Unmanaged<ServerContext>.fromOpaque(context).takeUnretainedValue()
  guard let started = state.pointee else {
    state.pointee = Unmanaged.passRetained(Incoming()).toOpaque()
    return truce_http_yes
  }
  let incoming = Unmanaged<Incoming>.fromOpaque(started).takeUnretainedValue()
  if size.pointee > 0 {
    if incoming.body.count + size.pointee > server.limit {
      incoming.isTooLarge = true
      incoming.body = []
    } else if !incoming.isTooLarge, let data {
      incoming.body += UnsafeRawBufferPointer(start: data, count: size.pointee)
    }
    size.pointee = 0
    return truce_http_yes
  }
  if incoming.isTooLarge {
    return send(HTTPResponse(status: 413, text: "the body is too large\n"), on: connection)
  }
  let request = HTTPRequest(
    method: String(cString: method), path: String(cString: url),
    query: pairs(of: connection, truce_http_query),
    headers: pairs(of: connection, truce_http_headers), body: incoming.body)
  return send(server.handler(request), on: connection)
}

/// libmicrohttpd's MHD_RequestCompletedCallback: the request's own memory goes.
private func complete(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
  if let started = state?.pointee { Unmanaged<Incoming>.fromOpaque(started).release() }
  state?.pointee = nil
}

private final class Pairs {
  var all: [(name: String, value: String)] = []
}

private func pairs(of connection: OpaquePointer, _ kind: MHD_ValueKind) -> [(
  name: String, value: String
)] {
  let found = Pairs()
  MHD_get_connection_values(
    connection, kind,
    { context, _, name, value in
      guard let context, let name else { return truce_http_yes }
      Unmanaged<Pairs>.fromOpaque(context).takeUnretainedValue().all.append(
        (String(cString: name), value.map { String(cString: $0) } ?? ""))
      return truce_http_yes
    }, Unmanaged.passUnretained(found).toOpaque())
  return found.all
}

private func send(_ response: HTTPResponse, on connection: OpaquePointer) -> MHD_Result {
  var body = response.body
  let made = body.withUnsafeMutableBytes { buffer in
    truce_http_response(buffer.baseAddress, buffer.count)
  }
  guard let made else { return truce_http_no }
  defer { MHD_destroy_response(made) }
  for (name, value) in response.headers { MHD_add_response_header(made, name, value) }
  return MHD_queue_response(connection, UInt32(response.status), made)
}

extension Diagnostic {
  fileprivate static func cannotListen(_ address: HTTPAddress, _ fault: Int32) -> Diagnostic {
    Diagnostic(
      .error, "http.cannot-listen", at: nil,
      "cannot listen on \(address): \(String(cString: strerror(fault)).lowercased())",
      expected: "an address of this machine and a free port",
      mend: "choose another port, or end the program that has it")
  }
}
