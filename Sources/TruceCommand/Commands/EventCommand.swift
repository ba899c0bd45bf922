// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce event add`.
  static let event = Command(
    name: "event", summary: "add a monitor's own observation, or grade an event",
    about: "An observation is an event of the feed 'observations'.",
    subcommands: [.eventAdd, .eventGrade])

  private static let eventAdd = Command(
    name: "add", summary: "record what a monitor saw",
    about: """
      Records an observation, with who saw it and why it is entered. On a terminal, what no option \
      gives is asked for; what is not known stays unknown.
      """,
    operands: [.mission],
    options: ObservationField.all.map(\.option) + [.reasonToEnter] + Option.writing,
    examples: [
      Example(
        line: "truce event add harbour --speaker 'Team 2' --act hit --from 2031-04-02T05:10:00Z "
          + "--to 2031-04-02T05:20:00Z --because 'seen from post 4'",
        words: "a hit")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    var form = ObservationForm(invocation, world)
    let reason = form.answer(ObservationField.because)
    try form.requireAnswers()
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let observation = try form.observation(for: mission.agreement)
    let (event, leads) = try mission.add(observation, because: reason)
    if world.speaksJSON {
      world.print(
        .object([
          ("event", .string(event.name)),
          (
            "leads",
            .array(
              leads.map {
                .object([("old", .string($0.old.name)), ("new", .string($0.new.name))])
              })
          ),
        ]))
      return .well
    }
    world.output.line("Recorded as \(event).".madeVisible)
    for lead in leads {
      world.output.line("Incident \(lead.old) now leads to \(lead.new).".madeVisible)
    }
    return .well
  }
}

extension Option {
  /// `--because WORDS`, which is asked for on a terminal.
  fileprivate static let reasonToEnter = Option(
    name: "because", value: Value(name: "WORDS"), words: "why it is entered, which is recorded")
}

/// One question of an observation: an option, or asked on a terminal.
struct ObservationField: Sendable {
  /// The option's name.
  var name: String
  /// The name of its value.
  var value: String
  /// What it may be.
  var kind = ValueKind.text
  /// The question.
  var words: String
  /// Whether there is no observation without it.
  var isRequired = false

  /// The field as an option.
  var option: Option {
    Option(name: name, value: Option.Value(name: value, kind: kind), words: words)
  }

  static let because = ObservationField(
    name: "because", value: "WORDS", words: "why it is entered", isRequired: true)

  /// The fields in the order in which they are asked.
  static let all: [ObservationField] = [
    ObservationField(
      name: "speaker", value: "NAME", words: "who observed, a pseudonym", isRequired: true),
    ObservationField(
      name: "affiliation", value: "WHO", words: "a party's id, none, or unknown (the default)"),
    ObservationField(
      name: "act", value: "KIND", kind: .choice(["hit", "attempt", "debris", "demolition"]),
      words: "what it was", isRequired: true),
    ObservationField(
      name: "from", value: "INSTANT", kind: .instant,
      words: "not before; a day is that whole day in the agreement's zone", isRequired: true),
    ObservationField(
      name: "to", value: "INSTANT", kind: .instant, words: "not after; the same day when not given"),
    ObservationField(
      name: "latitude", value: "DEGREES", kind: .decimal(-90...90), words: "where, if it is known"),
    ObservationField(
      name: "longitude", value: "DEGREES", kind: .decimal(-180...180), words: "where"),
    ObservationField(
      name: "radius", value: "METRES", kind: .decimal(1...1_000_000),
      words: "within which the place lies"),
    ObservationField(name: "class", value: "ID", words: "the class of what was struck"),
    ObservationField(name: "object", value: "WORDS", words: "what was struck, in words"),
    ObservationField(name: "actor", value: "PARTY", words: "who did it, if it is known"),
    ObservationField(name: "means", value: "WORDS", words: "by what means"),
    ObservationField(name: "text", value: "WORDS", words: "what was seen"),
    ObservationField(name: "grade", value: "CODE", words: "the Admiralty grade, such as B2"),
  ]
}

/// Answers to the questions of an observation.
struct ObservationForm {
  private let invocation: Invocation
  private let world: World
  private let asks: Bool
  private var answers: [String: String] = [:]
  private var faults: [Diagnostic] = []

  /// Takes the options; on a terminal asks for the rest.
  init(_ invocation: Invocation, _ world: World) {
    self.invocation = invocation
    self.world = world
    asks = world.isAttended
    for field in ObservationField.all { answers[field.name] = answer(field) }
  }

  /// An option's value, or what a person answers; empty for what is not known.
  mutating func answer(_ field: ObservationField) -> String {
    if let given = invocation.value(field.name) { return given }
    if asks {
      while true {
        let mark = field.isRequired ? "" : ", empty if not known"
        let expected = field.kind.expected.map { " (\($0))" } ?? ""
        world.errors.write("\(field.name), \(field.words)\(expected)\(mark): ")
        world.errors.flush()
        guard let line = readLine() else { break }
        if line.isEmpty, !field.isRequired { return "" }
        if !line.isEmpty, field.kind.accepts(line) { return line }
      }
    }
    if field.isRequired { faults.append(.missing(field)) }
    return ""
  }

  /// - Throws: `command.missing-option` for each that is required and was not given.
  func requireAnswers() throws(Diagnostics) {
    if let faults = Diagnostics(faults) { throw faults }
  }

  /// The observation, in the words of an agreement.
  ///
  /// - Throws: `command.observation` for a party or class the agreement does not have, half a place,
  ///   a time that ends before it begins, a grade that is none.
  func observation(for agreement: Agreement) throws(Diagnostics) -> Observation {
    var faults: [Diagnostic] = []
    func given(_ name: String) -> String? {
      answers[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    func name(_ field: String, among known: [String]) -> String? {
      guard let word = given(field) else { return nil }
      if !known.contains(word) { faults.append(.unknownName(field, word, among: known)) }
      return word
    }
    let parties = agreement.parties.map(\.id.value.name)
    let affiliation = name("affiliation", among: parties + ["none", "unknown"])
    let actor = name("actor", among: parties)
    let objectClass = name("class", among: agreement.classes.classes.map(\.value.name))
    let grade = Grade(given("grade") ?? "F6")
    if grade == nil { faults.append(.unknownName("grade", given("grade") ?? "", among: ["B2"])) }
    let span = ObservationForm.span(
      from: given("from") ?? "", to: given("to"), in: agreement.clockZone.value)
    if span == nil { faults.append(.noSpan(given("from") ?? "", given("to") ?? "")) }
    let numbers = ["latitude", "longitude", "radius"].map { given($0).flatMap { Double($0) } }
    var place: Place?
    if let latitude = numbers[0], let longitude = numbers[1], let radius = numbers[2],
      let coordinate = Coordinate(latitude: latitude, longitude: longitude)
    {
      place = Place(coordinate: coordinate, radiusInMetres: radius, holds: 95)
    } else if numbers.contains(where: { $0 != nil }) {
      faults.append(.halfPlace())
    }
    if let faults = Diagnostics(faults) { throw faults }
    guard let span, let grade, let act = given("act").flatMap(ActKind.init(rawValue:)) else {
      preconditionFailure("an observation without a fault has act, time and grade")
    }
    return Observation(
      speaker: given("speaker") ?? "", affiliation: affiliation ?? "unknown", act: act, span: span,
      place: place, objectClass: objectClass.map { ObjectClass.ID($0) },
      objectWords: given("object") ?? "", actor: actor.map { Party.ID($0) },
      means: given("means") ?? "", text: given("text") ?? "", grade: grade)
  }

  /// From the first moment of `from` to the last of `to`; a day is that whole civil day.
  static func span(from: String, to: String?, in zone: ClockZone) -> TimeSpan? {
    func ends(_ word: String) -> (Instant, Instant)? {
      if let day = CivilDay(word) {
        let span = zone.span(of: day)
        return (span.start, span.end)
      }
      return Instant(word).map { ($0, $0.advanced(bySeconds: 1)) }
    }
    guard let first = ends(from) else { return nil }
    let last = to.map { ends($0) } ?? first
    guard let last, first.0 < last.1 else { return nil }
    return TimeSpan(start: first.0, end: last.1)
  }
}

extension Diagnostic {
  fileprivate static func missing(_ field: ObservationField) -> Diagnostic {
    Diagnostic(
      .error, "command.missing-option", at: nil, "'event add' needs option '--\(field.name)'",
      expected: [field.option.usage, field.words].joined(separator: ", "), mend: "add it")
  }

  static func unknownName(
    _ field: String, _ word: String, among known: [String]
  ) -> Diagnostic {
    let near = nearest(to: word, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      .error, "command.observation", at: nil, "'\(word)' is no value for '--\(field)'",
      expected: known.prefix(40).joined(separator: ", "), mend: near ?? "name one of these")
  }

  fileprivate static func noSpan(_ from: String, _ to: String) -> Diagnostic {
    Diagnostic(
      .error, "command.observation", at: nil, "the time from '\(from)' to '\(to)' holds no moment",
      expected: "a moment or a day, and a later one", mend: "correct '--from' and '--to'")
  }

  fileprivate static func halfPlace() -> Diagnostic {
    Diagnostic(
      .error, "command.observation", at: nil, "the place has a part and not the whole",
      expected: "--latitude, --longitude and --radius together, or none of them",
      mend: "give all three; the radius is how far the true place may lie from the point")
  }
}
