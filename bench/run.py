# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmark side by side and prints the table: `make bench`, or `python3 bench/run.py`.

Seeded data is made once under build/bench; the peers are installed there from PyPI into a virtual
environment of their own, and left out with --alone. Every engine runs in a process of its own, two
threads each, interleaved; times are medians, and results are compared before times are.

    python3 bench/run.py                    # all tasks, peers too
    python3 bench/run.py --alone            # no peers, nothing installed
    python3 bench/run.py --tasks match-6-4 read-wide --rounds 5
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORK = os.path.join(ROOT, "build", "bench")
PEERS = ["polars", "duckdb", "shapely", "numba", "scipy", "pyarrow", "pandas"]

DATA = {
    "events-5.csv": ("events", 100_000, 1), "events-6.csv": ("events", 1_000_000, 1),
    "events-7.csv": ("events", 10_000_000, 5), "objects-4.csv": ("objects", 10_000, 2),
    "objects-5.csv": ("objects", 100_000, 3), "wide-6.csv": ("wide", 1_000_000, 4),
}
TASKS = {
    # name: (task, files, peers, rounds, stage shown beside the whole, factors to reach)
    "match-6-4": ("match", ["events-6.csv", "objects-4.csv"], ["polars", "duckdb", "shapely"], 3,
                  "match", (15, 14)),
    "match-6-5": ("match", ["events-6.csv", "objects-5.csv"], ["polars", "duckdb", "shapely"], 3,
                  "match", (15, 14)),
    "match-7-5": ("match", ["events-7.csv", "objects-5.csv"], ["polars", "shapely"], 1, "match",
                  (15, 14)),
    "read-wide": ("read", ["wide-6.csv"], ["polars", "duckdb", "pyarrow", "pandas"], 3, None, (2.5,)),
    "read-slim": ("read", ["events-7.csv"], ["polars", "duckdb", "pyarrow", "pandas"], 3, None, (3,)),
    "cluster": ("cluster", ["events-6.csv"], ["scipy", "duckdb"], 3, "cluster", (20, 20)),
    "growth-5": ("match", ["events-5.csv", "objects-4.csv"], [], 3, "match", ()),
    "growth-7": ("match", ["events-7.csv", "objects-4.csv"], [], 3, "match", ()),
}


def path(name):
    return os.path.join(WORK, name)


def make_data(names):
    os.makedirs(WORK, exist_ok=True)
    for name in names:
        kind, rows, seed = DATA[name]
        if os.path.exists(path(name)):
            continue
        print(f"making {name} ({rows} rows, seed {seed})", file=sys.stderr)
        subprocess.run([sys.executable, os.path.join(HERE, "make_data.py"), kind, "--rows", str(rows),
                        "--seed", str(seed), "--out", path(name) + ".part"], check=True)
        os.rename(path(name) + ".part", path(name))


def install_peers():
    python = path("venv/bin/python")
    if not os.path.exists(python):
        print("installing the peers from PyPI into build/bench/venv", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", path("venv")], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
    return python


def truce_command(truce, task, files):
    if task == "match":
        return [truce, "bench", "match", "--events", files[0], "--objects", files[1]]
    if task == "cluster":
        return [truce, "bench", "cluster", "--events", files[0]]
    return [truce, "bench", "read", files[0]]


def read_once(files):
    """Puts the inputs into the page cache: idle pages may have been taken away."""
    for name in files:
        with open(name, "rb", buffering=0) as file:
            while file.read(1 << 24):
                pass


def run(command, files):
    read_once(files)
    out = subprocess.run(command, capture_output=True, text=True)
    if out.returncode != 0:
        print(out.stderr[-2000:], file=sys.stderr)
        return None
    return json.loads(out.stdout.strip().splitlines()[-1])


def same(a, b):
    """Whether two results are equal; sums of doubles to the second decimal, give or take one."""
    for key in set(a) | set(b):
        if key in ("peer", "t"):
            continue
        x, y = a.get(key), b.get(key)
        if isinstance(x, list) and isinstance(y, list) and len(x) == len(y):
            if any(abs(p - q) > (0.011 if isinstance(p, float) or isinstance(q, float) else 0)
                   for p, q in zip(x, y)):
                return False
        elif x != y:
            return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument("--tasks", nargs="+", default=list(TASKS), choices=list(TASKS))
    parser.add_argument("--rounds", type=int, help="how many rounds, in place of each task's own")
    parser.add_argument("--truce", default=os.path.join(ROOT, ".build", "release", "truce"))
    options = parser.parse_args()
    make_data(sorted({name for task in options.tasks for name in TASKS[task][1]}))
    python = None if options.alone else install_peers()
    results, wrong = {}, False
    for name in options.tasks:
        task, files, peers, rounds, stage, factors = TASKS[name]
        files = [path(file) for file in files]
        engines = {"truce": truce_command(options.truce, task, files)}
        if python:
            for peer in peers:
                engines[peer] = [python, os.path.join(HERE, "peers.py"), peer, task, *files]
        times, answers = {engine: [] for engine in engines}, {}
        for _ in range(options.rounds or rounds):
            for engine, command in engines.items():
                answer = run(command, files)
                if answer is None:
                    continue
                answers[engine] = answer
                laps = answer["t"]
                times[engine].append((laps.get(stage, 0.0) if stage else 0.0, sum(laps.values())))
        if "truce" not in answers:
            wrong = True
            continue
        for engine, answer in answers.items():
            if not same(answers["truce"], answer):
                wrong = True
                print(f"{name}: {engine} differs: {answer} from {answers['truce']}", file=sys.stderr)
        results[name] = {
            engine: [round(statistics.median(column), 4) for column in zip(*rows)]
            for engine, rows in times.items() if rows}
        show(name, results[name], stage, factors)
        with open(path("results.json"), "w", encoding="utf-8") as out:
            json.dump({"machine": platform.machine(), "cores": os.cpu_count(), "tasks": results},
                      out, indent=1, sort_keys=True)
    sys.exit(1 if wrong else 0)


def show(name, medians, stage, factors):
    own = medians["truce"]
    words = []
    for engine, (part, whole) in medians.items():
        words.append(f"{engine} {part:.3f} / {whole:.3f}" if stage else f"{engine} {whole:.3f}")
    line = f"| {name} | " + ", ".join(words) + " |"
    others = [m for engine, m in medians.items() if engine != "truce"]
    if others:
        ratios = [min(m[1] for m in others) / own[1]]
        if stage:
            ratios.insert(0, min(m[0] for m in others) / own[0])
        line += " " + " / ".join(f"{ratio:.1f}" for ratio in ratios) + " times |"
        line += " to reach " + " / ".join(str(f) for f in factors) + " |"
    print(line, flush=True)


if __name__ == "__main__":
    main()
