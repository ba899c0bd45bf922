// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization
internal import TruceFigures
internal import TruceFindings
internal import TruceGround
internal import TrucePublish
internal import TruceStore

extension Command {
  /// `truce publish MISSION DIR`.
  static let publish = Command(
    name: "publish", summary: "make a static site of all daily reports",
    about: """
      A folder a day and one for the whole period, each with the page in every language, the text and \
      the data; an index page, an Atom feed and the digests of all files. A second run writes only \
      what changed, and removes nothing that it did not make. A report that is published again says \
      which figures are others than when it was first published, and why; 'reports.csv' holds since \
      when each stands.
      """,
    operands: [
      .mission,
      Operand(
        name: "DIR", words: "the site's folder; made when it is missing", kind: .folder),
    ],
    options: [
      Option(
        name: "from", value: Option.Value(name: "DAY", kind: .day),
        words: "the first day; the mission's first when not given"),
      Option(
        name: "to", value: Option.Value(name: "DAY", kind: .day),
        words: "the last day; the last that was reported when not given"),
      .asOf, .proof,
      Option(
        name: "language",
        value: Option.Value(name: "CODE", kind: .choice(Language.allCases.map(\.rawValue))),
        words: "a language of the pages, the first the main one; all when not given",
        repeats: true),
      Option(
        name: "address", value: Option.Value(name: "URL"),
        words: "where the site will stand; makes the feed's links whole"),
    ],
    examples: [
      Example(line: "truce publish build/energy-2025 build/site", words: "all its days")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let address = invocation.value("address")
    if let address, !Site.takes(address) { throw Diagnostics(.siteAddress(address)) }
    let mission = try world.mission(at: invocation.first)
    let proof = try mission.proof(of: invocation)
    let counted = try world.counted(mission, proof: proof, asOf: invocation.instant("as-of"))
    let content = counted.content
    let path = invocation.operand(1) ?? ""
    let folder = try PublishedFolder(opening: path)
    let site = try correcting(
      Site(
        of: content, counting: counted.counting,
        days: try ReportPeriod.reportedDays(of: invocation, in: content),
        in: languages(of: invocation, in: content), at: address),
      content, mission, in: folder, proof: proof)
    let outcome = try publish(site, into: folder, world)
    tell(of: outcome, site, at: path, world)
    return .well
  }

  /// The languages asked for, each once; else the mission's own first, then the others.
  private static func languages(
    of invocation: Invocation, in content: MissionContent
  ) -> [Language] {
    let named = invocation.values("language").compactMap(Language.init(rawValue:))
    let own = Language(rawValue: content.settings.language) ?? .english
    var result: [Language] = []
    for language in named.isEmpty ? [own] + Language.allCases : named
    where !result.contains(language) { result.append(language) }
    return result
  }

  /// The most moments of earlier publications whose knowledge is worked out again.
  ///
  /// Each is an assessment of the whole mission. A report of before is held against the oldest of them.
  private static func mostMoments(_ content: MissionContent) -> Int {
    content.assessment.incidents.count > 50_000 ? 1 : 12
  }

  /// The site with what its reports correct of those that stand in the folder, or were recorded.
  private static func correcting(
    _ site: Site, _ content: MissionContent, _ mission: Mission, in folder: PublishedFolder,
    proof: Proof?
  ) throws(Diagnostics) -> Site {
    guard let known = content.asOf ?? mission.state.latest else { return site }
    var before = SiteHistory()
    if let bytes = try folder.bytes(of: Site.historyFile) {
      guard let read = SiteHistory(parsing: String(decoding: bytes, as: UTF8.self)) else {
        throw Diagnostics(.siteHistory(folder.path + "/" + Site.historyFile))
      }
      before = read
    }
    let records = mission.state.records
    let reports = records.standing(records.reports, asOf: content.asOf)
    let history = before.adding(site.folders.map(\.days), known: known) { days in
      reports.filter { $0.value.days == days }.map(\.when).min()
    }
    let needed = site.folders.compactMap { history.corrected($0.days, known: known) }
    let moments = Array(Set(needed).sorted().suffix(mostMoments(content)))
    var moved: [MovedFigures] = []
    for moment in moments {
      moved.append(
        MovedFigures(
          of: content, against: try mission.knowledge(at: moment, of: content, proof: proof)))
    }
    return site.correcting(by: history, moved, known: known)
  }

  private static func publish(
    _ site: Site, into folder: PublishedFolder, _ world: World
  ) throws(Diagnostics) -> PublishedFolder.Outcome {
    let progress = Progress(of: "days", world: world)
    let folders = site.folders
    let faults = Mutex<[Int: Diagnostics]>([:])
    for first in stride(from: 0, to: folders.count, by: Site.atOnce) {
      let batch = folders[first..<min(first + Site.atOnce, folders.count)]
      DispatchQueue.concurrentPerform(iterations: batch.count) { place in
        do throws(Diagnostics) {
          for file in site.files(of: batch[first + place]) {
            try folder.take(Array(file.text.utf8), as: file.path)
          }
        } catch {
          faults.withLock { $0[place] = error }
        }
      }
      if faults.withLock({ !$0.isEmpty }) { break }
      progress.show(first + batch.count, of: folders.count)
    }
    progress.finish()
    do throws(Diagnostics) {
      if let fault = faults.withLock({ $0 }).min(by: { $0.key < $1.key }) { throw fault.value }
      for file in site.front { try folder.take(Array(file.text.utf8), as: file.path) }
      return try folder.commit(in: site.paths)
    } catch {
      folder.abandon()
      throw error
    }
  }

  private static func tell(
    of outcome: PublishedFolder.Outcome, _ site: Site, at path: String, _ world: World
  ) {
    if world.speaksJSON {
      world.print(
        .object([
          ("from", .string(site.days.lowerBound.description)),
          ("to", .string(site.days.upperBound.description)),
          ("languages", .array(site.languages.map { .string($0.rawValue) })),
          ("files", .integer(outcome.written + outcome.unchanged)),
          ("written", .integer(outcome.written)), ("unchanged", .integer(outcome.unchanged)),
          ("removed", .integer(outcome.removed)),
          ("kept", .array(outcome.kept.map { .string($0) })),
        ]))
      return
    }
    let files = outcome.written + outcome.unchanged
    world.output.line(
      "\(grouped(files)) files of \(site.days.lowerBound) to \(site.days.upperBound): "
        + "\(grouped(outcome.written)) written, \(grouped(outcome.unchanged)) unchanged, "
        + "\(grouped(outcome.removed)) removed.")
    for name in outcome.kept {
      world.output.line(
        "Not removed, for somebody changed it since: \(name)".madeVisible)
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    world.output.line("Open \((folder + "/index.html").asShellWord).")
  }
}

extension Site {
  /// How many folders are made at once; each holds one report in memory.
  fileprivate static let atOnce = 8
}

extension Diagnostic {
  fileprivate static func siteHistory(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "publish.history", at: Location(file: path),
      "the list of when each report was published is not as it was written",
      expected: "the lines from,to,published,previous",
      mend: "put the file of the last publication back, or remove it: corrections then begin anew")
  }

  fileprivate static func siteAddress(_ address: String) -> Diagnostic {
    Diagnostic(
      .error, "command.address", at: nil, "'\(address)' is no address of a site",
      expected: "http://… or https://…", mend: "write the address at which index.html will stand")
  }
}
