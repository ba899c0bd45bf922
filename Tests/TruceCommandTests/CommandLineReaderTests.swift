// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceCommand

struct CommandLineReaderTests {
  /// A table of its own, so that no test leans on the real commands.
  static let table: [Command] = [
    Command(
      name: "walk", summary: "walk to a place",
      operands: [
        Operand(name: "PLACE", words: "where to"),
        Operand(name: "VIA", words: "over which", number: .optional),
      ],
      options: [
        Option(
          name: "pace", letter: "p", value: .init(name: "N", kind: .decimal(-5...5)), words: "x"),
        Option(name: "with", value: .init(name: "WHO"), words: "x", repeats: true),
        Option(
          name: "how", value: .init(name: "MANNER", kind: .choice(["slow", "fast"])), words: "x"),
        Option(name: "on", value: .init(name: "DAY", kind: .day), words: "x"),
        Option(name: "dry", words: "x"),
      ], printsJSON: true
    ) { _, _ throws(Diagnostics) in .well },
    Command(
      name: "pack", summary: "pack",
      subcommands: [
        Command(
          name: "bag", summary: "pack a bag",
          operands: [Operand(name: "THING", words: "what", number: .oneOrMore)],
          options: [
            Option(name: "because", value: .init(name: "WORDS"), words: "why", isRequired: true)
          ]
        ) { _, _ throws(Diagnostics) in .well }
      ]),
  ]

  /// The invocation, or the slugs of the faults.
  func read(_ words: String...) -> (Invocation?, [String]) {
    var reader = CommandLineReader(table: CommandLineReaderTests.table)
    do {
      guard case .run(let invocation) = try reader.read(words) else { return (nil, ["no run"]) }
      return (invocation, [])
    } catch {
      return (nil, error.all.map(\.slug))
    }
  }

  func messages(_ words: String...) -> [String] {
    var reader = CommandLineReader(table: CommandLineReaderTests.table)
    do {
      _ = try reader.read(words)
      return []
    } catch {
      return error.all.map { $0.message + " | " + $0.mend }
    }
  }

  @Test func aValueStandsBehindItsOptionOrAnEqualsSign() {
    #expect(read("walk", "home", "--pace", "2.5").0?.number("pace") == 2.5)
    #expect(read("walk", "home", "--pace=2.5").0?.number("pace") == 2.5)
    #expect(read("walk", "home", "-p", "2").0?.number("pace") == 2)
    #expect(read("walk", "home", "-p2").0?.number("pace") == 2)
    #expect(read("walk", "home", "--with=a=b").0?.values("with") == ["a=b"])
    #expect(read("walk", "home", "--with=").0?.values("with") == [""])
  }

  @Test func aNegativeNumberIsAValueOrAnOperand() {
    #expect(read("walk", "home", "--pace", "-2.5").0?.number("pace") == -2.5)
    #expect(read("walk", "home", "--pace", "-.5").0?.number("pace") == -0.5)
    #expect(read("walk", "-5").0?.operands == ["-5"])
  }

  @Test func twoDashesEndTheOptionsAndOneDashIsAnOperand() {
    #expect(read("walk", "--", "--pace", "--").0?.operands == ["--pace", "--"])
    #expect(read("walk", "-").0?.operands == ["-"])
    #expect(read("walk", "x", "--with", "-").0?.values("with") == ["-"])
    #expect(read("walk", "--", "-h").0?.operands == ["-h"])
  }

  @Test func anOptionThatRepeatsKeepsItsOrderAndAnotherIsRefusedTwice() {
    #expect(read("walk", "x", "--with", "b", "--with", "a").0?.values("with") == ["b", "a"])
    #expect(read("walk", "x", "--pace", "1", "--pace", "2").1 == ["command.repeated"])
    #expect(read("walk", "x", "--dry", "--dry").0?.has("dry") == true)
  }

  @Test func aMissingValueIsNotTakenFromTheNextOption() {
    #expect(read("walk", "x", "--with", "--dry").1 == ["command.missing-value"])
    #expect(read("walk", "x", "--with").1 == ["command.missing-value"])
    #expect(read("walk", "x", "--with=--dry").0?.values("with") == ["--dry"])
  }

  @Test func everyFaultOfTheLineIsTold() {
    #expect(
      read("walk", "--pase", "--how=quick", "--dry=1", "--on", "2025-02-30").1 == [
        "command.unknown-option", "command.value", "command.flag-value", "command.value",
        "command.missing-operand",
      ])
    #expect(read("walk", "a", "b", "c", "d").1 == ["command.extra-operand"])
    #expect(read("pack", "bag").1 == ["command.missing-operand", "command.missing-option"])
  }

  @Test func theWordMeantIsOffered() {
    #expect(messages("wlak") == ["no subcommand 'wlak' | did you mean 'walk'?"])
    #expect(messages("pack", "bga") == ["no subcommand 'bga' of 'pack' | did you mean 'bag'?"])
    #expect(
      messages("walk", "x", "--pcae", "1").first == "no option '--pcae' | did you mean '--pace'?")
    #expect(
      messages("walk", "x", "--how", "fats") == [
        "'fats' is no value for '--how MANNER' | did you mean 'fast'?"
      ])
    #expect(messages("xylophone") == ["no subcommand 'xylophone' | see 'truce --help'"])
    #expect(messages("pack").first?.hasPrefix("'pack' needs a subcommand") == true)
    #expect(messages().first == "no subcommand is given | see 'truce --help'")
  }

  @Test func helpIsGivenAnywhereBeforeTwoDashes() {
    func helpPath(_ words: [String]) -> [String]? {
      var reader = CommandLineReader(table: CommandLineReaderTests.table)
      guard case .help(let path)? = try? reader.read(words) else { return nil }
      return path
    }
    #expect(helpPath(["--help"]) == [])
    #expect(helpPath(["-h"]) == [])
    #expect(helpPath(["help"]) == [])
    #expect(helpPath(["help", "pack", "bag"]) == ["pack", "bag"])
    #expect(helpPath(["pack", "--help"]) == ["pack"])
    #expect(helpPath(["pack", "bag", "x", "-h"]) == ["pack", "bag"])
    #expect(helpPath(["walk", "--pace", "1", "--help"]) == ["walk"])
    #expect(helpPath(["walk", "--", "--help"]) == nil)
  }

  @Test func numbersAndDaysAreHeldToTheirRange() {
    #expect(read("walk", "x", "--pace", "5").0 != nil)
    #expect(read("walk", "x", "--pace", "5.01").1 == ["command.value"])
    #expect(read("walk", "x", "--pace", "nan").1 == ["command.value"])
    #expect(read("walk", "x", "--pace", "inf").1 == ["command.value"])
    #expect(read("walk", "x", "--on", "2025-03-19").0?.day("on") == CivilDay("2025-03-19"))
    #expect(
      read("walk", "x", "--now", "2025-03-19").0?.instant("now")?.description
        == "2025-03-19T00:00:00Z")
    #expect(read("walk", "x", "--now", "yesterday").1 == ["command.value"])
  }
}
