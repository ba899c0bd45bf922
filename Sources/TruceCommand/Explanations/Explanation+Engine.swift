// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on the engine's readers of files.
  static let ofEngine: [Explanation] = [
    Explanation(
      slug: "engine.cannot-open", summary: "a file cannot be opened",
      text: "Check its name and who may read it."),
    Explanation(
      slug: "engine.cannot-read", summary: "a file cannot be read on",
      text: "The disk or the connection failed in the middle. Copy the file again."),
    Explanation(
      slug: "engine.csv-no-header", summary: "a CSV file has no header",
      text: "The first record names the columns."),
    Explanation(
      slug: "engine.csv-no-column", summary: "a CSV file lacks a column that is needed",
      text: "Columns are found by name, in any order. Export the file with all of them."),
    Explanation(
      slug: "engine.csv-field-count", summary: "a record has too many or too few fields",
      text: "Often a comma that is not quoted. The message has both numbers."),
    Explanation(
      slug: "engine.csv-open-quote", summary: "a quote is never closed",
      text: "All that follows would be one field. The message names the line where it opened."),
    Explanation(
      slug: "engine.csv-text-after-quote", summary: "text follows a closing quote",
      text: "A quote within a quoted field is written twice."),
    Explanation(
      slug: "engine.csv-bare-return", summary: "a carriage return stands without a line feed",
      text: "Save the file with one kind of line end."),
    Explanation(
      slug: "engine.csv-nul", summary: "a CSV file holds the byte 0",
      text: "It is no text, or was cut off by a crash. Export it again."),
    Explanation(
      slug: "engine.csv-not-utf-8", summary: "a CSV file is not UTF-8",
      text: "Convert it, for instance with 'iconv -t utf-8'."),
    Explanation(
      slug: "engine.csv-utf-16", summary: "a CSV file is UTF-16",
      text: "Convert it with 'iconv -f UTF-16 -t UTF-8'."),
    Explanation(
      slug: "engine.csv-field-too-long", summary: "a field is too long",
      text: "Most often a quote that is never closed."),
    Explanation(
      slug: "engine.csv-record-too-long", summary: "a record is too long",
      text: "Most often a quote that is never closed."),
    Explanation(
      slug: "engine.csv-record", summary: "a record cannot be read",
      text: "The message names the line and what is wrong with it."),
    Explanation(
      slug: "engine.csv-value", summary: "a value is not of its column's kind",
      text: "A number or a time in the form that the column asks for."),
    Explanation(
      slug: "engine.csv-more", summary: "there are more faults than are listed",
      text: "Mend those that are listed, and run it again."),
    Explanation(
      slug: "engine.no-area", summary: "a polygon encloses nothing",
      text: "It needs at least three corners that do not lie on one line."),
    Explanation(
      slug: "engine.area-too-large", summary: "a polygon is too large",
      text: "It must cover less than half of the earth; perhaps its corners run the wrong way."),
  ]
}
