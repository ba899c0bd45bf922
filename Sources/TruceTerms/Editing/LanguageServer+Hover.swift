// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension LanguageServer {
  func hover(_ parameters: JSON) -> JSON {
    guard let document = document(parameters), let place = document.place(parameters["position"])
    else { return .null }
    if let symbol = document.symbol(at: place) {
      let words = told(symbol, in: document, line: place.line)
      return words.isEmpty ? .null : shown(words, document.range(symbol.name.location))
    }
    var faults: [Diagnostic] = []
    let line = Outline(
      reading: SourceText(document.source.line(place.line), name: "line"), faults: &faults
    ).lines.first
    let token = line?.tokens.first { token in
      token.location.column <= place.column
        && place.column <= token.location.column + token.location.length
    }
    guard let token, token.kind == .word, let words = Keywords.help[token.content] else {
      return .null
    }
    let range = document.range(
      line: place.line, from: token.location.column,
      to: token.location.column + token.location.length)
    return shown([words], range)
  }

  private func shown(_ lines: [String], _ range: JSON) -> JSON {
    .object([
      (
        "contents",
        .object([
          ("kind", .string("plaintext")),
          ("value", .string(lines.map(\.madeVisible).joined(separator: "\n"))),
        ])
      ),
      ("range", range),
    ])
  }

  /// What something is, which source shows it, and what each party reads.
  private func told(_ symbol: NamedPlace, in document: EditedDocument, line: Int) -> [String] {
    let agreement = document.reading.draft
    let name = symbol.name.value
    switch symbol.kind {
    case .party:
      guard let party = agreement.party(.init(name)) else { return [] }
      return ["\(party.role) \(name): \(party.name)"]
        + party.names.map { "\($0.language): \($0.name)" }
    case .source:
      guard let source = agreement.source(.init(name)) else { return [] }
      return [
        "source \(name): \(source.title)",
        "\(source.day), \(source.speaker?.value.name ?? "no party speaks")",
      ] + [source.address].compactMap(\.self)
    case .zone:
      return agreement.zone(.init(name)).map {
        ["\($0.isLine ? "line" : "zone") \(name): \($0.title ?? "")", $0.meaning]
      } ?? []
    case .provision:
      guard let provision = agreement.provision(.init(name)) else { return [] }
      return ["provision \(name): \(provision.title)"] + provision.positions.map(\.meaning)
    case .reading:
      guard let (provision, reading) = agreement.reading(.init(name)) else { return [] }
      return summary(of: reading, in: provision)
        + provision.readings.filter { $0.id.value.name != name }.flatMap {
          ["", "as \($0.party.value) reads it"] + summary(of: $0, in: provision)
        }
    case .body:
      return agreement.body(.init(name)).map { ["body \(name): \($0.title)", $0.meaning] } ?? []
    case .condition:
      return agreement.condition(.init(name)).map {
        ["condition \(name): \($0.title)", $0.meaning]
      } ?? []
    case .commitment:
      return agreement.commitment(.init(name)).map {
        ["commitment \(name): \($0.title)", $0.meaning]
      } ?? []
    case .objectClass:
      let above = agreement.classes.ancestors(of: .init(name)).dropFirst().map(\.id.name)
      let home = agreement.provisions.last { $0.id.location.line <= line }
      let provisions = home.map { [$0] } ?? agreement.provisions
      return ["class \(name)" + (above.isEmpty ? "" : ", under \(above.joined(separator: ", "))")]
        + provisions.flatMap { provision in
          provision.readings.map { reading in
            let found = provision.coverage(of: .init(name), under: reading, in: agreement.classes)
            let words = found.clause?.because.map { " (\"\($0.value)\")" } ?? ""
            return "\(reading.id.value), \(reading.party.value): \(found.coverage.rawValue)\(words)"
          }
        }
    case .exception, .track, .annex: return ["\(symbol.kind.words) \(name)"]
    case .target: return []
    }
  }

  private func summary(of reading: Reading, in provision: Provision) -> [String] {
    var lines = [
      "reading \(reading.id.value) of \(provision.id.value)"
        + (reading.sources.isEmpty ? "" : ", from " + list(reading.sources))
    ]
    lines += reading.says.map { "says \"\($0.words.value)\"" }
    lines.append(
      "from \(reading.start?.spoken ?? "unsaid") until \(reading.lastEnd?.spoken ?? "unsaid")"
        + (reading.hours.map { ", daily \($0.words)" } ?? ""))
    return lines
  }
}
