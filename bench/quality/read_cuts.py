#!/usr/bin/env python3
"""Forty cuts of a data set, drawn by seed, with what stands around them, to be read by eye.

    read_cuts.py --program dittograph --data FOLDER --work DIR NAME [--count 40] [--seed 1]

Prints for each cut its kind, the text before it, the cut itself, the text behind it and the copy
that was kept. Right: nothing is lost that the kept copy does not say, and what stays reads well.
"""

import argparse
import os
import random

import articles as a
import engine


def shown(text, most):
    text = text.replace("\n", "⏎\n")
    return text if len(text) <= most else text[:most // 2] + " [… %d …] " % (len(text) - most) + \
        text[-most // 2:]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="only cuts of this kind: exact, contained, truncated, near")
    parser.add_argument("--context", type=int, default=160)
    parser.add_argument("name")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    path = a.plain_copy(a.find_data(options.data, options.name), options.work)
    out = os.path.join(options.work, "cuts-" + options.name)
    engine.clean(options.program, [path], out, *engine.WITHIN_ONLY)
    cuts = engine.cuts_by_document(out)
    # One cut of each document in turn: forty cuts of one page would say little.
    draw = random.Random(options.seed)
    heaps = []
    for name in sorted(cuts):
        own = [c for c in cuts[name] if not options.kind or c[2].get("kind") == options.kind]
        draw.shuffle(own)
        if own:
            heaps.append((name, own))
    draw.shuffle(heaps)
    chosen, n_chosen = {}, 0
    while heaps and n_chosen < options.count:
        for name, own in heaps[:options.count - n_chosen]:
            chosen.setdefault(name, []).append(own.pop())
            n_chosen += 1
        heaps = [heap for heap in heaps if heap[1]]
    print("%s: %d cuts in %d documents; %d shown, seed %d"
          % (options.name, sum(map(len, cuts.values())), len(cuts), n_chosen, options.seed))
    number = 0
    for record in a.open_records(path):
        text = record["text"]
        for begin, end, line in sorted(chosen.get(record.get("id"), []), key=lambda c: c[:2]):
            number += 1
            print("\n===== %d  %s  %s %s  resemblance %s  [%d, %d) of %d"
                  % (number, record["id"], line["reason"], line.get("kind", ""),
                     line.get("resemblance", ""), begin, end, len(text)))
            print("--- before: %s" % shown(text[max(0, begin - options.context):begin], 10000))
            print("--- CUT:    %s" % shown(text[begin:end], 1200))
            print("--- after:  %s" % shown(text[end:end + options.context], 10000))
            print("--- kept:   %s" % shown(engine.kept_text(line, text), 1200))


if __name__ == "__main__":
    main()
