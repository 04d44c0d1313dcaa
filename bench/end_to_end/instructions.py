#!/usr/bin/env python3
"""Instructions that a run executes, beside a budget: what a change costs, on any busy machine.

    instructions.py --program build/bench/tools/dittograph --work DIR [--write]

Counts with valgrind's callgrind, which shows no AVX-512 to the program, on a fixed input: the texts
of corpus/, each many times with its lines in another order, by seed. A run on a single text comes
first; what it costs is start-up and is taken off. Prints instructions a byte of input and the ratio
to the budget in instructions.json; above 1 the exit code is 1. --write makes the measured figures,
and a twentieth more, the budget. The profile stays in DIR for callgrind_annotate.

Counts depend on the compiler, too: the budget names the one it was measured with, and the ratio
counts only with that.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUDGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions.json")
COPIES = 12
SLACK = 1.05
VARIANTS = {"documents only": ("--level", "documents", "--within", "report"), "whole clean": ()}


def texts():
    """The texts of corpus/, by name."""
    for folder, folders, names in os.walk(os.path.join(ROOT, "corpus")):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".txt") and ".clean." not in name:
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8", errors="replace", newline="") as file:
                    yield os.path.relpath(path, ROOT), file.read()


def write_input(path, copies):
    rng = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        for copy in range(copies):
            for name, text in texts():
                lines = text.split("\n")
                if copy % 3:  # two of three are other texts with the same words
                    rng.shuffle(lines)
                record = {"id": "%s#%d" % (name, copy), "source": name.split("/")[1],
                          "text": "\n".join(lines)}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


def count(options, path, flags, profile):
    out = os.path.join(options.work, "instructions.out")
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + profile, options.program,
         "clean", path, "-o", out, "-q", "--threads", "1", *flags],
        capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        raise SystemExit("valgrind: exit %d\n%s" % (done.returncode, done.stderr[-1500:]))
    shutil.rmtree(out, ignore_errors=True)
    return int(found.group(1))


def compiler():
    done = subprocess.run(["c++", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else "not known"


def measure(options):
    one = os.path.join(options.work, "instructions-one.jsonl")
    many = os.path.join(options.work, "instructions.jsonl")
    with open(one, "w", encoding="utf-8") as file:
        file.write('{"id":"one","text":"A short text."}\n')
    write_input(many, COPIES)
    n_bytes = os.path.getsize(many)
    found = {}
    for name, flags in VARIANTS.items():
        profile = os.path.join(options.work, "callgrind." + name.replace(" ", "-"))
        start_up = count(options, one, flags, profile)
        found[name] = round((count(options, many, flags, profile) - start_up) / n_bytes, 2)
    return found, n_bytes


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    found, n_bytes = measure(options)
    if options.write:
        budget = {"compiler": compiler(), "input_bytes": n_bytes,
                  "instructions_per_byte": {name: round(SLACK * value, 2)
                                            for name, value in found.items()}}
        with open(BUDGET, "w", encoding="utf-8") as file:
            json.dump(budget, file, indent=2)
            file.write("\n")
    with open(BUDGET, encoding="utf-8") as file:
        budget = json.load(file)
    if budget["compiler"] != compiler():
        print("the budget is of %s, this is %s" % (budget["compiler"], compiler()),
              file=sys.stderr)
    if budget["input_bytes"] != n_bytes:
        print("corpus/ has changed since the budget was written (--write makes it anew)",
              file=sys.stderr)
    print("| run | instructions a byte | budget | ratio |")
    print("|---|---:|---:|---:|")
    worst = 0
    for name, value in found.items():
        limit = budget["instructions_per_byte"][name]
        worst = max(worst, value / limit)
        print("| %s | %.2f | %.2f | %.3f |" % (name, value, limit, value / limit))
    sys.exit(1 if worst > 1 else 0)


if __name__ == "__main__":
    main()
