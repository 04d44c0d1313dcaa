#!/usr/bin/env python3
"""What still stands twice in a page after cleaning, grouped by the rule that protects it.

    prosecutor.py --program dittograph --data FOLDER --work DIR [--set prosecutor_pr]

Looks at every page after cleaning for every run of tokens that stands twice and is 60 characters
long or longer (tokens joined by one space, compared without case), however its lines and sentences
are cut: a search apart from the engine's. Each is then given the rule that lets it stay:

    the words of repeats.jsonl     the engine saw it and says why it stays
    whole in one place             a line or sentence that stands inside a longer one elsewhere
    a phrase                       no sentence or line is whole in either place
    under N words                  sentences whole in both places are shorter than --min-repeat
    NO RULE                        everything else: a fault

Prints a Markdown table and examples; DIR/left-NAME.md lists all of NO RULE. Exits 1 if any.
"""

import argparse
import bisect
import os
import random
import re
import sys
from collections import Counter, defaultdict

import articles as a
import engine

_WORD = re.compile("[%s]|[^\\W_]+" % a.NO_SPACES)


def token_places(text):
    """(token, begin, end) with places in code points; folded one by one."""
    return [(a.fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def repeats_in(words, least):
    """Longest equal runs (first, second, n tokens) of at least least characters, from the left."""
    lengths = [len(w) + 1 for w in words]
    seen = defaultdict(list)
    found = []
    end, total, skip_to = 0, 0, 0
    for i in range(len(words)):
        while end < len(words) and total - 1 < least:
            total += lengths[end]
            end += 1
        if total - 1 < least:
            break
        key = " ".join(words[i:end])
        if i >= skip_to:
            best = (0, 0)
            for p in seen[key]:
                n = 0
                while i + n < len(words) and p + n < i and words[p + n] == words[i + n]:
                    n += 1
                best = max(best, (n, p))
            if best[0] and sum(lengths[i:i + best[0]]) - 1 >= least:
                found.append((best[1], i, best[0]))
                skip_to = i + best[0]
        seen[key].append(i)
        total -= lengths[i]
    return found


def unit_ranges(text, places):
    """Token ranges of lines, and of sentences in them and over them."""
    spans = []
    at = 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        spans += [(at + b, at + e) for b, e in a.sentences(line)]
        at += len(line) + 1
    spans += a.sentences(text)
    ranges = set()
    begins = [place[1] for place in places]
    for begin, end in spans:
        first = bisect.bisect_left(begins, begin)
        last = bisect.bisect_left(begins, end)
        if last > first:
            ranges.add((first, last))
    return ranges


def reported_rule(groups, one, other):
    """Why the engine let both places stay, where it reported them as copies of one group."""
    def covers(copy, span):
        shared = min(copy["cp_end"], span[1]) - max(copy["cp_begin"], span[0])
        return shared * 2 > span[1] - span[0] or shared * 2 > copy["cp_end"] - copy["cp_begin"]
    for group in groups:
        left = [c for c in group["copies"] if not c["cut"]]
        if any(covers(c, one) for c in left) and any(covers(c, other) for c in left):
            return "%s: %s" % (group["kind"], group["why"])
    return None


def rule_for(first, second, n, ranges, groups, spans, min_repeat):
    rule = reported_rule(groups, *spans)
    if rule:
        return rule
    whole = [(b, e) for b, e in ranges if b >= second and e <= second + n and
             (b - second + first, e - second + first) in ranges]
    if not whole:
        half = any((b >= start and e <= start + n) for b, e in ranges for start in (first, second))
        return "whole in one place, inside a longer line or sentence in the other" if half else \
            "a phrase: no sentence or line is whole in either place"
    words = max(e - b for b, e in whole)
    if words < min_repeat:
        return "whole in both places, but under %d words" % min_repeat
    return "NO RULE"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--set", default="prosecutor_pr")
    parser.add_argument("--least", type=int, default=60, help="characters [60]")
    parser.add_argument("--min-repeat", type=int, default=12)
    parser.add_argument("--examples", type=int, default=3)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    path = a.plain_copy(a.find_data(options.data, options.set), options.work)
    out = os.path.join(options.work, "prosecutor.out")
    engine.clean(options.program, [path], out, *engine.WITHIN_ONLY)
    cuts = engine.cuts_by_document(out)
    groups = defaultdict(list)
    for group in a.open_records(os.path.join(out, "repeats.jsonl")):
        groups[group["document"]].append(group)

    n_pages, before_pages, before, left = 0, 0, 0, defaultdict(list)
    for record in a.open_records(path):
        n_pages += 1
        name, text = record["id"], record["text"]
        places = token_places(text)
        found = repeats_in([p[0] for p in places], options.least)
        before += len(found)
        before_pages += bool(found)
        if not found:
            continue
        gone = bytearray(len(text) + 1)
        for begin, end, _ in cuts.get(name, []):
            gone[begin:end] = b"\1" * (end - begin)
        stays = [p for p in places if not gone[p[1]]]
        found = repeats_in([p[0] for p in stays], options.least)
        if not found:
            continue
        ranges = unit_ranges(text, places)
        # Ranges are in tokens of the whole page; those that lost a token are no more.
        number = {p[1]: k for k, p in enumerate(stays)}
        kept_ranges = set()
        for b, e in ranges:
            inside = [number.get(places[k][1]) for k in (b, e - 1)]
            if None not in inside and inside[1] - inside[0] == e - 1 - b:
                kept_ranges.add((inside[0], inside[1] + 1))
        for first, second, n in found:
            spans = ((stays[first][1], stays[first + n - 1][2]),
                     (stays[second][1], stays[second + n - 1][2]))
            rule = rule_for(first, second, n, kept_ranges, groups[name], spans,
                            options.min_repeat)
            left[rule].append((name, spans, text[spans[1][0]:spans[1][1]]))

    print("%s: %d pages; before cleaning %d repeats of %d characters or more in %d pages\n"
          % (options.set, n_pages, before, options.least, before_pages))
    print("| rule | repeats left | pages | characters |")
    print("|---|---:|---:|---:|")
    for rule, rows in sorted(left.items(), key=lambda item: -len(item[1])):
        print("| %s | %d | %d | %d |" % (rule, len(rows), len({r[0] for r in rows}),
                                         sum(len(r[2]) for r in rows)))
    draw = random.Random(1)
    for rule, rows in sorted(left.items()):
        print("\n%s" % rule)
        for name, spans, text in draw.sample(rows, min(options.examples, len(rows))):
            print("  - %s %s: %s" % (name, spans, " ".join(text.split())[:300]))
    faults = left.pop("NO RULE", [])
    with open(os.path.join(options.work, "left-%s.md" % options.set), "w",
              encoding="utf-8") as file:
        for text, count in Counter(" ".join(r[2].split()) for r in faults).most_common():
            file.write("- %d x `%s`\n" % (count, text))
        for name, spans, text in faults:
            file.write("\n## %s %s\n\n%s\n" % (name, spans, text))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
