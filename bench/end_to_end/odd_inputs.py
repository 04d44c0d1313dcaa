#!/usr/bin/env python3
"""The cost of a byte of odd inputs beside that of ordinary prose.

    odd_inputs.py --program dittograph --work DIR [--runs 5] [--only NAME...]

Writes seeded texts, one article each, and runs `clean` over them in turn, on one thread:

    prose             50 MB of paragraphs under a blank line each
    one_line          the same on one line
    word_a_line       the same, one word a line
    equal_lines       one sentence of 16 words, a million lines
    equal_labels      one line of two words, a million times
    near_equal_lines  200,000 lines of that sentence, two words of each changed
    copied_body       25 MB of prose, twice

Prints a Markdown table: nanoseconds of CPU a byte (minimum, median, maximum), the median as a
multiple of prose, wall seconds and peak memory. The first round is not counted.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import statistics
import string
import sys
from itertools import accumulate

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "quality"))
import engine  # noqa: E402

SEED = 1
NAMES = ("prose", "one_line", "word_a_line", "equal_lines", "equal_labels", "near_equal_lines",
         "copied_body")
PROSE_BYTES = 50_000_000
LINE = "The council will meet again on first market day to consider what was left open before."


def vocabulary(rng, n_words=20_000):
    """Invented words by rank, the frequent ones short, and their Zipf-like weights."""
    words = []
    for rank in range(1, n_words + 1):
        length = rng.randint(2, 4) + len(str(rank))
        words.append("".join(rng.choices(string.ascii_lowercase, k=length)))
    return words, list(accumulate(1 / rank for rank in range(1, n_words + 1)))


def prose(rng, n_bytes):
    words, weights = vocabulary(rng)
    paragraphs, size = [], 0
    while size < n_bytes:
        sentences = []
        for _ in range(rng.randint(1, 5)):
            chosen = rng.choices(words, cum_weights=weights, k=rng.randint(6, 28))
            sentences.append(" ".join(chosen).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:n_bytes]


def near_equal_lines(rng, n_lines):
    lines = []
    for _ in range(n_lines):
        words = LINE[:-1].split()
        for place in rng.sample(range(len(words)), 2):
            words[place] += rng.choice(string.ascii_lowercase) * rng.randint(1, 3)
        lines.append(" ".join(words) + ".\n")
    return "".join(lines)


def write_inputs(folder, only):
    """Writes what is wanted; prose always, as the others are measured by it."""
    ordinary = prose(random.Random(SEED), PROSE_BYTES)
    half = ordinary[:PROSE_BYTES // 2]
    texts = {
        "prose": lambda: ordinary,
        "one_line": lambda: ordinary.replace("\n\n", " "),
        "word_a_line": lambda: "\n".join(ordinary.split()),
        "equal_lines": lambda: (LINE + "\n") * 1_000_000,
        "equal_labels": lambda: "Read more\n" * 1_000_000,
        "near_equal_lines": lambda: near_equal_lines(random.Random(SEED), 200_000),
        "copied_body": lambda: half + "\n\n" + half,
    }
    for name, text in texts.items():
        if name == "prose" or not only or name in only:
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write(text())


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", metavar="NAME")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    # In a process of its own: the kernel counts a parent's memory towards its children's peak.
    writer = multiprocessing.Process(target=write_inputs, args=(options.work, options.only))
    writer.start()
    writer.join()
    paths = {name: os.path.join(options.work, name + ".txt") for name in NAMES
             if name == "prose" or not options.only or name in options.only}
    out = os.path.join(options.work, "odd.out")
    runs = {name: [] for name in paths}
    for round_number in range(options.runs + 1):
        for name, path in paths.items():
            run = engine.clean(options.program, [path], out, "--threads", "1")
            if round_number:
                runs[name].append(run)
    shutil.rmtree(out, ignore_errors=True)

    print("| input | MB | ns a byte, min / median / max | to prose | wall s | peak memory, MB |")
    print("|---|---:|---:|---:|---:|---:|")
    ordinary = None
    for name, path in paths.items():
        size = os.path.getsize(path)
        costs = [run.cpu * 1e9 / size for run in runs[name]]
        median = statistics.median(costs)
        ordinary = ordinary or median
        print("| %s | %.1f | %.1f / %.1f / %.1f | %.2f | %.2f | %.0f |"
              % (name, size / 1e6, min(costs), median, max(costs), median / ordinary,
                 statistics.median(run.wall for run in runs[name]),
                 max(run.peak_bytes for run in runs[name]) / 1e6))
        os.remove(path)


if __name__ == "__main__":
    main()
