// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A language server for agreements: messages in, messages out.
///
/// It reads no file, opens no address and keeps nothing but the texts that the editor sends.
///
/// Diagnostics while typing, hover, completion, definition, references, rename, symbols, formatting,
/// and an action for every `mend`.
///
/// Source: Language Server Protocol 3.17.
public struct LanguageServer: Sendable {
  var documents: [String: EditedDocument] = [:]
  private var isInitialized = false
  private var isShutDown = false
  /// How the editor counts columns.
  private var unit = ColumnUnit.utf16
  /// The exit status once the editor has said `exit`: 0 after `shutdown`, else 1; `nil` before.
  public private(set) var exitStatus: Int?

  /// A server that has not been spoken to.
  public init() {}

  /// Answers one message.
  ///
  /// - Returns: The messages to send, in order; none for most notifications.
  public mutating func answer(_ message: JSON) -> [JSON] {
    guard let method = message["method"]?.string else {
      // An answer to us, or no message at all.
      return message["id"] == nil || message["result"] != nil || message["error"] != nil
        ? [] : [failure(message["id"], -32600, "the message names no method")]
    }
    let parameters = message["params"] ?? .null
    guard let id = message["id"] else {
      return notified(method, parameters)
    }
    if method == "initialize" {
      isInitialized = true
      return [result(id, initialize(parameters))]
    }
    if !isInitialized { return [failure(id, -32002, "the server is not initialized")] }
    if isShutDown { return [failure(id, -32600, "the server is shut down")] }
    switch method {
    case "shutdown":
      isShutDown = true
      return [result(id, .null)]
    case "textDocument/hover": return [result(id, hover(parameters))]
    case "textDocument/completion": return [result(id, completion(parameters))]
    case "textDocument/definition": return [result(id, definition(parameters))]
    case "textDocument/references": return [result(id, references(parameters))]
    case "textDocument/prepareRename": return [result(id, prepareRename(parameters))]
    case "textDocument/rename": return [rename(id, parameters)]
    case "textDocument/documentSymbol": return [result(id, symbols(parameters))]
    case "textDocument/formatting": return [result(id, formatting(parameters))]
    case "textDocument/codeAction": return [result(id, actions(parameters))]
    default: return [failure(id, -32601, "no method '\(method.madeVisible)'")]
    }
  }

  private mutating func notified(_ method: String, _ parameters: JSON) -> [JSON] {
    let document = parameters["textDocument"]
    switch method {
    case "exit":
      exitStatus = isShutDown ? 0 : 1
      return []
    case "textDocument/didOpen":
      guard let uri = document?["uri"]?.string, let text = document?["text"]?.string
      else { return [] }
      return read(uri, EditorText(text, unit: unit), document?["version"]?.integer)
    case "textDocument/didChange":
      guard let uri = document?["uri"]?.string,
        let text = changed(uri, parameters["contentChanges"]?.array ?? [])
      else { return [] }
      return read(uri, text, document?["version"]?.integer)
    case "textDocument/didClose":
      guard let uri = document?["uri"]?.string else { return [] }
      documents[uri] = nil
      return [published(uri, nil, [])]
    default: return []
    }
  }

  /// The text of a document after changes; `nil` where nothing is changed.
  ///
  /// They are made one after the other, each to what the one before it left; a change without a range
  /// is the whole text.
  private func changed(_ uri: String, _ changes: [JSON]) -> EditorText? {
    var text = documents[uri]?.text
    var isChanged = false
    for change in changes {
      guard let words = change["text"]?.string else { continue }
      if let range = change["range"], range != .null {
        guard text != nil else { continue }
        text?.replace(range, by: words)
      } else {
        text = EditorText(words, unit: unit)
      }
      isChanged = true
    }
    return isChanged ? text : nil
  }

  private mutating func read(_ uri: String, _ text: EditorText, _ version: Int?) -> [JSON] {
    let document = EditedDocument(text, uri: uri, unit: unit)
    documents[uri] = document
    return [published(uri, version, document.reading.diagnostics.map { document.json(of: $0) })]
  }

  private mutating func initialize(_ parameters: JSON) -> JSON {
    let offered = parameters["capabilities"]?["general"]?["positionEncodings"]?.array ?? []
    // The first that the editor offers; else the protocol's own.
    unit = offered.lazy.compactMap { $0.string.flatMap(ColumnUnit.init) }.first ?? .utf16
    return .object([
      (
        "capabilities",
        .object([
          ("positionEncoding", .string(unit.rawValue)),
          (
            "textDocumentSync",
            .object([("openClose", .bool(true)), ("change", .integer(2))])
          ),
          ("hoverProvider", .bool(true)),
          ("completionProvider", .object([("triggerCharacters", .array([.string(" ")]))])),
          ("definitionProvider", .bool(true)),
          ("referencesProvider", .bool(true)),
          ("renameProvider", .object([("prepareProvider", .bool(true))])),
          ("documentSymbolProvider", .bool(true)),
          ("documentFormattingProvider", .bool(true)),
          ("codeActionProvider", .bool(true)),
        ])
      ),
      ("serverInfo", .object([("name", .string("truce"))])),
    ])
  }

  // MARK: Envelopes

  private func result(_ id: JSON, _ value: JSON) -> JSON {
    .object([("jsonrpc", .string("2.0")), ("id", id), ("result", value)])
  }

  func failure(_ id: JSON?, _ code: Int, _ words: String) -> JSON {
    .object([
      ("jsonrpc", .string("2.0")), ("id", id ?? .null),
      ("error", .object([("code", .integer(code)), ("message", .string(words))])),
    ])
  }

  private func rename(_ id: JSON, _ parameters: JSON) -> JSON {
    switch renamed(parameters) {
    case .success(let edit): result(id, edit)
    case .failure(let refusal): failure(id, -32602, refusal.words)
    }
  }

  private func published(_ uri: String, _ version: Int?, _ diagnostics: [JSON]) -> JSON {
    var parameters: [(String, JSON)] = [("uri", .string(uri))]
    if let version { parameters.append(("version", .integer(version))) }
    parameters.append(("diagnostics", .array(diagnostics)))
    return .object([
      ("jsonrpc", .string("2.0")), ("method", .string("textDocument/publishDiagnostics")),
      ("params", .object(parameters)),
    ])
  }
}
