// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on missions on disk.
  static let ofMissions: [Explanation] = [
    Explanation(
      slug: "mission.syntax", summary: "mission.truce cannot be read",
      text:
        """
        A line is a statement and deeper lines belong to it. The message says what was expected \
        at the place.
        """),
    Explanation(
      slug: "mission.word", summary: "mission.truce holds a word that has no meaning there",
      text:
        "The message lists the words that have one."),
    Explanation(
      slug: "mission.value", summary: "a value of mission.truce cannot be taken",
      text:
        "A standard of proof, a probability, days, a language: the message says what is expected."),
    Explanation(
      slug: "mission.twice", summary: "a statement of mission.truce stands twice",
      text:
        "Which of the two is meant, only you know. Remove one."),
    Explanation(
      slug: "mission.form", summary: "mission.truce names an unknown form",
      text:
        "A feed's form is told by its header when none is named."),
    Explanation(
      slug: "mission.unknown-reading",
      summary: "mission.truce counts a reading that the agreement does not have",
      text:
        "The four numbers rest on the readings it names. Correct the id."),
    Explanation(
      slug: "mission.unknown-name",
      summary: "a comparison of mission.truce names what the mission does not have",
      text:
        """
        It counts the rows of one of the mission's feeds, in the scope of a provision, split once \
        for each reading of that provision. Correct the name.
        """),
    Explanation(
      slug: "mission.open-comparison",
      summary: "a comparison of mission.truce leaves something open",
      text:
        """
        What is in scope, whose rows are counted, where each reading's count is split and how many \
        days on each side: all that could be chosen after the count is written down before it. The \
        ledger shows which came first.
        """),
    Explanation(
      slug: "tallies.column", summary: "the table of tallies lacks a column",
      text:
        "A published number needs who said it, of whom, for which days, where, and how it is meant."
    ),
    Explanation(
      slug: "tallies.value", summary: "a value of the table of tallies cannot be taken",
      text:
        """
        The message names the column and what is expected. Where no number was said, the bound is \
        'unknown' and the number is empty; it is never 0.
        """),
    Explanation(
      slug: "tallies.twice", summary: "two tallies have one name",
      text: "Each published number is a row of its own. Give one of them another name."),
    Explanation(
      slug: "tallies.too-many", summary: "the table of tallies has too many rows",
      text: "It is for numbers that somebody published. Single acts belong in a feed."),
    Explanation(
      slug: "store.no-mission", summary: "the folder holds no mission",
      text:
        "A mission has a mission.truce. 'truce init DIR' makes one."),
    Explanation(
      slug: "store.file-name", summary: "a file name leads out of the mission's folder",
      text:
        """
        An agreement or a mission names files only below its own folder, so that one received \
        from a stranger reads nothing else of yours. Copy the file into the folder.
        """),
    Explanation(
      slug: "store.file-link", summary: "a file name goes over a symbolic link",
      text:
        "A link could lead anywhere. Copy the file itself into the mission's folder."),
    Explanation(
      slug: "store.no-file", summary: "a file that the mission names is not there",
      text:
        "Put it there, or correct the name."),
    Explanation(
      slug: "store.too-large", summary: "a file is larger than it may be",
      text:
        "Texts of a mission are read whole. Feeds are streamed and may be of any size."),
    Explanation(
      slug: "store.unreadable", summary: "a file cannot be read",
      text:
        "Check its name and who may read it."),
    Explanation(
      slug: "store.unwritable", summary: "a file cannot be written",
      text:
        "Nothing is half written: what stood there before is untouched. Check rights and room."),
    Explanation(
      slug: "store.not-removed", summary: "a file that is to go cannot be removed",
      text: """
        The entry of its erasure stands, or the entry that would have named it was refused. Its name is \
        kept in 'unrecorded', and the next command that changes the mission removes it.
        """),
    Explanation(
      slug: "store.no-features", summary: "a file holds no GeoJSON features",
      text:
        "Zones and outlines are features of a GeoJSON file (RFC 7946)."),
    Explanation(
      slug: "store.no-zone", summary: "a file has no feature for a zone",
      text:
        """
        The feature's id, or its property 'id' or 'name', must be the zone's id. Without the \
        ground, no place lies in it or outside.
        """),
    Explanation(
      slug: "store.no-incident", summary: "the mission has no such incident or event",
      text:
        """
        An incident is named by its id, a former id, or an event's id or record, such as R012. \
        'truce incidents' lists them.
        """),
    Explanation(
      slug: "store.two-incidents", summary: "the name fits several incidents",
      text:
        "A record of many acts can be in several. Name one of the ids in the message."),
    Explanation(
      slug: "store.split", summary: "the incident cannot be split so",
      text:
        "Name some of its events, not all and not those of another incident."),
    Explanation(
      slug: "store.join", summary: "the names are one incident already",
      text:
        "Two names can lead to one incident. Name another to join with it."),
    Explanation(
      slug: "store.no-reason", summary: "a step has no reason",
      text:
        "Every act of a person is recorded with a reason."),
    Explanation(
      slug: "store.no-person", summary: "no key has that name",
      text:
        "A person is known by a key, never by name. The message says where keys are looked for."),
    Explanation(
      slug: "store.no-party", summary: "the agreement has no such party",
      text:
        "Parties are named by their ids."),
    Explanation(
      slug: "store.person-name", summary: "a word cannot name a person's key",
      text:
        "A pseudonym of small letters, digits and '-'. The person's name is never in it."),
    Explanation(
      slug: "store.entry", summary: "an entry of the ledger is of an unknown kind",
      text:
        """
        It was written by a later version of Truce, or by another program. Nothing of the \
        mission is computed without it.
        """),
    Explanation(
      slug: "store.entry-signature", summary: "an entry is not signed by the key that it names",
      text:
        """
        Somebody wrote to the ledger without that key. Compare with a mirror before you trust \
        the mission.
        """),
    Explanation(
      slug: "store.evidence-missing", summary: "an item that the ledger names is gone",
      text:
        """
        The ledger holds its digest, the evidence store held the bytes. Put the original back: \
        only the same bytes fit.
        """),
    Explanation(
      slug: "store.evidence-changed", summary: "an item is not what was kept",
      text:
        """
        A single changed bit shows. Restore the file from a mirror; nothing in it can be mended \
        by hand.
        """),
    Explanation(
      slug: "store.stray-file", summary: "a file lies where only the ledger's items belong",
      text:
        """
        No entry of the ledger names the file. An unfinished or unnamed item that a killed run left \
        is a warning, anything else an error. Move it out of the mission's folder.
        """),
    Explanation(
      slug: "store.observation", summary: "an observation cannot be read",
      text:
        "The item is not what 'truce event add' writes in this version."),
    Explanation(
      slug: "store.form", summary: "the ledger names a form this version does not know",
      text:
        "Open the mission with the version of Truce that wrote it."),
    Explanation(
      slug: "store.vault-key", summary: "the key of the vault is missing",
      text:
        """
        Reasons and other personal content are sealed with it. Without it the vault stays \
        closed; the ledger holds all the same.
        """),
    Explanation(
      slug: "store.vault-changed", summary: "an item of the vault is not what was kept",
      text:
        "The ledger committed to other content. Restore the file from a copy."),
    Explanation(
      slug: "store.seal-lost", summary: "a sealed review cannot be opened",
      text:
        """
        The first review of a case is sealed until the second is there. Its content is not in \
        this vault: its reviewer must review again.
        """),
    Explanation(
      slug: "store.index-unwritable", summary: "the index cannot be written",
      text:
        "It is derived: make room, then 'truce rebuild MISSION'."),
  ]
}
