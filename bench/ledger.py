# SPDX-License-Identifier: Apache-2.0
"""Measures ledgers of several sizes and `fsck` of much evidence: `python3 bench/ledger.py`.

Everything lies below build/bench-ledger, on the disk, and is taken away afterwards. `fsck` is measured
on a warm page cache, by the processor time of the whole command, so that it says what one core does.

    python3 bench/ledger.py                        # 10^4, 70,000, 10^6 entries; 4 GB of evidence
    python3 bench/ledger.py --entries 10000000     # one size
    python3 bench/ledger.py --gigabytes 0          # no evidence
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def call(truce, *words):
    result = subprocess.run([truce, *words], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{words}: {result.stderr}")
    return result.stdout


def media(path, size):
    """Bytes that no packing makes smaller, as photographs and videos are."""
    with open("/dev/urandom", "rb") as source, open(path, "wb") as file:
        while file.tell() < size:
            file.write(source.read(min(1 << 24, size - file.tell())))


def rows(path, size):
    """Rows of a feed, which packing makes a quarter as large."""
    dice = random.Random(7)
    words = "strike near the village of damage reported by officials at north river bridge".split()
    with open(path, "w") as file:
        number = 0
        while file.tell() < size:
            number += 1
            file.write(f"{number},2031-03-{dice.randint(1, 28):02}T{dice.randint(0, 23):02}:00:00Z,"
                       f"{dice.uniform(10, 20):.5f},{dice.uniform(20, 30):.5f},"
                       f"{' '.join(dice.choices(words, k=12))}\n")


def fsck(truce, room, gigabytes, kind, make):
    """Megabytes of evidence a second that one core checks."""
    mission = os.path.join(room, kind)
    shutil.copytree(os.path.join(ROOT, "Tests/Fixtures/command/harbour"), mission)
    call(truce, "run", mission)
    item = os.path.join(room, "item")
    items = max(1, round(gigabytes * 4))
    total = 0
    for _ in range(items):
        make(item, 1 << 28)
        total += os.path.getsize(item)
        call(truce, "evidence", "add", mission, item, "--brought-by", "x", "--from", "y",
             "--because", "z")
        if kind == "rows":
            break
    os.remove(item)
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        call(truce, "ledger", "fsck", mission)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    shutil.rmtree(mission)
    return {"evidence": kind, "bytes": total, "core_seconds": round(best, 2),
            "fsck_mb_per_core_second": round(total / best / 1e6)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--truce", default=os.path.join(ROOT, ".build/release/truce"))
    parser.add_argument("--entries", type=int, nargs="*", default=[10_000, 70_000, 1_000_000])
    parser.add_argument("--gigabytes", type=float, default=4)
    options = parser.parse_args()
    truce = os.path.abspath(options.truce)
    room = os.path.join(ROOT, "build", "bench-ledger")
    shutil.rmtree(room, ignore_errors=True)
    os.makedirs(room)
    try:
        for count in options.entries:
            found = call(truce, "bench", "ledger", os.path.join(room, "ledger"), "--entries",
                         str(count))
            print(json.dumps(json.loads(found)), flush=True)
        if options.gigabytes > 0:
            for kind, make in [("media", media), ("rows", rows)]:
                print(json.dumps(fsck(truce, room, options.gigabytes, kind, make)), flush=True)
    finally:
        shutil.rmtree(room, ignore_errors=True)


main()
