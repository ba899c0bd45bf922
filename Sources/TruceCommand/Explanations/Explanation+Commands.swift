// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on the command line, files and outputs.
  static let ofCommands: [Explanation] = [
    Explanation(
      slug: "command.address", summary: "the address is not that of a site",
      text:
        "A feed's links need the address at which the site will stand, with http or https."),
    Explanation(
      slug: "command.none", summary: "no subcommand is given",
      text:
        "'truce' alone does nothing. 'truce --help' lists what there is."),
    Explanation(
      slug: "command.unknown", summary: "there is no such subcommand",
      text:
        """
        The word is not in the table of commands. The nearest one is offered; 'truce --help' \
        lists all.
        """),
    Explanation(
      slug: "command.no-subcommand", summary: "a word is missing behind the command",
      text:
        """
        Some commands, such as 'link' and 'ledger', only have others below them. Name one of \
        those that the message lists.
        """),
    Explanation(
      slug: "command.unknown-option", summary: "there is no such option",
      text:
        """
        Options are written in full. A word that begins with '-' and is no option goes behind \
        '--'.
        """),
    Explanation(
      slug: "command.flag-value", summary: "a flag has a value",
      text:
        "The option is either there or not. Leave out '=' and what follows."),
    Explanation(
      slug: "command.missing-value", summary: "an option has no value",
      text:
        """
        The value is the next word, or stands behind '='. One that begins with '-' and is no \
        number needs the '='.
        """),
    Explanation(
      slug: "command.value", summary: "a word is not of the kind asked for",
      text:
        "A day, a moment, a number in a range, or one of a few words: the message says which."),
    Explanation(
      slug: "command.repeated", summary: "an option is given twice",
      text:
        "Only options that say so may be given again. Which of the two is meant, only you know."),
    Explanation(
      slug: "command.missing-option", summary: "an option that is needed is missing",
      text:
        "A reason, for instance, is never made up for a person."),
    Explanation(
      slug: "command.missing-operand", summary: "a word is missing",
      text:
        "The usage line shows what the command takes, in order."),
    Explanation(
      slug: "command.extra-operand", summary: "there is a word too many",
      text:
        "Often a name with a space in it that is not quoted, or an option without its dashes."),
    Explanation(
      slug: "command.folder-taken", summary: "the folder is there already and holds something",
      text:
        "'truce init' writes over nothing. Name a new folder or an empty one."),
    Explanation(
      slug: "command.time-zone", summary: "no time zone has that name",
      text:
        """
        Civil days are counted on the clocks of a place. An abbreviation or a bare offset does not say \
        when those clocks change; a name of the IANA database such as Europe/Kyiv does.
        """),
    Explanation(
      slug: "command.days", summary: "the days of a report contradict each other",
      text:
        """
        Give '--date', or '--from' and '--to', or none of them for the last day of the mission's \
        period.
        """),
    Explanation(
      slug: "command.no-day", summary: "there is no day to report on",
      text:
        "The mission has no event and its file names no period. Import a feed, or give '--date'."),
    Explanation(
      slug: "command.no-entry", summary: "the ledger has no entry of that number",
      text:
        "Entries are counted from 0. 'truce ledger show MISSION' prints all."),
    Explanation(
      slug: "command.no-page", summary: "there is no page on that slug",
      text:
        "'truce explain' alone lists every slug."),
    Explanation(
      slug: "command.no-reason", summary: "the reason holds no word",
      text:
        "Every act of a person is recorded with a reason, which others will read."),
    Explanation(
      slug: "command.no-trust", summary: "nothing says whose signature is to be believed",
      text:
        """
        A log vouches for itself only to those who know its key from elsewhere. Give '--vkey', \
        or a policy that names the log.
        """),
    Explanation(
      slug: "command.nothing-to-import", summary: "the mission names no feed and no file is given",
      text:
        "Give the FILE, or write a 'feed' line in mission.truce."),
    Explanation(
      slug: "command.observation", summary: "an answer on an observation cannot be taken",
      text:
        """
        A party or class must be one of the agreement's; a place needs latitude, longitude and \
        radius; a time must hold a moment. What is not known is left out, never guessed.
        """),
    Explanation(
      slug: "command.proof", summary: "there is no such standard of proof",
      text:
        """
        The message lists those of this mission. 'claims-of:P' takes a party that a provision \
        binds.
        """),
    Explanation(
      slug: "command.provision", summary: "the agreement has no such provision",
      text:
        "Provisions are named by their ids, as in 'provision energy-strikes'."),
    Explanation(
      slug: "file.missing", summary: "there is no such file",
      text:
        "Names are taken from the folder you stand in. Correct the path."),
    Explanation(
      slug: "file.folder", summary: "the name is a folder's",
      text:
        "The command reads a file. Name one in the folder."),
    Explanation(
      slug: "file.not-readable", summary: "the file cannot be read",
      text:
        "The system's own words say why: often it is another user's file."),
    Explanation(
      slug: "file.too-large", summary: "the file is larger than a text can be",
      text:
        """
        Agreements, mappings and the like may have 64 MiB. Feeds may be of any size: import \
        them.
        """),
    Explanation(
      slug: "output.not-written", summary: "a result cannot be written",
      text:
        """
        What stood there before is untouched: a file is written beside and then renamed. See \
        that the folder is there, may be written and has room.
        """),
    Explanation(
      slug: "publish.no-browser", summary: "there is no browser to print a PDF with",
      text:
        """
        PDF is printed by chromium, which makes it tagged and lays it out as it shows the page. \
        'scripts/setup pdf' installs it on Debian. Every other form needs no browser.
        """),
    Explanation(
      slug: "publish.not-printed", summary: "the browser could not print the page",
      text:
        "Memory or a full disk, most often. The HTML form holds the same report."),
    Explanation(
      slug: "publish.locked", summary: "two runs publish into one folder",
      text:
        "Only one may. The other is done soon; the site that stands there stays whole."),
    Explanation(
      slug: "publish.not-ours", summary: "a file stands where a site's file must go",
      text:
        """
        'truce publish' replaces and removes only what it made itself, which SHA256SUMS in the \
        site's folder lists. A file of that name that is not listed is somebody else's.
        """),
    Explanation(
      slug: "publish.history", summary: "the list of a site's publications cannot be read",
      text:
        """
        'reports.csv' in a site says with whose knowledge each report was first published, so that a later \
        one can say what moved since. Truce writes it; somebody has changed it.
        """),
    Explanation(
      slug: "publish.manifest", summary: "the list of a site's digests cannot be read",
      text:
        """
        SHA256SUMS says which files of the folder are the site's own. When it is not as it was \
        written, nothing can safely be replaced.
        """),
    Explanation(
      slug: "publish.no-figure", summary: "the report has no figure of that name",
      text:
        "'truce cite MISSION' lists every figure with its value."),
    Explanation(
      slug: "json.syntax", summary: "a file is not valid JSON",
      text:
        """
        JSON is read strictly: UTF-8, no name twice in one object, no comma behind the last \
        member. The place in the message is where reading stopped.
        """),
    Explanation(
      slug: "http.cannot-listen", summary: "the server cannot listen at that address",
      text:
        "Another program may have the port, or ports below 1024 need rights. Choose another."),
    Explanation(
      slug: "command.listen-address", summary: "an address to listen on cannot be read",
      text: "It is an IPv4 or IPv6 address in numbers and a port. Names are not looked up."),
    Explanation(
      slug: "http.no-answer", summary: "a witness cannot be reached",
      text: "It is down, the address is wrong, or the network fails. Ask again later, or by file."),
    Explanation(
      slug: "command.witness-address", summary: "the address of a witness cannot be read",
      text: "It begins with http:// or https:// and ends before '/add-checkpoint'."),
    Explanation(
      slug: "command.no-passphrase", summary: "there is no passphrase for a witness's key",
      text: "A witness's key is always sealed. Set TRUCE_PASSPHRASE to several words."),
    Explanation(
      slug: "command.bench-folder", summary: "a folder to measure in cannot be used",
      text: "The bench makes a folder of its own and takes it away: it must not be there yet."),
    Explanation(
      slug: "command.no-key", summary: "a person has no key in the mission",
      text: "Every act is signed by who does it. 'truce case key MISSION NAME' makes a key."),
    Explanation(
      slug: "ledger.refused", summary: "a witness refuses to sign",
      text: """
        It does not know the log, or the request does not follow on what it signed before. A log that \
        was rewound or shown in two versions is never signed; the request is kept as evidence.
        """),
  ]
}
