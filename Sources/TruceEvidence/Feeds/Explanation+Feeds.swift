// SPDX-License-Identifier: Apache-2.0

public import TruceTerms

extension Explanation {
  /// The pages of what can be wrong with feeds, mappings, speakers, lexicons and lists of objects.
  public static let ofEvidence: [Explanation] =
    ofFiles + ofRows + ofNotes + ofGeoJSON + ofMappings + ofTables

  private static func page(_ slug: String, _ summary: String, _ text: String) -> Explanation {
    Explanation(slug: slug, summary: summary, text: text)
  }

  private static let again = "Mend it by downloading the file again."

  private static let ofFiles: [Explanation] = [
    page(
      "feed.html", "the file is a web page",
      """
      A download that needs a login, or a server in trouble, answers with a page under the name of the
      file that was asked for. Nothing of it is read.

      Mend it by opening the address in a browser and doing what the page says.
      """),
    page("feed.xml", "the file is XML", "Mend it by exporting the feed as CSV or GeoJSON."),
    page(
      "feed.utf16", "the file is UTF-16 text",
      "Some programs save 'Unicode text' so. Mend it with 'iconv -f UTF-16 -t UTF-8'."),
    page(
      "feed.utf32", "the file is UTF-32 text", "Mend it with 'iconv -f UTF-32 -t UTF-8'."),
    page("feed.empty", "the file holds no text", again),
    page(
      "feed.binary", "the file is of another kind",
      """
      A PDF, a picture, a spreadsheet, a database, or an archive of a kind that is not read.

      Mend it by exporting or unpacking what it holds, and importing the text.
      """),
    page(
      "feed.nested", "the file is packed more than three times over",
      "Mend it by unpacking it, and importing the text."),
    page(
      "feed.truncated", "a packed file ends before its content does",
      "The download was cut off. Nothing of the file is read. " + again),
    page(
      "feed.corrupt", "a packed file is damaged",
      "It cannot be unpacked, or its own check sum does not fit its content. " + again),
    page("feed.no-file", "the archive holds no file", again),
    page(
      "feed.several-files", "the archive holds several files",
      """
      A zip is read when it holds one file, so that there is no doubt which is meant. Spreadsheets are
      zips too.

      Mend it by unpacking it and importing the one file, or by exporting the sheet as CSV.
      """),
    page(
      "feed.encrypted", "the archive is encrypted", "Mend it by unpacking it with its password."),
    page(
      "feed.too-large", "the file unpacks to more than the limit",
      """
      A small file can be made to unpack to more than any disk holds. Text grows about ten times.

      Mend it by unpacking it on its own and looking at what it holds.
      """),
    page(
      "feed.unknown-form", "the header is that of no known feed",
      "Mend it by a mapping file that says what the columns are; docs/feeds.md has the syntax."),
    page(
      "feed.no-mapping", "the file needs a mapping",
      "Mend it by a mapping file that says what the columns are; docs/feeds.md has the syntax."),
    page(
      "feed.column-missing", "a column is missing",
      """
      A feed's columns may stand in any order, but those it needs have to be there.

      Mend it by exporting the feed with all its columns, or by naming a column that the file has.
      """),
    page(
      "feed.column-twice", "a column stands twice",
      "Which of the two is meant cannot be told. Mend it by renaming one."),
  ]

  private static let ofRows: [Explanation] = [
    page(
      "evidence.latitude", "a latitude is outside -90...90", row("Perhaps the two are swapped.")),
    page("evidence.longitude", "a longitude is outside -180...180", row("")),
    page(
      "feed.number", "a number is expected", row("A comma is no decimal point: write 48.21.")),
    page(
      "feed.half-place", "one coordinate stands without the other",
      row("A place needs both. No place at all is well: then it is unknown.")),
    page(
      "feed.no-radius", "a point without a precision",
      row("A point is never exact. The mapping says how precise, by a column or for all rows.")),
    page(
      "feed.date", "a date of an unknown form",
      row("03/04/2025 is March or April: such forms are read only where a mapping says which.")),
    page("feed.time", "a time of an unknown form", row("")),
    page(
      "feed.no-such-time", "a time that no clock showed",
      row("In spring the clocks are put forward over an hour; a time in it is a mistake.")),
    page("feed.reversed", "the last day lies before the first", row("")),
    page(
      "feed.code", "a code that the feed does not have",
      row("What an unknown code means would be a guess.")),
    page(
      "feed.no-id", "a record without an id",
      row("By its id a record is known again at the next download.")),
    page("feed.long-id", "an id of more than 200 bytes", row("")),
    page(
      "feed.id-twice", "one id with two contents",
      row("Twice the same record is one event; two different ones under one id are a fault.")),
    page("feed.speakers", "a row names more than 64 speakers", row("")),
    page(
      "feed.more-bad-rows", "further rows have faults",
      "The first fifty are shown. " + row("")),
    page("objects.no-place", "an object without a place", row("")),
    page("objects.no-class", "an object without a class", row("")),
    page(
      "objects.unknown-form", "the header is that of no known list of objects",
      """
      Mend it by naming the columns id,name,class,latitude,longitude,precision_m,country,source,
      source_url,note, or by exporting the objects as GeoJSON.
      """),
  ]

  private static func row(_ why: String) -> String {
    (why.isEmpty ? "" : why + "\n\n")
      + "Mend it by correcting the row, or pass --skip-bad-rows: it is then left out, counted and listed."
  }

  private static let ofNotes: [Explanation] = [
    page(
      "feed.null-place", "coordinates of 0, 0 are read as no place",
      "The point lies in the Gulf of Guinea; programs write it for an empty field."),
    page(
      "feed.year", "a year written 0025 is read as 2025",
      "A program cut the century off. Other short years are no dates."),
    page(
      "feed.precision", "an unknown precision is read as the widest",
      "The place may be more precise than is shown, and never less."),
    page(
      "feed.act", "an unknown kind of event is read as no act",
      "The event is kept. It makes no incident until the kind is known."),
    page(
      "feed.address", "an address that is not of the web is left out",
      "Only http and https addresses are kept: others could run something when they are opened."),
    page(
      "feed.no-rows", "the file has no row",
      "Perhaps nothing was reported, perhaps the download failed. It is not evidence that nothing was."
    ),
    page(
      "feed.no-speaker", "a row names no speaker",
      "Who says it is unknown, so it never counts as an independent source."),
  ]

  private static let ofGeoJSON: [Explanation] = [
    page("geojson.syntax", "the file is no valid GeoJSON", again),
    page("geojson.truncated", "the file ends in the middle of a value", again),
    page(
      "geojson.not-features", "the file is JSON, but holds no features",
      "A server's error message is often JSON. Mend it by reading what the file says."),
    page("geojson.no-feature", "the list holds something that is no feature", row("")),
    page("geojson.too-long", "a feature is longer than the limit", "Mend it by splitting it."),
    page("geojson.too-deep", "brackets stand more than 256 deep", again),
    page(
      "geojson.geometry", "a geometry cannot be read",
      "Points, lines, polygons and their Multi forms are read. " + row("")),
    page(
      "geojson.position", "a position is not in WGS 84 degrees",
      row("A projected file has metres in place of degrees: convert it first.")),
    page("geojson.ring", "a line or ring is too short or not closed", row("")),
  ]

  private static let ofMappings: [Explanation] = [
    page(
      "mapping.statement", "a word that is no statement of a mapping",
      "docs/feeds.md lists the statements, and what may stand below each."),
    page("mapping.twice", "a statement is said twice", "Mend it by keeping one of the two."),
    page("mapping.words", "something else is expected here", "Mend it by what is expected."),
    page(
      "mapping.missing", "the mapping does not say what every feed needs",
      "A title, the id, the date and the speaker are needed."),
    page(
      "mapping.form", "a statement that is not for a feed of a known form",
      "A known feed's columns are known. Only separator, grade and names may be set."),
    page("mapping.value", "a value that is not known", "Mend it by one of the values expected."),
    page(
      "mapping.date-form", "a form of dates that gives no date",
      "The signs are YYYY YY MM M MON DD D hh h mm ss OFFSET, each once, a day only with its month; or\nEPOCH or EPOCH-MS alone."
    ),
    page("mapping.party", "a party that the agreement does not have", "Mend it by its id."),
    page("mapping.class", "a class that the agreement does not have", "Mend it by its id."),
    page(
      "mapping.zone", "a time zone that does not exist",
      "Names are those of the IANA database, such as Europe/Paris. Abbreviations are none."),
  ]

  private static let ofTables: [Explanation] = [
    page(
      "speakers.column", "the table of speakers lacks a column",
      "It has the columns speaker, affiliation, copies and note."),
    page("speakers.no-name", "a row names no speaker", "Mend it by taking the row out."),
    page("speakers.twice", "a speaker stands twice", "Mend it by keeping the row that is right."),
    page(
      "speakers.affiliation", "an affiliation that does not exist",
      "It is a party's or mediator's id, 'none' or 'unknown'. When nobody has said, it is unknown."),
    page(
      "speakers.circle", "speakers copy each other in a circle",
      "Someone spoke first. Mend it by leaving 'copies' empty there."),
    page("lexicon.no-colon", "a line without a class", "A line is 'class: word, word'."),
    page("lexicon.class", "the name of a class has other signs", "Letters, figures and hyphens."),
    page("lexicon.unknown-class", "a class that the agreement does not have", "Mend the name."),
    page("lexicon.no-word", "a comma without a word", "Mend it by taking the comma out."),
    page(
      "lexicon.two-classes", "one word stands for two classes",
      "Mend it by keeping one, or by making the phrase longer."),
    page("tags.rule", "a line that is no rule", "A line is 'key=value and key=value is class'."),
    page("tags.class", "a class that the agreement does not have", "Mend the name."),
  ]
}
