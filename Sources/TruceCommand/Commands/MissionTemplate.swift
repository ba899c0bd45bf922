// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What `truce init` writes: a mission small enough to read whole, whose comments teach.
enum MissionTemplate {
  /// The files, by name; a name that ends in `/` is a folder.
  static func files(
    title: String, clockZone: ClockZone
  ) -> [(name: String, text: String)] {
    [
      ("agreement.truce", agreement(title: title, zone: clockZone.name)),
      ("mission.truce", mission(title: title)),
      ("sources.csv", speakers), ("feeds/", ""),
    ]
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.madeOneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func agreement(title: String, zone: String) -> String {
    """
    # An agreement: what was said, by whom, and how each side reads it. '#' begins a comment.
    # 'truce check agreement.truce' tells what cannot be run and what no text settles.

    agreement new-agreement \(quoted(title))
      time zone \(zone)  # whose civil days are counted

    # Those who can be bound, and those who mediate. Their order here is their order everywhere.
    party north "The North"
    party south "The South"

    # The texts it rests on: a name, the day of the words, whose words, what it is, and its address.
    source north-statement 2031-04-01 north "Statement" https://example.org/north
    source south-statement 2031-04-01 south "Statement" https://example.org/south

    # Classes of objects, from the general to the particular.
    object infrastructure
      object energy power-plant, substation, power-line
      object health hospital

    provision energy-strikes "No attacks on energy infrastructure"
      prohibits attack on energy
      binds north, south

      # How each side reads it. Nothing is a violation by itself: only under a reading.
      reading north-1 by north from north-statement time zone \(zone)
        says "no attacks on energy facilities from 1 April for thirty days"
        objects power-plant, substation
        objects unclear power-line because "the statement names facilities only"
        otherwise not        # a closed list; a general word would be 'otherwise unclear'
        hits covered
        attempts unclear     # intercepted: does the text hold them? If it is silent, say so
        debris unclear
        demolitions unclear
        from 2031-04-01
        until 2031-04-30

      reading south-1 by south from south-statement time zone \(zone)
        says "attacks on energy stop when the other side stops"
        objects energy
        otherwise not
        hits covered
        attempts unclear
        debris unclear
        demolitions unclear
        from unknown not before 2031-04-01 not after 2031-04-03   # open, within bounds
        until unknown not before 2031-04-30

      # Who accepted it, and when.
      position north accepts 2031-04-01 from north-statement
      position south accepts 2031-04-01 from south-statement

    """
  }

  private static func mission(title: String) -> String {
    """
    # What this mission sets. Whatever is left out has a value that the report prints.

    mission \(quoted(title))
      proof default            # the standard of proof
      counts north-1, south-1  # the readings behind the four numbers
      place met from 0.95      # how probable it must be that a strike lies in an object's ground
      language en

    # A feed: its name, what it is, its files, and how its columns are read (see docs/feeds.md).
    # feed reports "Reports we gathered" from "feeds/reports.csv" mapping "reports.map"
    # objects from "objects.csv"
    # outlines from "outlines.geojson" "where the outlines come from"

    """
  }

  /// Every speaker's affiliation: who speaks, not who prints it.
  private static let speakers = """
    speaker,affiliation,copies,note
    Ministry of Defence of the North,north,,
    Ministry of Defence of the South,south,,

    """
}

extension String {
  /// The text with each line end as a space.
  fileprivate var madeOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
}
