// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on the review of incidents.
  static let ofCases: [Explanation] = [
    Explanation(
      slug: "cases.not-open", summary: "the case is not open",
      text:
        "Open it first, with a reason."),
    Explanation(
      slug: "cases.already-open", summary: "the case is open already",
      text:
        "A case is opened once; a closed one can be opened again."),
    Explanation(
      slug: "cases.closed", summary: "the case is closed",
      text:
        "A closed case hears replies, dissents and corrections. For anything else open it again."),
    Explanation(
      slug: "cases.not-assigned", summary: "the reviewer was not asked",
      text:
        "Who reviews is named first, so that nobody picks the cases they like."),
    Explanation(
      slug: "cases.already-assigned", summary: "the person was asked already",
      text:
        "One request is enough."),
    Explanation(
      slug: "cases.already-sealed", summary: "a first review waits for its second",
      text:
        "It stays sealed until another person has reviewed. Then both stand in the open."),
    Explanation(
      slug: "cases.same-person", summary: "one person cannot be two",
      text:
        "'verified' and 'refuted' need two persons, and two persons are two keys."),
    Explanation(
      slug: "cases.already-reviewed", summary: "the person has reviewed already",
      text:
        """
        Nothing is edited. Who was wrong takes the review back with 'truce case correct', and reviews \
        anew; both stay visible.
        """),
    Explanation(
      slug: "cases.waits", summary: "a sealed review was not opened",
      text:
        "A case is not closed over a result that nobody has seen."),
    Explanation(
      slug: "cases.no-step", summary: "the entry is no step that this can be done to",
      text:
        """
        A step is taken back once, by who made it. The opening of a seal, a correction, and the \
        opening of a case in which more was done are not taken back.
        """),
    Explanation(
      slug: "cases.not-own", summary: "the step was made by another person",
      text:
        "Who made a step takes it back. Others record a dissent."),
    Explanation(
      slug: "store.no-words", summary: "a reply or a dissent has no words",
      text:
        "A view is recorded in the words of who holds it."),
    Explanation(
      slug: "command.filter", summary: "a filter cannot be read",
      text:
        """
        Conditions are written KEY=WORD, with spaces between them, and all of them must hold. Several \
        words with commas mean any of them.
        """),
  ]
}
