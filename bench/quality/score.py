#!/usr/bin/env python3
"""Compares cleaned articles with the truth that inject.py wrote, without the engine.

    score.py DIR/dirty.jsonl DIR/truth.jsonl OUT/cleaned.jsonl [--worst 5]

A text is scored by its tokens, as a multiset: removed = dirty - cleaned, to be removed = dirty -
truth. So it does not matter which of two equal copies stays. Exact: equal to the truth after
collapsing white space. False cut: a document whose cleaned text lacks tokens that the truth has.
"""

import argparse
from collections import Counter, defaultdict

import articles as a


def ratio(part, whole):
    return part / whole if whole else 1.0


def f1(right, removed, wanted):
    precision, recall = ratio(right, removed), ratio(right, wanted)
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def score(dirty, truth, cleaned):
    """(right, removed, wanted) tokens, tokens wrongly cut, exact."""
    before, kept, wanted_kept = (a.token_counts(t) for t in (dirty, cleaned, truth))
    removed, wanted = before - kept, before - wanted_kept
    lost = sum((wanted_kept - kept).values())
    return (sum((removed & wanted).values()), sum(removed.values()), sum(wanted.values()), lost,
            a.collapse(cleaned) == a.collapse(truth))


def score_files(dirty_path, truth_path, cleaned_path):
    """A row a document: (id, kinds, dirty, truth, cleaned, the five figures of score)."""
    cleaned = {r["id"]: r["text"] for r in a.open_records(cleaned_path)}
    truths = {r["id"]: r for r in a.open_records(truth_path)}
    for record in a.open_records(dirty_path):
        truth = truths[record["id"]]
        text = cleaned.get(record["id"], "")
        yield (record["id"], truth.get("kinds", []), record["text"], truth["text"], text,
               score(record["text"], truth["text"], text))


def kind_recall(rows):
    """For each kind: documents, those of them that come out exact, token recall and precision."""
    table = defaultdict(lambda: [0, 0, 0, 0, 0])
    for _, kinds, _, _, _, (right, removed, wanted, _, exact) in rows:
        for kind in set(kinds):
            row = table[kind]
            for k, value in enumerate((1, exact, right, removed, wanted)):
                row[k] += value
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dirty")
    parser.add_argument("truth")
    parser.add_argument("cleaned")
    parser.add_argument("--worst", type=int, default=0, help="print this many of the worst")
    options = parser.parse_args()
    rows = list(score_files(options.dirty, options.truth, options.cleaned))
    right, removed, wanted, lost, exact = (sum(r[5][k] for r in rows) for k in range(5))
    precision, recall, f = f1(right, removed, wanted)
    print("documents %d  exact %d (%.2f %%)  removed tokens: precision %.4f recall %.4f F1 %.4f"
          % (len(rows), exact, 100 * ratio(exact, len(rows)), precision, recall, f))
    print("documents with a false cut %d, tokens falsely cut %d"
          % (sum(1 for r in rows if r[5][3]), lost))
    print("%-32s %6s %8s %8s %8s" % ("kind (with others in the page)", "docs", "exact", "P", "R"))
    for kind, (docs, same, hit, cut, want) in sorted(kind_recall(rows).items()):
        print("%-32s %6d %8.3f %8.4f %8.4f"
              % (kind, docs, same / docs, ratio(hit, cut), ratio(hit, want)))
    def faults(row):
        return row[5][1] + row[5][2] - 2 * row[5][0]
    for row in sorted(rows, key=faults, reverse=True)[:options.worst]:
        print("\n=== %s %s: right %d removed %d wanted %d lost %d exact %s"
              % ((row[0], row[1]) + row[5]))
        for name, text in zip(("dirty", "truth", "cleaned"), row[2:5]):
            print("--- %s\n%s" % (name, text))


if __name__ == "__main__":
    main()
