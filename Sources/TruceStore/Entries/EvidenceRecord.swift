// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround

/// An item that a person brought: an image, a video, a document, as it stands in the ledger.
///
/// The item itself lies in `evidence/`, untouched, by its digest; one that holds personal content lies
/// in the vault, and the entry holds its salted commitment. Who brought it and from where is personal,
/// too: the entry holds a commitment to it.
public struct EvidenceRecord: Hashable, Sendable {
  /// Where the bytes are.
  public enum Content: Hashable, Sendable {
    /// In `evidence/`, by their digest.
    case open(EvidenceItem)
    /// In the vault, by a commitment.
    case personal(String)
  }

  /// What it is.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// A picture.
    case image
    /// Moving pictures.
    case video
    /// Sound.
    case audio
    /// A text, a letter, a statement.
    case document
    /// Anything else.
    case other
  }

  /// Where the bytes are.
  public var content: Content
  /// How many bytes it has.
  public var byteCount: Int
  /// What it is.
  public var form: Form
  /// When it was brought or collected; `nil` when nobody said.
  public var collected: Instant?
  /// The incident it belongs to, by its name then; `nil` for none.
  public var incident: Incident.ID?
  /// The commitment to who brought it, from where, and what the file was called.
  public var details: String

  /// A record.
  public init(
    content: Content, byteCount: Int, form: Form, collected: Instant?, incident: Incident.ID?,
    details: String
  ) {
    self.content = content
    self.byteCount = byteCount
    self.form = form
    self.collected = collected
    self.incident = incident
    self.details = details
  }

  /// The digest or commitment that names it.
  public var name: String {
    switch content {
    case .open(let item): item.digest
    case .personal(let commitment): commitment
    }
  }

  /// The record as it stands in an entry.
  var members: [(String, JSON)] {
    let place: (String, JSON) =
      switch content {
      case .open(let item): ("item", item.json)
      case .personal(let commitment): ("sealed", .string(commitment))
      }
    return [
      place, ("bytes", .integer(byteCount)), ("form", .string(form.rawValue)),
      ("collected", .optional(collected?.description)), ("incident", .optional(incident?.name)),
      ("details", .string(details)),
    ]
  }

  /// Reads a record; `nil` for anything else.
  init?(_ json: JSON) {
    guard let count = json["bytes"]?.integer, count >= 0,
      let form = json["form"]?.string.flatMap(Form.init(rawValue:)),
      let details = json["details"]?.string
    else { return nil }
    let content: Content
    if let item = json["item"].flatMap(EvidenceItem.init) {
      content = .open(item)
    } else if let sealed = json["sealed"]?.string {
      content = .personal(sealed)
    } else {
      return nil
    }
    self.init(
      content: content, byteCount: count, form: form,
      collected: json["collected"]?.string.flatMap { Instant($0) },
      incident: json["incident"]?.string.map { Incident.ID($0) }, details: details)
  }
}

/// Who brought an item of evidence, and from where: personal, so that it lies in the vault.
public struct EvidenceOrigin: Hashable, Sendable {
  /// Who brought it, in words; a pseudonym where it is a person.
  public var broughtBy: String
  /// Where it comes from, in words.
  public var source: String
  /// What the file was called.
  public var fileName: String

  /// An origin.
  public init(broughtBy: String, source: String, fileName: String) {
    self.broughtBy = broughtBy
    self.source = source
    self.fileName = fileName
  }

  /// The canonical text that is sealed.
  var text: String {
    JSON.object([
      ("brought_by", .string(broughtBy)), ("from", .string(source)), ("file", .string(fileName)),
    ]).canonical
  }

  /// Reads the text; `nil` for anything else.
  init?(_ text: String) {
    guard let json = try? JSON(parsing: Array(text.utf8), name: "origin"),
      let broughtBy = json["brought_by"]?.string, let source = json["from"]?.string,
      let file = json["file"]?.string
    else { return nil }
    self.init(broughtBy: broughtBy, source: source, fileName: file)
  }
}
