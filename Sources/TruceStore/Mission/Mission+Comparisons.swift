// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFigures
internal import TruceGround
internal import TruceTerms

extension Mission {
  /// Whether the comparisons name what the agreement and the mission have.
  static func check(_ file: MissionFile, against agreement: Agreement) throws(Diagnostics) {
    var faults: [Diagnostic] = []
    for declared in file.comparisons {
      let feeds = file.feeds.map(\.id.value.name)
      if !feeds.contains(declared.feed.value.name) {
        faults.append(.unknown("feed", declared.feed.value.name, declared.feed.location, feeds))
      }
      let name = declared.provision.value
      guard let provision = agreement.provisions.first(where: { $0.id.value == name }) else {
        let known = agreement.provisions.map(\.id.value.name)
        faults.append(.unknown("provision", name.name, declared.provision.location, known))
        continue
      }
      let known = provision.readings.map(\.id.value.name)
      for reading in declared.readings where !known.contains(reading.value.name) {
        faults.append(
          .unknown("reading of '\(name)'", reading.value.name, reading.location, known))
      }
    }
    if let faults = Diagnostics(faults.inFileOrder) { throw faults }
  }

  /// The comparisons, each with what the ledger knows of when it was written down.
  ///
  /// - Throws: what reading recorded texts throws.
  func comparisons() throws(Diagnostics) -> [RecordedComparison] {
    if file.comparisons.isEmpty { return [] }
    var recorded: [Comparison.ID: (entry: Int, when: Instant)] = [:]
    let evidence = EvidenceStore(in: folder)
    for text in state.texts where text.name == MissionFile.name {
      let bytes = try evidence.bytes(of: text.item.digest, limit: 1 << 24)
      let source = try SourceText(bytes: bytes, name: text.name)
      // A text that no longer reads recorded no comparison.
      let before = try? MissionFile(parsing: source)
      for declared in file.comparisons {
        let comparison = declared.comparison
        let isSame =
          before?.comparisons.contains { $0.comparison == comparison } == true
          && before?.feed(comparison.feed)?.alike == file.feed(comparison.feed)?.alike
        if !isSame {
          recorded[comparison.id] = nil
        } else if recorded[comparison.id] == nil {
          recorded[comparison.id] = (text.entry, text.when)
        }
      }
    }
    return file.comparisons.map { declared in
      let comparison = declared.comparison
      let first = state.imports.first { $0.download.feed == comparison.feed }?.entry
      let own = recorded[comparison.id]
      let feed = file.feed(comparison.feed)
      return RecordedComparison(
        comparison, recorded: own?.when,
        isBeforeTheCount: own.map { own in first.map { own.entry < $0 } ?? true } ?? false,
        collectedAlike: feed?.alike, collecting: feed?.collecting ?? "")
    }
  }
}

extension MissionFile {
  /// A declared feed.
  fileprivate func feed(_ id: Feed.ID) -> DeclaredFeed? { feeds.first { $0.id.value == id } }
}

extension Diagnostic {
  fileprivate static func unknown(
    _ what: String, _ name: String, _ place: Location, _ known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "mission.unknown-name", at: place, "there is no \(what) '\(name)'",
      expected: known.joined(separator: ", "),
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "name one that the mission has")
  }
}
