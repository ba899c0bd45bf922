# SPDX-License-Identifier: Apache-2.0
"""Counts the instructions of the engine's paths on fixed input, and compares with those kept.

Needs valgrind. The input is made from seeds; valgrind offers the program the same processor
everywhere, so counts differ little between machines. A count that has grown by more than 10 % fails
unless it is recorded anew, with the reason in the CHANGELOG.

    python3 bench/counts.py              # compare with bench/counts.json
    python3 bench/counts.py --record     # write bench/counts.json
"""

import argparse
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORK = os.path.join(ROOT, "build", "bench")
KEPT = os.path.join(HERE, "counts.json")
INPUT = {"events": (20_000, 11), "objects": (2000, 12), "wide": (4000, 13)}


def path(kind):
    return os.path.join(WORK, f"counts-{kind}.csv")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--truce", default=os.path.join(ROOT, ".build", "release", "truce"))
    options = parser.parse_args()
    os.makedirs(WORK, exist_ok=True)
    for kind, (rows, seed) in INPUT.items():
        subprocess.run([sys.executable, os.path.join(HERE, "make_data.py"), kind, "--rows", str(rows),
                        "--seed", str(seed), "--out", path(kind)], check=True)
    paths = {
        "match": ["match", "--events", path("events"), "--objects", path("objects")],
        "read-slim": ["read", path("events")],
        "read-wide": ["read", path("wide")],
        "cluster": ["cluster", "--events", path("events")],
        "nothing": ["read", os.devnull],
    }
    counts = {}
    for name, arguments in paths.items():
        out = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", options.truce, "bench",
             *arguments], capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", out.stderr)
        if not found:
            print(out.stderr[-1000:], file=sys.stderr)
            sys.exit(1)
        counts[name] = int(found.group(1))
    # What the program does before it starts to work is no part of a path.
    start = counts.pop("nothing")
    counts = {name: count - start for name, count in counts.items()}
    if options.record:
        with open(KEPT, "w", encoding="utf-8") as out:
            json.dump(counts, out, indent=1, sort_keys=True)
            out.write("\n")
    with open(KEPT, encoding="utf-8") as kept:
        kept = json.load(kept)
    grown = False
    for name in sorted(kept):
        factor = counts[name] / kept[name]
        grown = grown or factor > 1.10
        print(f"{name}: {counts[name]:,} instructions, {factor:.3f} of those kept")
    sys.exit(1 if grown else 0)


if __name__ == "__main__":
    main()
