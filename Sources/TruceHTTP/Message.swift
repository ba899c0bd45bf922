// SPDX-License-Identifier: Apache-2.0

/// What a client asks.
public struct HTTPRequest: Sendable {
  /// `GET`, `POST`, …, as sent.
  public var method: String
  /// The path, percent signs undone, beginning with `/`.
  public var path: String
  /// The values of the query, in the order sent.
  public var query: [(name: String, value: String)]
  /// The headers, in the order sent; names as sent.
  public var headers: [(name: String, value: String)]
  /// The body, whole.
  public var body: [UInt8]

  /// A request.
  public init(
    method: String, path: String, query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// The first header of a name, whatever its case; `nil` for none.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a server answers.
public struct HTTPResponse: Sendable {
  /// The status, 100...599.
  public var status: Int
  /// The headers, in order.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]

  /// An answer.
  public init(
    status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer of plain text.
  public init(status: Int, text: String) {
    self.init(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8")],
      body: Array(text.utf8))
  }
}
