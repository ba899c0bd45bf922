// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  private static func page(_ slug: String, _ summary: String, _ text: String) -> Explanation {
    Explanation(slug: slug, summary: summary, text: text)
  }

  /// The pages of faults that stand in the way of reading the text.
  static let ofTheText: [Explanation] =
    [classWithoutObject] + form + names + [
      page(
        "terms.no-agreement", "the file holds no 'agreement' statement",
        """
        Every file begins by saying what it is: an id, a title, and the zone whose days are counted.

        Mend it by a first line such as: agreement energy-2025 "Limited ceasefire"
        """),
      page(
        "terms.unknown-statement", "a line begins with a word that means nothing there",
        """
        Each block holds statements of its own: 'reading' stands in a provision, 'says' in a reading.
        A line that begins with another word is not read, nor is what stands below it.

        Mend it by the word that is meant, or by moving the line into the block where it belongs.
        """),
      page(
        "terms.expected", "something else was expected here",
        """
        The statement was read up to this place. What could follow is named behind 'expected'.

        Mend it by writing that, or by removing the word.
        """),
      page(
        "terms.unfinished", "'...' stands where words are still to be written",
        """
        A draft was left with dots. They hold a place for the writer and nothing for the reader.

        Mend it by writing the words.
        """),
      page(
        "terms.empty-text", "a text is empty",
        """
        Quotation marks with nothing between them quote nobody.

        Mend it by writing the words, or by leaving the text out.
        """),
      page(
        "terms.comma", "a comma is missing in a list",
        """
        The members of a list are separated by commas. A list goes on in the next line when it ends
        with a comma and the next line is indented deeper.

        Mend it by writing the comma.
        """),
      page(
        "terms.too-much", "a line holds more than its statement",
        """
        The statement is complete, and words follow it.

        Mend it by removing them, or by giving them a line of their own.
        """),
      page(
        "terms.nothing-below", "lines stand below a statement that holds none",
        """
        Lines that are indented deeper belong to the line above them. This statement has no parts.

        Mend it by indenting them less.
        """),
      page(
        "terms.said-twice", "one thing is said twice in one block",
        """
        A reading has one start, one end, one way in which its list ends. Said twice, neither goes
        before the other: Truce never lets the last line win.

        Mend it by removing one of the two, or by a second reading with 'beside' or 'replaces'.
        """),
      page(
        "terms.bound-twice", "one side of a bound is given twice",
        """
        A bound has one earliest and one latest point. A day stands for both.

        Mend it by removing one of the two.
        """),
      page(
        "terms.bounds-reversed", "a latest point lies before the earliest",
        """
        'not before' a day and 'not after' an earlier one leave no moment at all.

        Mend it by changing the two, or by correcting one of them.
        """),
      page(
        "terms.time-missing", "a time of day that the clocks left out",
        """
        In spring the clocks are put forward, and the hour between does not exist. A truce that ends
        at 03:30 in that night ends at no moment.

        Mend it by writing the moment in UTC, such as 2025-03-30T01:00:00Z.
        """),
      page(
        "terms.time-twice", "a time of day that the clocks showed twice",
        """
        In autumn the clocks are put back, and one hour comes twice. Which of the two is meant decides
        whether an incident lies inside.

        Mend it by writing the moment in UTC.
        """),
      page(
        "terms.edge-outside-reading", "a disputed edge of the class tree stands in no reading",
        """
        Edges that nobody disputes are shared. What one party's source says of a class is that party's
        reading, and stands there.

        Mend it by moving the line into the reading, or by 'by the mission's choice' where the mission
        takes it upon itself.
        """),
      page(
        "terms.file-outside", "a file is not below the agreement's own folder",
        """
        An agreement may come from anywhere. It names files beside it or in folders below it: no
        absolute path, no '..', no address.

        Mend it by copying the file there.
        """),
      page(
        "terms.unit-missing", "a distance has no unit",
        """
        Fifteen of what? Kilometres and nautical miles differ by almost half.

        Mend it by writing m, km or nmi.
        """),
      page(
        "terms.scenario-differs", "a scenario has another verdict than its drafter expects",
        """
        A scenario is a case that a drafter made up, with the verdict that each reading should give.
        'truce test' runs it against the text and shows the limb that decides otherwise.

        Mend it in the reading if the text does not say what was meant; else in the scenario.
        """),
      page(
        "terms.untested", "no scenario touches a provision, a reading or an exception",
        """
        What no scenario touches, nobody has thought through on a case.

        Mend it by writing a scenario: what happens, and what is expected of each reading.
        """),
      page(
        "terms.no-owner", "a reading does not say whose it is",
        """
        There is no verdict without a reading, and no reading without a party.

        Mend it by writing 'by PARTY' behind its id.
        """),
    ]

  /// Words, numbers, days.
  private static let form: [Explanation] = [
    page(
      "terms.not-a-name", "a word that cannot be a name",
      """
      Names are made of letters and digits of any script, '-', '_' and '.', and begin with a letter or
      a digit.

      Mend it by another name.
      """),
    page(
      "terms.not-a-number", "a word that is no number",
      """
      Quantities are whole numbers in digits, distances also have a decimal point.

      Mend it by writing the number.
      """),
    page(
      "terms.not-a-day", "a word that is no day of the calendar",
      """
      Days are written as year, month and day: 2025-03-18. There is no 30th of February.

      Mend it by writing the day.
      """),
    page(
      "terms.not-a-time", "a word that is no time of day",
      """
      Times are written behind a day as hours and minutes: 2025-04-19 18:00. The day ends at 24:00.

      Mend it by writing the time, or leave it out for the whole day.
      """),
    page(
      "terms.unknown-clock-zone", "no time zone has this name",
      """
      Zones are named as in the IANA database, such as Europe/Kyiv, because only that says when the
      clocks change. Abbreviations such as EST do not.

      Mend it by writing the zone of the place whose clocks count.
      """),
    page(
      "terms.address", "a word that is no address of a page",
      """
      A source can be read somewhere: an address that begins with https:// or http://.

      Mend it by writing the whole address, or leave it out.
      """),
    page(
      "outline.tab", "a tab stands in the indentation",
      """
      How wide a tab is depends on who looks. Lines are indented by spaces.

      Mend it by replacing each tab by two spaces; 'truce format' does not guess.
      """),
    page(
      "outline.indent", "a line is indented as no line above it",
      """
      What is indented deeper belongs to the line above. A line that comes back has to come back to a
      place where a line began.

      Mend it by moving the line below the statement it belongs to.
      """),
    page(
      "outline.depth", "a line stands too deep",
      """
      Blocks may stand in blocks 32 deep. No agreement needs more.

      Mend it by writing the line at an outer level.
      """),
    page(
      "outline.quote", "a quotation mark is not closed",
      """
      A text ends on the line on which it begins.

      Mend it by closing it with a quotation mark.
      """),
    page(
      "outline.escape", "a backslash stands before neither a quotation mark nor a backslash",
      """
      Inside a text, a quotation mark and a backslash are written with a backslash before them.

      Mend it by writing the backslash twice.
      """),
    page(
      "text.not-utf8", "a file is not UTF-8 text",
      """
      Files are read as UTF-8. Another encoding would turn names into other names.

      Mend it by saving the file as UTF-8.
      """),
  ]

  /// Names used and not declared.
  private static let names: [Explanation] =
    [
      page(
        "terms.same-id", "one id names two things",
        """
        An id stands for one thing, for ever: findings, cases and reports refer to it. It is never used
        again, also when what it named is retired.

        Mend it by giving one of the two another id.
        """),
      page(
        "terms.condition-undescribed", "a condition is named and nowhere described",
        """
        A stance depends on a condition, and no line says what it asks and who answered.

        Mend it by describing it: condition ID "what it asks" by PARTY from SOURCE.
        """),
    ]
    + [
      ("party", "party ID \"NAME\""), ("source", "source ID DAY SPEAKER \"TITLE\" ADDRESS"),
      ("class", "object ID"), ("zone", "zone ID from \"FILE\""),
      ("reading", "reading ID by PARTY"), ("annex", "annex ID \"TITLE\""),
      ("exception", "exception ID \"TITLE\""),
    ].map { kind, declaration in
      page(
        "terms.unknown-\(kind)", "a \(kind) is used and nowhere declared",
        """
        The name stands for nothing: most often it is misspelt, here or where it is declared.

        Mend it by the name that is meant, or by declaring it: \(declaration)
        """)
    }
    + [
      page(
        "terms.unknown-target", "what is waited for is nowhere declared",
        """
        A rule can wait for a condition, a commitment or a provision.

        Mend it by the name that is meant, or by declaring it.
        """)
    ]
}
