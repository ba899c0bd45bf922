// SPDX-License-Identifier: Apache-2.0

internal import TruceTerms

extension Explanation {
  /// Pages on ledgers, proofs, keys and policies.
  static let ofLedgers: [Explanation] = [
    Explanation(
      slug: "ledger.not-found", summary: "there is no ledger here",
      text:
        "A ledger's folder holds 'checkpoint' and 'vkey'. 'truce ledger init MISSION' begins one."),
    Explanation(
      slug: "ledger.exists", summary: "there is a ledger here already",
      text:
        "A ledger is never begun anew in the place of another."),
    Explanation(
      slug: "ledger.locked", summary: "another process is writing",
      text:
        "One process writes at a time, any number read. Wait, or give '--wait' more seconds."),
    Explanation(
      slug: "ledger.read-only", summary: "the ledger cannot be written",
      text:
        "It needs its key, and a folder that may be written."),
    Explanation(
      slug: "ledger.cannot-read", summary: "a file of the ledger cannot be read",
      text:
        "The disk or its rights are at fault, not the content."),
    Explanation(
      slug: "ledger.cannot-write", summary: "a file of the ledger cannot be written",
      text:
        "What was acknowledged before is safe. See to the disk, then run the command again."),
    Explanation(
      slug: "ledger.doubtful", summary: "the disk failed while a batch was made durable",
      text:
        "It may or may not be there. The next opening settles it: no half entry is ever visible."),
    Explanation(
      slug: "ledger.entry-size", summary: "an entry is too large",
      text:
        "An entry holds digests, not media: at most 65,535 bytes."),
    Explanation(
      slug: "ledger.batch-size", summary: "a batch is too large",
      text:
        "Append it in parts."),
    Explanation(
      slug: "ledger.journal-form", summary: "the journal does not follow on the entries",
      text:
        "Keep a copy of the folder, then restore the ledger from a mirror."),
    Explanation(
      slug: "ledger.journal-left", summary: "the journal still holds bytes",
      text:
        "A crash left them, and the folder may not be written. Open it where it can be."),
    Explanation(
      slug: "ledger.missing", summary: "a file of the ledger is missing",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.extra-file", summary: "a file does not belong to the ledger",
      text:
        "In our own folder nothing else may lie. Find out how it came there."),
    Explanation(
      slug: "ledger.file-kind", summary: "what should be a file is a link, a pipe or a device",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.file-size", summary: "a file has more bytes than it can have",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.hash-mismatch", summary: "the hash of an entry does not match the tree",
      text:
        """
        The entry or the tile was changed after it was written. The bytes are not those that \
        were written. Restore the file from a mirror, then run 'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.tile-byte", summary: "a byte of a tile is wrong",
      text:
        """
        It is not what the entries lead to. The bytes are not those that were written. Restore \
        the file from a mirror, then run 'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.tile-hash", summary: "a tile does not match the level above",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.tile-size", summary: "a tile has a wrong length",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.bundle-form", summary: "a bundle does not hold whole entries",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.older-tile", summary: "a partial tile is not the beginning of the newest",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.root", summary: "the tiles do not lead to the checkpoint's root",
      text:
        "'truce ledger fsck' names the first byte that is wrong."),
    Explanation(
      slug: "ledger.rewound", summary: "the log does not begin with what it was",
      text:
        """
        It was rewritten, or restored from an older copy. Keep both checkpoints: together they \
        are the proof.
        """),
    Explanation(
      slug: "ledger.ahead", summary: "the log was larger than it is here",
      text:
        """
        A checkpoint signs more entries than lie here. Restore the missing ones before anything \
        is signed, or the log will fork.
        """),
    Explanation(
      slug: "ledger.witnesses", summary: "it is not known which witnesses to ask",
      text:
        """
        Before anything is signed, the witnesses that the mission knows are asked how much they \
        have seen. The file that names them is another's or damaged.
        """),
    Explanation(
      slug: "ledger.split-view", summary: "the log was shown in two versions",
      text:
        """
        Two checkpoints of one size and two roots, both signed: keep them. Nobody can explain \
        them away.
        """),
    Explanation(
      slug: "ledger.split-text", summary: "the file proves no split view",
      text:
        "It needs two checkpoints of one size with two roots, both signed by the log."),
    Explanation(
      slug: "ledger.kept-checkpoint", summary: "a kept checkpoint does not fit the ledger",
      text:
        """
        The bytes are not those that were written. Restore the file from a mirror, then run \
        'truce ledger fsck' again.
        """),
    Explanation(
      slug: "ledger.checkpoint-text", summary: "a checkpoint cannot be read",
      text:
        "Origin, size and root stand on three lines (C2SP tlog-checkpoint). Fetch it again."),
    Explanation(
      slug: "ledger.checkpoint-empty", summary: "a checkpoint of no entries has the root of some",
      text:
        "Trust nothing this log signs until its operator has explained it."),
    Explanation(
      slug: "ledger.extension-line", summary: "a checkpoint has further lines",
      text:
        "Ours have none. Restore the checkpoint from a mirror."),
    Explanation(
      slug: "ledger.origin", summary: "the checkpoint is of another log",
      text:
        "The first line names the log. Give the checkpoint of the log that you ask about."),
    Explanation(
      slug: "ledger.other-key", summary: "the ledger is of another key",
      text:
        "Either the folder or the key is not the one you mean."),
    Explanation(
      slug: "ledger.unsigned", summary: "the log's key has not signed the checkpoint",
      text:
        "Without that signature a checkpoint says nothing."),
    Explanation(
      slug: "ledger.signature", summary: "a signature does not verify",
      text:
        "The text or the signature was changed. Trust nothing in the note, and keep it."),
    Explanation(
      slug: "ledger.unknown-line", summary: "a signature line is of an unknown key",
      text:
        """
        In our own folder each line must be the log's or a known witness's. Give the policy that \
        names the witness.
        """),
    Explanation(
      slug: "ledger.second-line", summary: "a key has signed twice",
      text:
        "Of each key one line stands. Remove the older."),
    Explanation(
      slug: "ledger.quorum", summary: "not enough witnesses have cosigned",
      text:
        """
        The policy asks for more. A cosignature means that the log was only appended to as of a \
        time; it is no agreement with the contents.
        """),
    Explanation(
      slug: "ledger.proof", summary: "the proof does not lead to the entry",
      text:
        "Either the entry's file was changed, or the proof is false."),
    Explanation(
      slug: "ledger.proof-text", summary: "a proof cannot be read",
      text:
        "A proof (C2SP tlog-proof) is a text file. Ask for it again."),
    Explanation(
      slug: "ledger.request-text", summary: "a request to a witness cannot be read",
      text:
        "It names the size that the witness has, a proof and a checkpoint (C2SP tlog-witness)."),
    Explanation(
      slug: "ledger.answer-text", summary: "a witness's answer cannot be read",
      text:
        "It consists of signature lines. Ask again."),
    Explanation(
      slug: "ledger.witness-record", summary: "a witness's own record was changed",
      text:
        "Until it is restored the witness must not cosign, or it could sign a fork."),
    Explanation(
      slug: "ledger.note-size", summary: "a signed note is too long",
      text:
        """
        A signed note is a text, an empty line, and signature lines that begin with a dash. \
        Fetch it again without changing its line ends.
        """),
    Explanation(
      slug: "ledger.note-text", summary: "a signed note holds what it may not",
      text:
        """
        A signed note is a text, an empty line, and signature lines that begin with a dash. \
        Fetch it again without changing its line ends.
        """),
    Explanation(
      slug: "ledger.note-end", summary: "a signed note is cut off",
      text:
        """
        A signed note is a text, an empty line, and signature lines that begin with a dash. \
        Fetch it again without changing its line ends.
        """),
    Explanation(
      slug: "ledger.note-line", summary: "a signature line cannot be read",
      text:
        """
        A signed note is a text, an empty line, and signature lines that begin with a dash. \
        Fetch it again without changing its line ends.
        """),
    Explanation(
      slug: "ledger.key-text", summary: "a public key cannot be read",
      text:
        """
        A public key is written as name, key id and key in one word, as its owner published it. \
        Copy the whole of it.
        """),
    Explanation(
      slug: "ledger.key-kind", summary: "a public key is of a kind that cannot be used",
      text:
        """
        A public key is written as name, key id and key in one word, as its owner published it. \
        Copy the whole of it.
        """),
    Explanation(
      slug: "ledger.key-point", summary: "a public key is no key",
      text:
        """
        A public key is written as name, key id and key in one word, as its owner published it. \
        Copy the whole of it.
        """),
    Explanation(
      slug: "ledger.key-id", summary: "a key id does not belong to its key",
      text:
        """
        A public key is written as name, key id and key in one word, as its owner published it. \
        Copy the whole of it.
        """),
    Explanation(
      slug: "ledger.key-name", summary: "a word cannot name a key",
      text:
        "No space and no '+'; such as example.org/mission-1."),
    Explanation(
      slug: "ledger.key-file", summary: "a key file cannot be read",
      text:
        "Five lines, as Truce wrote them. Give the key's own file, unchanged."),
    Explanation(
      slug: "ledger.key-locked", summary: "the passphrase does not open the key",
      text:
        "TRUCE_PASSPHRASE is taken, else the passphrase that lies beside the keys."),
    Explanation(
      slug: "ledger.key-memory", summary: "there is no memory to work out the key",
      text:
        "Trying a passphrase costs memory on purpose. End other programs."),
    Explanation(
      slug: "ledger.passphrase-empty", summary: "the passphrase is empty",
      text:
        "Give one of several words, in TRUCE_PASSPHRASE."),
    Explanation(
      slug: "ledger.policy-size", summary: "a policy is too long",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-byte", summary: "a policy holds a control byte",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-end", summary: "a policy is cut off",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-line", summary: "a line of a policy has no meaning",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-name", summary: "a name of a policy is taken",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-unknown", summary: "a policy names what it does not define",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-member", summary: "a member stands in two groups",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-threshold", summary: "a group asks for more members than it has",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-duplicate", summary: "one key stands under two names",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-kind", summary: "a witness's key does not cosign",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
    Explanation(
      slug: "ledger.policy-quorum", summary: "a policy has no quorum line, or two",
      text:
        """
        A policy (C2SP tlog-policy) has lines 'log', 'witness', 'group' and one 'quorum'. \
        docs/ledger.md shows one.
        """),
  ]
}
