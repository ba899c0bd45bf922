// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on what people record, erase and take back.
  static let ofRecords: [Explanation] = [
    Explanation(
      slug: "command.unrecorded-text", summary: "a text of the mission is not as it was recorded",
      text:
        """
        A report made from it cannot be made again from the ledger, by you or by anybody. Record the         texts first: 'truce ledger init', 'truce run' and '--record' do.
        """),
    Explanation(
      slug: "reproduce.no-origin", summary: "a file does not say what it was made from",
      text:
        """
        Every report names the checkpoint it was made at, in every form but PDF: in the head of the \
        page, in a comment, as 'made_from'.
        """),
    Explanation(
      slug: "reproduce.no-mission", summary: "no mission lies above the report",
      text:
        "Give '--mission'. A copy of ledger and evidence is enough."),
    Explanation(
      slug: "reproduce.other-ledger", summary: "a report was made from another ledger",
      text:
        """
        At the size that it names, the ledger here has another root. It is another mission, or one \
        of the two was forged: keep both.
        """),
    Explanation(
      slug: "reproduce.form", summary: "a report is of an unknown form",
      text:
        "A later version of Truce may have made it."),
    Explanation(
      slug: "reproduce.differs", summary: "a report is not what the ledger gives",
      text:
        """
        Everything that a report is made of stands in the ledger and in the evidence. If its bytes \
        are others, it was changed afterwards, made by another version of Truce, or made from texts \
        in the mission's folder that had not been recorded: 'truce report' warns of that.
        """),
    Explanation(
      slug: "store.vault-missing", summary: "an item of the vault is gone, and nobody said why",
      text:
        """
        An entry commits to it, it is not in the vault, and no entry says that it was erased. \
        Restore it from a copy. If it was to be erased, 'truce vault erase' records that it was.
        """),
    Explanation(
      slug: "store.vault-not-erased", summary: "an erased item is still in this copy",
      text:
        """
        An entry says that it was erased. A backup that was restored may have brought it back: \
        remove the file.
        """),
    Explanation(
      slug: "store.no-vault", summary: "this copy of the mission has no vault",
      text:
        """
        Evidence and ledger travel, the vault does not. What persons wrote cannot be looked at \
        here; everything else can.
        """),
    Explanation(
      slug: "store.index-differs", summary: "the index is not what the ledger gives",
      text:
        """
        index.gpkg is made from the ledger. One that is not what the ledger gives was changed: do \
        not open it, and make it again with 'truce rebuild'.
        """),
    Explanation(
      slug: "store.no-item", summary: "the ledger commits to no such item",
      text:
        "'truce vault list' and 'truce evidence list' name the items of a mission."),
    Explanation(
      slug: "store.two-items", summary: "the digits begin several items",
      text:
        "Give more of the item's digits."),
    Explanation(
      slug: "store.erased", summary: "the item was erased already",
      text:
        "What was erased stays erased. The entry says when, by whom and why."),
    Explanation(
      slug: "store.evidence-known", summary: "the same bytes are kept already",
      text:
        "An item is kept once for an incident. Its entry says who brought it first."),
    Explanation(
      slug: "store.no-such-size", summary: "the ledger here has not that many entries",
      text:
        """
        A report names how many entries it was made from. This copy of the ledger is older: get \
        the newer one.
        """),
    Explanation(
      slug: "store.text-name", summary: "an entry names a text outside the mission",
      text:
        "No Truce writes such an entry. Ask where the mission comes from."),
    Explanation(
      slug: "store.no-event", summary: "the mission has no such event",
      text:
        "An event is one row of a feed, or an observation, named as in 'reports:R012'."),
    Explanation(
      slug: "store.no-commitment", summary: "the agreement has no such commitment",
      text:
        "The message lists those it has."),
    Explanation(
      slug: "store.no-grade", summary: "the grade cannot stand",
      text:
        """
        How far a promise was carried out is graded where it has no number: by a person, of a \
        source, for a party that owes something. What has a number stands by what was delivered.
        """),
    Explanation(
      slug: "store.no-source", summary: "the agreement has no such source",
      text:
        "The message lists those it has. A new text is added to the agreement first."),
    Explanation(
      slug: "store.key-known", summary: "the key signs here already",
      text:
        "Two persons are two public keys: one key under two names is one person."),
    Explanation(
      slug: "store.no-correction", summary: "the entry is not one that is corrected so",
      text:
        """
        An observation, a split, a join, an item of evidence, a grade, a step of a commitment and a \
        published report can be taken back. A text or a feed is corrected by its next version, a \
        step of a case by 'truce case correct'.
        """),
    Explanation(
      slug: "store.not-own", summary: "the entry was made by another person",
      text:
        "Who made an entry takes it back. Others record a dissent."),
    Explanation(
      slug: "store.corrected", summary: "the entry was taken back already",
      text:
        "The correction stands in an entry of its own."),
  ]
}
