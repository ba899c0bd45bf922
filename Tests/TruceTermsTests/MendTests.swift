// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceTerms

/// What a mediator writes first, and what the message then says to write.
@Suite struct MendTests {
  private let head = """
    agreement draft "Draft" time zone UTC
    party north "North"
    party south "South"
    mediator east "East"
    source text 2025-03-01 none "Text"
    object post
    line contact "Line of contact"

    """

  private func mend(_ lines: String) -> [String] {
    let text = SourceText(head + lines + "\n", name: "draft.truce")
    return AgreementReading(text).diagnostics.filter { $0.severity == .error }.map(\.mend)
  }

  @Test(arguments: [
    ("provision p\n  binds north and south", "did you mean ','?"),
    ("commitment c\n  south opens 100 lorry every day", "did you mean 'each'?"),
    ("commitment c\n  south opens 100 lorry weekly", "did you mean 'each week'?"),
    ("commitment c\n  south opens 100 lorry per day", "did you mean 'each'?"),
    ("commitment c\n  south opens gate by 2025-05-01", "did you mean 'not after'?"),
    ("source note 28/03/2025 none \"Note\"", "did you mean '2025-03-28'?"),
    ("source note 3/28/2025 none \"Note\"", "did you mean '2025-03-28'?"),
    ("source note 2025/3/8 none \"Note\"", "did you mean '2025-03-08'?"),
    ("source note 05.05.2025 none \"Note\"", "did you mean '2025-05-05'?"),
    ("source note 04/03/2025 none \"Note\"", "write the day as YYYY-MM-DD"),
    ("source note 31/31/2025 none \"Note\"", "write the day as YYYY-MM-DD"),
    ("zone strip within 15km of contact", "did you mean '15 km'?"),
    ("zone strip within 10 miles of contact", "convert it, and say in a comment from what"),
    ("zone strip within 10 of contact", "write the unit, such as 10 km"),
    ("body b\n  decides by unanimity", "did you mean 'consensus'?"),
    (
      "provision p\n  position north accepts 2025-03-01 in principle",
      "write 'in principle' right behind 'accepts'"
    ),
    ("scenario \"s\"\n  hit by north on post at 2025-03-02 6:00", "did you mean '06:00'?"),
    ("scenario \"s\"\n  hit by north on post at 2025-03-02 6pm", "did you mean '18:00'?"),
    ("scenario \"s\"\n  hit by north on post at 2025-03-02 12am", "did you mean '00:00'?"),
    ("scenario \"s\"\n  hit by north on post at 2025-03-02 18h", "did you mean '18:00'?"),
    (
      "scenario \"s\"\n  hit by north on post at 2025-03-02 25:00",
      "write the time as HH:MM, or leave it out for the whole day"
    ),
    ("provision p\n  daily from 10:00 to 16:00", "move the line into a reading"),
    ("provision p\n  reading r by north\n    unless attacked", "did you mean 'exception'?"),
    (
      "provision p\n  reading r by north\n    suspended from 2025-05-01",
      "move the line into the provision, beside the readings"
    ),
  ])
  func theFirstMessageSaysWhatToWrite(lines: String, expected: String) {
    #expect(mend(lines).first == expected)
  }

  @Test func aMendThatIsAWordCanBeTakenAsItStands() {
    for (line, word, better) in [
      ("  south opens 100 lorry every day", "every", "each"),
      ("  south opens 100 lorry weekly", "weekly", "each week"),
      ("  south opens gate by 2025-05-01", "by", "not after"),
    ] {
      let fixed = line.replacing(word, with: better)
      #expect(mend("commitment c \"C\"\n" + fixed).isEmpty, "\(fixed)")
    }
  }
}
