// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementPrinter {
  mutating func print(_ provision: Provision) {
    let verifiers = finders(provision.verifiers)
    line("provision", provision.id.value.name, Outline.quoted(provision.title))
    below { printer in
      printer.localNames("title", provision.titles)
      for text in provision.texts {
        printer.line(
          "text", text.language.value, Outline.quoted(text.words),
          text.source.map { "from \($0.value)" }, text.isAuthentic ? "authentic" : nil)
      }
      if provision.kind != .unstated { printer.line("kind", provision.kind.rawValue) }
      if let prohibition = provision.prohibition {
        printer.line(
          "prohibits", prohibition.verb.value, "on", prohibition.objects?.value.name ?? "any",
          prohibition.within.isEmpty ? nil : "within " + list(prohibition.within))
      }
      if !provision.binds.isEmpty { printer.line("binds", list(provision.binds)) }
      switch provision.consent {
      case .all: break
      case .each, .none: printer.line("consent", provision.consent.rawValue)
      }
      if !provision.verifiers.isEmpty {
        printer.line("verified by", verifiers)
      }
      if let notice = provision.notice { printer.line("notice of", notice.value.words) }
      printer.waits(provision.waitsFor)
      for exception in provision.exceptions { printer.print(exception) }
      for reading in provision.readings { printer.print(reading) }
      for position in provision.positions {
        printer.line(
          "position", position.party.value.name, position.stance.rawValue,
          "\(position.day.value)", position.behalf.map { "for \($0.value)" },
          position.reservations.isEmpty ? nil : "subject to " + list(position.reservations),
          from(position.sources), position.words.map { "says " + Outline.quoted($0) })
      }
      for suspension in provision.suspensions {
        printer.line(
          "suspended", suspension.party.map { "by \($0.value)" },
          "from " + written(suspension.start), suspension.end.map { "until " + written($0) },
          from(suspension.sources))
      }
      if let day = provision.retired { printer.line("retired", "\(day.value)") }
    }
  }

  private mutating func print(_ reading: Reading) {
    let finder = (reading.release?.finder).map { "found by " + finders([$0]) }
    var standing: String?
    switch reading.standing {
    case .replaces(let other): standing = "replaces \(other.value)"
    case .beside(let other): standing = "beside \(other.value)"
    case nil: break
    }
    line(
      "reading", reading.id.value.name, "by \(reading.party.value)", from(reading.sources),
      reading.namesClockZone ? "time zone \(reading.clockZone.value.name)" : nil, standing)
    below { printer in
      for quotation in reading.says {
        printer.line(
          "says", Outline.quoted(quotation.words.value),
          quotation.source.map { "from \($0.value)" })
      }
      for clause in reading.objects { printer.print(clause) }
      if let otherwise = reading.otherwise {
        printer.line("otherwise", otherwise.value.rawValue)
      }
      for edge in reading.edges { printer.print(edge) }
      for clause in reading.acts {
        printer.line(
          clause.act.value.plural, clause.coverage.rawValue,
          clause.because.map { "because " + Outline.quoted($0.value) })
      }
      if let start = reading.start { printer.line("from", written(start)) }
      if let end = reading.end { printer.line("until", written(end)) }
      if let hours = reading.hours {
        printer.line(
          "daily", hours.words, hours.because.map { "because " + Outline.quoted($0.value) },
          from(hours.sources))
      }
      for later in reading.extensions {
        printer.line(
          "extended", later.day.map { "on \($0.value)" }, "until", written(later.end))
      }
      if let renewal = reading.renewal { printer.print(renewal) }
      printer.waits(reading.waitsFor)
      if let release = reading.release {
        printer.line(
          "released", ReleaseClause.anotherViolates,
          finder)
        printer.below { printer in
          for use in release.uses {
            printer.line("used by", use.party.value.name, "\(use.day.value)", from(use.sources))
          }
        }
      }
      if !reading.territory.isEmpty { printer.line("within", list(reading.territory)) }
      if let own = reading.ownGround { printer.line("own ground", own.value.rawValue) }
      for exception in reading.exceptions { printer.print(exception) }
      for practice in reading.practices { printer.print(practice) }
    }
  }

  private mutating func print(_ renewal: Renewal) {
    let notice = renewal.notice.map { " of \($0.value.words)" } ?? ""
    line(
      "renewed by", renewal.term.value.words,
      renewal.notice == nil && renewal.notices.isEmpty ? nil : "unless notice" + notice)
    below { printer in
      for notice in renewal.notices {
        printer.line(
          "notice by", notice.party.value.name, "\(notice.day.value)", from(notice.sources))
      }
    }
  }

  private mutating func print(_ clause: ObjectClause) {
    let coverage: String?
    switch clause.coverage {
    case .covered: coverage = nil
    case .unclear: coverage = "unclear"
    case .not: coverage = "not"
    }
    let objects =
      clause.annex.map { "annex \($0.value)" }
      ?? (clause.classes.map(\.value.name) + clause.named.map { Outline.quoted($0.value) })
      .joined(separator: ", ")
    line(
      "objects", coverage, objects,
      clause.because.map { "because " + Outline.quoted($0.value) })
  }

  private mutating func print(_ exception: ReadingException) {
    let about = acts(exception.acts)
    line(
      "exception", exception.id.value.name, Outline.quoted(exception.title),
      from(exception.sources))
    below { printer in
      if !exception.objects.isEmpty { printer.line("objects", list(exception.objects)) }
      if !exception.acts.isEmpty { printer.line("acts", about) }
      for inner in exception.exceptions { printer.print(inner) }
    }
  }

  private mutating func print(_ practice: Practice) {
    let counted = acts(practice.acts)
    line(
      "practice", practice.day.map { "\($0)" }, Outline.quoted(practice.words.value),
      from(practice.sources),
      practice.events.isEmpty
        ? nil : "events " + practice.events.map(\.value).joined(separator: ", "))
    below { printer in
      if !practice.objects.isEmpty { printer.line("counts", list(practice.objects)) }
      if !practice.acts.isEmpty { printer.line("acts", counted) }
      if let start = practice.start { printer.line("from", written(start)) }
      if let end = practice.end { printer.line("until", written(end)) }
    }
  }

  private func acts(_ acts: [Marked<ActKind>]) -> String {
    acts.map(\.value.plural).joined(separator: ", ")
  }

  mutating func print(_ edge: ClassTree.Edge) {
    let basis: String?
    switch edge.basis {
    case .shared: basis = nil
    case .missionsChoice: basis = "by the mission's choice"
    case .source(let source): basis = "from \(source.value)"
    }
    line(edge.child.value.name, "counts as", edge.parent.value.name, basis)
  }

  /// The class tree: nested where reading it back gives the same tree, else one edge a line.
  mutating func print(_ tree: ClassTree) {
    var nested = AgreementPrinter()
    nested.printNested(tree)
    if nested.tree == tree {
      for line in nested.lines { self.line(line) }
      return
    }
    for id in tree.classes { line("object", id.value.name) }
    for edge in tree.edges {
      switch edge.basis {
      case .shared: line("object", edge.parent.value.name, edge.child.value.name)
      case .missionsChoice, .source: print(edge)
      }
    }
    for name in tree.names {
      line("object", name.objectClass.name)
      below { $0.localNames("name", [name.name]) }
    }
  }

  /// The class tree that the lines written so far give.
  private var tree: ClassTree {
    let parser = AgreementParser(SourceText(lines.joined(separator: "\n"), name: "printed"))
    parser.run()
    return parser.agreement.classes
  }

  private mutating func printNested(_ tree: ClassTree) {
    var children: [ObjectClass.ID: [ObjectClass.ID]] = [:]
    var isChild: Set<ObjectClass.ID> = []
    for edge in tree.edges where edge.basis == .shared {
      children[edge.parent.value, default: []].append(edge.child.value)
      isChild.insert(edge.child.value)
    }
    var names: [ObjectClass.ID: [LocalName]] = [:]
    for name in tree.names { names[name.objectClass, default: []].append(name.name) }
    var printed: Set<ObjectClass.ID> = []
    func block(_ id: ObjectClass.ID, _ printer: inout AgreementPrinter) {
      guard printed.insert(id).inserted else {
        printer.line("object", id.name)
        return
      }
      // Leaves without a name stand in a list as long as no block came before them.
      let all = children[id] ?? []
      let leaves = all.prefix { children[$0] == nil && names[$0] == nil }
      printer.line(
        "object", id.name, leaves.isEmpty ? nil : leaves.map(\.name).joined(separator: ", "))
      printed.formUnion(leaves)
      printer.below { printer in
        printer.localNames("name", names[id] ?? [])
        for child in all.dropFirst(leaves.count) { block(child, &printer) }
      }
    }
    for id in tree.classes where !isChild.contains(id.value) { block(id.value, &self) }
    for edge in tree.edges where edge.basis != .shared { print(edge) }
  }
}
