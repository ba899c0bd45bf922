// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEvidence
internal import TruceFigures
internal import TruceFindings
internal import TruceGround
internal import TrucePublish
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce run MISSION`.
  static let run = Command(
    name: "run", summary: "take a mission the whole way, from its feeds to a report",
    about: """
      Takes in the feeds that mission.truce names, links events to incidents, holds them against every \
      provision in every reading, makes the index and writes the report of a day and of the whole \
      period. Where no day is asked for, it is the last one on which something happened. A second run adds nothing and writes the same bytes. Beyond 20,000 incidents it leaves \
      out the index and the files that list all of them, and says how to make them.
      """,
    operands: [.mission], options: ReportPeriod.options + Option.writing,
    examples: [Example(line: "truce run build/energy-2025", words: "the example mission")],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    var imports: [JSON] = []
    let counted = try content(of: invocation, world, imports: &imports)
    let content = counted.content
    let days = try ReportPeriod.daysOfRun(of: invocation, in: counted)
    let folder = MissionFolder(path: invocation.first)
    let language = Language(rawValue: content.settings.language) ?? .english
    let counting = counted.counting
    var reports = [(name(of: days), Report(of: content, days: days, counting: counting))]
    if let period = content.settings.period, period != days {
      reports.append((name(of: period), Report(of: content, days: period, counting: counting)))
    }
    world.say("writing the reports")
    try NewFolder.require(folder.path(of: "report"))
    var isCut = false
    for (name, report) in reports {
      let isLong = report.incidentCount > mostListed
      for form in ReportForm.allCases {
        if isLong, form.listsEveryIncident {
          isCut = true
          continue
        }
        let path = folder.path(of: "report/\(name).\(form.fileEnding)")
        try OutputFile.write(Array(form.text(of: report, in: language).utf8), to: path)
      }
    }
    if content.assessment.incidents.count > mostListed {
      isCut = true
      unlink(folder.path(of: "index.gpkg"))
    } else {
      world.say("making the index")
      try GeoPackage(of: content).write(to: folder.path(of: "index.gpkg"))
    }
    let names = reports.map(\.0)
    if isCut { sayWhatIsLeftOut(of: content, names, to: world) }
    if world.speaksJSON {
      world.print(summary(of: counted, imports, names.map { folder.path(of: "report/\($0).html") }))
    } else {
      summarise(counted, names, in: invocation.first, to: world)
    }
    return .well
  }

  /// How many incidents the files that list all of them may hold.
  private static let mostListed = 20_000

  private static func sayWhatIsLeftOut(
    of content: MissionContent, _ names: [String], to world: World
  ) {
    world.say(
      "the mission has \(grouped(content.assessment.incidents.count)) incidents: files that list more "
        + "than \(grouped(mostListed)), and the index, are made when you ask for them, with "
        + "'\(world.program) report --format csv' and '\(world.program) rebuild'")
  }

  /// Takes in what the mission names, and lets go of the ledger before the long work.
  private static func content(
    of invocation: Invocation, _ world: World, imports: inout [JSON]
  ) throws(Diagnostics) -> CountedContent {
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    var downloads: [Mission.Download] = []
    for feed in mission.file.feeds {
      for file in feed.files {
        downloads.append(try mission.declared(file, of: feed))
      }
    }
    imports = try take(downloads, into: mission, world)
    try mission.recordTexts()
    return try world.counted(mission)
  }

  private static func name(of days: ClosedRange<CivilDay>) -> String {
    days.lowerBound == days.upperBound
      ? "\(days.lowerBound)" : "\(days.lowerBound)_\(days.upperBound)"
  }

  /// What programs read of a run.
  private static func summary(
    of counted: CountedContent, _ imports: [JSON], _ reports: [String]
  ) -> JSON {
    let content = counted.content
    let provisions = content.agreement.provisions.enumerated().map { index, provision -> JSON in
      let (numbers, isHypothetical) = counted.counting.total(under: index)
      return .object([
        ("provision", .string(provision.id.value.name)), ("hypothetical", .bool(isHypothetical)),
        ("core", .integer(numbers.core)), ("contested", .integer(numbers.contested)),
        ("undetermined", .integer(numbers.undetermined)), ("outside", .integer(numbers.outside)),
      ])
    }
    return .object([
      ("imports", .array(imports)), ("events", .integer(content.eventCount)),
      ("incidents", .integer(content.assessment.entries.count)),
      ("provisions", .array(provisions)), ("reports", .array(reports.map { .string($0) })),
    ])
  }

  private static func summarise(
    _ counted: CountedContent, _ names: [String], in path: String, to world: World
  ) {
    let content = counted.content
    world.output.line(
      "\(grouped(content.eventCount)) events tell of "
        + "\(grouped(content.assessment.entries.count)) incidents.")
    for (index, provision) in content.agreement.provisions.enumerated() {
      let (four, isHypothetical) = counted.counting.total(under: index)
      guard four.total > 0, !isHypothetical else { continue }
      world.output.line(
        "\(provision.id.value): core \(four.core), contested \(four.contested), "
          + "undetermined \(four.undetermined), outside \(four.outside)")
    }
    let mission = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = mission.asShellWord
    world.output.line()
    for name in names {
      world.output.line(
        "The report of \(name.replacing("_", with: " to ")): \((mission + "/report/\(name).html").asShellWord)"
      )
    }
    world.output.line("Try next:")
    world.output.line("  \(world.program) assess \(folder)")
    if let first = content.assessment.entries.first {
      world.output.line("  \(world.program) why \(folder) \(first.incident.id.name.asShellWord)")
    }
    world.output.line("  \(world.program) status \(folder) --at \(names.first?.prefix(10) ?? "")")
  }
}
