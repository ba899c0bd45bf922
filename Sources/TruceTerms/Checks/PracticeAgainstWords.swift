// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let practiceAgainstWords = Check(
    "terms.practice-against-words",
    "a party counts against the other what its own words do not hold",
    """
    A party's count holds a class, an act or a day that its reading leaves out or leaves open. Words
    and practice stand apart in every verdict; a party that widens its count against the other will
    be asked to hold itself to the same.

    In April 2025 one side counted a railway's contact network, on which its list was silent; the
    other counted from a week before the day that its officials named as the start.

    Mend nothing in the file; put the question to the party.
    """
  ) { questioned in
    questioned.readings.flatMap { provision, reading -> [Diagnostic] in
      var index = questioned.index(of: reading)
      return reading.practices.flatMap { practice -> [Diagnostic] in
        var found = practice.objects.compactMap { counted -> Diagnostic? in
          let said = provision.coverage(of: counted.value, under: reading, by: &index).coverage
          if said == .covered { return nil }
          return .against(counted.value.name, said, reading, at: counted.location)
        }
        found += practice.acts.compactMap { act -> Diagnostic? in
          let said = provision.coverage(of: act.value, under: reading).coverage
          return said == .covered
            ? nil : .against(act.value.plural, said, reading, at: act.location)
        }
        if let counted = practice.start, let said = reading.start, counted.spoken != said.spoken {
          found.append(.startAgainst(counted, said, reading))
        }
        return found
      }
    }
  }

  static let practiceWithoutSource = Check(
    "terms.practice-without-source", "a practice that no source shows",
    """
    What a party counts is shown by its own tallies and bulletins. Without a text, a practice is a
    guess about a party, and guesses about parties are not neutral.

    Mend it by writing 'from SOURCE' behind it.
    """
  ) { questioned in
    questioned.readings.flatMap(\.reading.practices).filter(\.sources.isEmpty)
      .map { .practiceWithoutSource($0) }
  }
}

extension Diagnostic {
  fileprivate static func against(
    _ counted: String, _ said: Reading.Coverage, _ reading: Reading, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.practice-against-words", at: place,
      "'\(reading.party.value)' counts '\(counted)', which is '\(said.rawValue)' by the words of "
        + "'\(reading.id.value)'",
      expected: "a count that its own words hold",
      see: [Reference(reading.id.location, "the words")],
      mend: "ask '\(reading.party.value)' whether it holds itself to the same")
  }

  fileprivate static func startAgainst(_ counted: Bound, _ said: Bound, _ reading: Reading)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "terms.practice-against-words", at: counted.location.location,
      "'\(reading.party.value)' counts from \(counted.spoken) and says that it holds from "
        + said.spoken,
      expected: "a count from the start that it names",
      see: [Reference(said.location.location, "the start by its words")],
      mend: "ask '\(reading.party.value)' whether it holds itself to the same")
  }

  fileprivate static func practiceWithoutSource(_ practice: Practice) -> Diagnostic {
    Diagnostic(
      .warning, "terms.practice-without-source", at: practice.words.location,
      "no source shows that it '\(practice.words.value)'", expected: "'from' and a source",
      mend: "declare the tally or bulletin and write: from SOURCE")
  }
}
