// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on what people record, erase and take back.
  static let ofRecords: [Explanation] = [
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
