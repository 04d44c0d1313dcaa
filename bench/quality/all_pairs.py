#!/usr/bin/env python3
"""All pairs of 2,000 documents of each data set, beside what the program finds in them.

    all_pairs.py --program dittograph --data FOLDER --work DIR [--count 2000] [NAME...]

Half of the documents are drawn, by a hash, from pairs of the silver list at 0.7 or more, both of a
pair together, the rest by a hash of their ids. Resemblance is computed for every pair there is,
from an inverted list of all shingles. Asked for, of a run with --count-boilerplate: no pair at 0.85
or more that is neither in one cluster nor linked, and no reported pair (a member beside its
representative, or linked) below 0.8. A second run leaves boilerplate out, as is the default; what
it finds otherwise is shown beside it and bounds nothing.

Prints a Markdown table; DIR/all-pairs-NAME.md lists what is missed and what is below. Exits 1 if
anything is.
"""

import os
import sys
import time
import zlib
from array import array
from collections import Counter, defaultdict
from itertools import chain

import articles as a
import documents as d
import found as f
import judge

REPORTED, WANTED, RELATED = 0.8, 0.85, 0.7


def hashed(*names):
    return zlib.crc32("\0".join(names).encode("utf-8")), names


def draw(names, related, count):
    """Names to look at: half of them out of related pairs, both of a pair, the rest of all."""
    chosen = set()
    for one, other in sorted((sorted(pair) for pair in related), key=lambda pair: hashed(*pair)):
        if len(chosen) + 2 > count // 2:
            break
        chosen.update((one, other))
    for name in sorted(set(names) - chosen, key=hashed):
        if len(chosen) >= count:
            break
        chosen.add(name)
    return chosen


def related_pairs(options, name):
    if not judge.truth_file(options.data, name, "pairs.tsv"):
        return []
    return [row[:2] for row in judge.truth_lines(options.data, name, "pairs.tsv")
            if float(row[2]) >= RELATED]


def take_sample(options, name):
    """(path of a JSONL file of the drawn records, their documents)."""
    path = a.find_data(options.data, name)
    documents = d.Documents()
    seen = Counter(record["id"] for record in a.open_records(path))
    names = [n for n, count in seen.items() if count == 1]
    single = set(names)
    related = [pair for pair in related_pairs(options, name) if single.issuperset(pair)]
    chosen = draw(names, related, options.count)

    def records():
        for record in a.open_records(path):
            if record["id"] in chosen:
                documents.add(record["id"], record["text"], record.get("source"))
                yield record
    os.makedirs(options.work, exist_ok=True)
    sample = os.path.join(options.work, "pairs-%s.jsonl" % name)
    f.write_records(sample, records())
    return sample, documents


def all_resemblances(documents, least):
    """{(one, other): resemblance} of every pair at least or more, one before other in order."""
    names = list(documents.tokens)
    sizes, postings, pairs = [], defaultdict(lambda: array("I")), {}
    for number, name in enumerate(names):
        own = d.shingles(documents.tokens[name])
        sizes.append(len(own))
        common = Counter(chain.from_iterable(postings[s] for s in own if s in postings))
        for other, both in common.items():
            resemblance = both / (len(own) + sizes[other] - both)
            if resemblance >= least:
                pairs[names[other], name] = resemblance
        for shingle in own:
            postings[shingle].append(number)
    return pairs


class Compared:
    """One run beside all pairs."""

    def __init__(self, out, documents, truth):
        clusters = f.read_clusters(out)
        joined = f.Joined(clusters, (), documents.tokens)
        self.wanted = [(r, *pair) for pair, r in truth.items() if r >= WANTED]
        self.missed = [row for row in self.wanted if joined.route(*row[1:]) is None]
        between = [pair for pair, r in truth.items() if REPORTED <= r < WANTED]
        self.between = judge.share(sum(1 for pair in between if joined.route(*pair)), len(between))
        self.reported, self.below, self.faults = 0, [], clusters.faults
        self.difference = 0.0
        for one, other, line, kind in clusters.near:
            self.reported += 1  # every name is known: doubled ids were not drawn
            own = documents.resemblance(one, other)
            self.difference = max(self.difference, abs(own - line["full_resemblance"]))
            if own < REPORTED:
                self.below.append((own, one, other, line["full_resemblance"], kind))

    def write(self, path, title):
        with open(path, "a", encoding="utf-8") as file:
            file.write("# %s\n" % title)
            for row in sorted(self.missed):
                file.write("- missed: %.4f `%s` `%s`\n" % row)
            for row in sorted(self.below):
                file.write("- below: %.4f `%s` `%s`: full_resemblance %.4f, %s\n" % row)
            file.writelines("- %s\n" % fault for fault in self.faults)


def judge_set(name, options, table, bounds):
    begin = time.perf_counter()
    sample, documents = take_sample(options, name)
    truth = all_resemblances(documents, REPORTED)
    notes = os.path.join(options.work, "all-pairs-%s.md" % name)
    if os.path.exists(notes):
        os.remove(notes)
    for title, flags in (("boilerplate counted", ["--count-boilerplate"]), ("left out", [])):
        out, _ = judge.cleaned(options, sample, "pairs-%s-%d" % (name, len(flags)), *flags)
        seen = Compared(out, documents, truth)
        seen.write(notes, title)
        missed, below = len(seen.missed), len(seen.below)
        if flags:
            missed = bounds.most(name + ": missed pairs at %s" % WANTED, missed)
            below = bounds.most(name + ": reported pairs below %s" % REPORTED, below)
            for fault in seen.faults:
                bounds.most("%s: clusters.jsonl: %s" % (name, fault), 1)
        table.row(name, title, len(documents), len(seen.wanted), missed, "%.4f" % seen.between,
                  seen.reported, below, "%.4f" % seen.difference)
    print("%s: %.0f s" % (name, time.perf_counter() - begin), file=sys.stderr)


def main():
    parser = judge.arguments(__doc__)
    parser.add_argument("--count", type=int, default=2000, help="documents of a set [2000]")
    parser.add_argument("sets", nargs="*", help="data sets [all]")
    options = parser.parse_args()
    table = judge.Table("All pairs of documents drawn", "data", "boilerplate", "documents",
                        "pairs at %s or more" % WANTED, "missed",
                        "recall at %s to %s" % (REPORTED, WANTED), "reported pairs",
                        "below %s" % REPORTED, "largest difference")
    bounds = judge.Bounds()
    try:
        for name in options.sets or judge.data_sets(options.data):
            judge_set(name, options, table, bounds)
    finally:
        table.print()
    bounds.leave()


if __name__ == "__main__":
    main()
