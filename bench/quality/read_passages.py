#!/usr/bin/env python3
"""Sixty passage witnesses of a data set, drawn by seed, with what stands around them, to be read.

    read_passages.py --program dittograph --data FOLDER --work DIR NAME [--count 60] [--seed 1]

Draws a passage cluster and a witness of it that is not the representative, no cluster twice as
long as there are others, and prints the witness's copy and the representative's with 60
characters before and behind them. The passage stands between >>> and <<<. Right: both say the same, and what is
before and behind differs, so that the ends are where the common text ends.
"""

import heapq
import random
from itertools import islice

import articles as a
import found as f
import judge


def draw_clusters(groups, count, draw, kind):
    """That many clusters with a second witness, of the kind if one is named, each as likely."""
    eligible = (g for g in groups if len(g) > 1 and kind in (None, g[0]["kind"]))
    keyed = ((draw.random(), number, group) for number, group in enumerate(eligible))
    return [group for _, _, group in heapq.nsmallest(count, keyed)]


def draw_witnesses(groups, count, seed, kind=None):
    """(witness, representative, size of its cluster), of as many clusters as there are."""
    draw = random.Random(seed)
    heaps = []
    for group in draw_clusters(groups, count, draw, kind):
        first = next(w for w in group if w["representative"])
        others = [w for w in group if w is not first]
        heaps.append([(w, first, len(group))
                      for w in draw.sample(others, min(count, len(others)))])
    turns = (heap[turn] for turn in range(count) for heap in heaps if turn < len(heap))
    return list(islice(turns, count))


def one_line(text):
    return text.replace("\r", "").replace("\n", "⏎")


def shown(text, begin, end, context, most):
    """The passage between its marks, with its surroundings."""
    inside = one_line(text[begin:end])
    if len(inside) > most:
        inside = "%s [... %d ...] %s" % (inside[:most // 2], len(inside) - most,
                                         inside[-most // 2:])
    return "%s>>>%s<<<%s" % (one_line(text[max(0, begin - context):begin]), inside,
                             one_line(text[end:end + context]))


def main():
    parser = judge.arguments(__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["reuse", "version", "boilerplate"])
    parser.add_argument("--context", type=int, default=60, help="characters on each side [60]")
    parser.add_argument("--most", type=int, default=1200, help="characters of a passage [1200]")
    parser.add_argument("name")
    options = parser.parse_args()
    out, _ = judge.cleaned(options, judge.input_file(options, options.name),
                           "shared-" + options.name)
    chosen = draw_witnesses(f.passage_clusters(out), options.count, options.seed, options.kind)
    needed = {w["id"] for witness, first, _ in chosen for w in (witness, first)}
    texts = {}
    for record in a.open_records(a.find_data(options.data, options.name)):
        if record["id"] in needed:
            texts.setdefault(record["id"], record["text"])
    print("%s: %d passages shown, seed %d" % (options.name, len(chosen), options.seed))
    for number, (witness, first, size) in enumerate(chosen, 1):
        print("\n===== %d  passage %d, %s, %d witnesses; %d tokens, %d matched, likeness %s"
              % (number, witness["cluster"], witness["kind"], size, witness["tokens"],
                 witness["matched"], witness["likeness"]))
        for label, w in (("witness", witness), ("kept   ", first)):
            print("--- %s %s [%d, %d) %s %s" % (label, w["id"], w["begin"], w["end"],
                                                w.get("series", ""), w.get("date", "")))
            print(shown(texts[w["id"]], w["begin"], w["end"], options.context, options.most))


if __name__ == "__main__":
    main()
