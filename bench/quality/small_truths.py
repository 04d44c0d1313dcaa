#!/usr/bin/env python3
"""Shared text where somebody else has said what is right.

    small_truths.py --program dittograph --data FOLDER --work DIR [NAME...]

  minhash_articles   20 planted copies: these pairs in one cluster or linked, and no other pair
  clough_stevenson   short answers and their originals: all 19 of `cut` and 12 of the 19 of `light`
                     joined by a cluster, a link or a passage, none of the 38 of `non`; once more
                     with --min-passage 10, which bounds nothing
  newsgroups20       531 equal messages in two groups: 98 % in one cluster or linked. Replies that
                     quote a run of 20 tokens or more of their parent: 90 % joined to it
  scancode_licenses  families of licences: of equal texts one stays, and every member resembles
                     its representative at 0.8 or more
  prosecutor_pr      two teasers stand in 6,423 pages: boilerplate, cut, one copy of each stays; and
                     no sentence is lost that was cut as standing elsewhere

Prints a Markdown table a data set. Exits 1 if a bound is missed. DIR/lost-prosecutor_pr.md and
DIR/missed-newsgroups20.md list what to read.
"""

import os
from collections import Counter, defaultdict
from itertools import combinations

import articles as a
import documents as d
import found as f
import judge

QUOTED_TOKENS = 20
TEASER_TOKENS = 20
RESEMBLANCE = 0.8
ALIKE = 0.01  # how far two tokenisers may differ


class Case:
    """A data set, cleaned, with what was found in it."""

    def __init__(self, options, name, *flags):
        self.name, self.options, self.flags = name, options, flags
        path = judge.input_file(options, name)
        self.out, _ = judge.cleaned(options, path, "-".join(("small", name) + flags), *flags)
        self.documents = d.load(options.data, name)
        self.clusters = f.read_clusters(self.out)
        self.joined = f.Joined(self.clusters, f.passage_clusters(self.out), self.documents.tokens)

    def truth(self, ending):
        """Rows behind the heading."""
        return list(judge.truth_lines(self.options.data, self.name, ending))[1:]

    def routes(self, pairs):
        return Counter(self.joined.route(one, other) for one, other in pairs)


def minhash_articles(options, bounds):
    case = Case(options, "minhash_articles")
    wanted = {frozenset(row[:2]) for row in case.truth("truth.tsv")}
    reported = {frozenset(pair) for names in case.clusters.members.values()
                for pair in combinations(names, 2)}
    reported |= {frozenset(link[:2]) for link in case.clusters.links()}
    table = judge.Table("minhash_articles: planted copies", "data", "planted", "found",
                        "other pairs")
    table.row(case.name, len(wanted),
              bounds.least("minhash_articles: planted copies found", len(wanted & reported),
                           len(wanted)),
              bounds.most("minhash_articles: other pairs", len(reported - wanted)))
    return [table]


def clough_stevenson(options, bounds):
    table = judge.Table("clough_stevenson: answers joined to their original", "label, setting",
                        "pairs", "cluster", "link", "passage", "only boilerplate", "joined",
                        "asked for")
    for flags in ((), ("--min-passage", "10")):
        case = Case(options, "clough_stevenson", *flags)
        labels = defaultdict(list)
        for one, other, label in case.truth("truth.tsv"):
            labels[label].append((one, other))
        for label in ("cut", "light", "heavy", "non"):
            routes = case.routes(labels[label])
            joined = len(labels[label]) - routes[None]
            what = "clough_stevenson: %s joined" % label
            asked = {"cut": "all", "light": "12", "non": "none"}.get(label, "") if not flags else ""
            if asked == "none":
                joined = bounds.most(what, joined)
            elif asked:
                joined = bounds.least(what, joined, len(labels[label]) if asked == "all" else 12)
            table.row(" ".join((label,) + flags), len(labels[label]),
                      *(routes[r] for r in f.ROUTES), joined, asked)
    return [table]


def quoted_runs(text):
    """The quoted lines of a message that follow each other, as one text each.

    Lines that begin with a quoting mark; blank lines between them do not part them.
    """
    runs, lines = [], []
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith((">", ":", "|")):
            lines.append(line.lstrip("> :|"))
        elif line and lines:
            runs.append("\n".join(lines))
            lines = []
    if lines:
        runs.append("\n".join(lines))
    return runs


def runs_of(numbers, length):
    """The set of runs of that many tokens."""
    return set(map(hash, zip(*(numbers[k:] for k in range(length)))))


def quotes(documents, reply, parent):
    """Does one quoted run of the reply share QUOTED_TOKENS tokens in a row with the parent?"""
    there = None
    for run in quoted_runs(documents.texts[reply]):
        numbers = documents.vocabulary.numbers(run)
        if len(numbers) < QUOTED_TOKENS:
            continue
        if there is None:
            there = runs_of(documents.tokens[parent], QUOTED_TOKENS)
        if not there.isdisjoint(runs_of(numbers, QUOTED_TOKENS)):
            return True
    return False


def newsgroups20(options, bounds):
    case = Case(options, "newsgroups20")
    same = [row[:2] for row in case.truth("crossposts.tsv")
            if row[0] in case.documents and row[1] in case.documents]
    replies = [row[:2] for row in case.truth("replies.tsv")
               if row[0] in case.documents and row[1] in case.documents]
    quoting = [pair for pair in replies if quotes(case.documents, *pair)]
    table = judge.Table("newsgroups20: equal messages, and replies that quote %d tokens or more "
                        "in a row (of %d replies)" % (QUOTED_TOKENS, len(replies)), "pairs", "number",
                        "cluster", "link", "passage", "only boilerplate", "recall", "asked for")
    for label, pairs, allowed, asked in (("crossposts", same, f.ROUTES[:2], 0.98),
                                         ("quoting replies", quoting, f.ROUTES, 0.9)):
        routes = case.routes(pairs)
        recall = judge.share(sum(routes[r] for r in allowed), len(pairs))
        table.row(label, len(pairs), *(routes[r] for r in f.ROUTES),
                  bounds.least("newsgroups20: %s" % label, recall, asked), asked)
        list_missed(case, label, [p for p in pairs if case.joined.route(*p) not in allowed])
    return [table]


def list_missed(case, label, pairs):
    mode = "w" if label == "crossposts" else "a"
    with open(os.path.join(case.options.work, "missed-newsgroups20.md"), mode,
              encoding="utf-8") as file:
        for one, other in pairs:
            file.write("- %s: `%s` `%s`: resemblance %.4f, containment %.4f\n"
                       % ((label, one, other) + case.documents.overlap(one, other)))


def equal_texts(records, vocabulary):
    """Records beyond the first of each group with the same tokens; empty ones are not counted."""
    groups = Counter(vocabulary.numbers(text).tobytes() for _, text in records)
    return sum(n - 1 for tokens, n in groups.items() if tokens)


def scancode_licenses(options, bounds):
    case = Case(options, "scancode_licenses")
    documents, kept = case.documents, f.kept_records(case.out)
    expression = dict(row[:2] for row in case.truth("clusters.tsv"))
    rows = [(documents.resemblance(one, other), line["full_resemblance"],
             expression.get(one) == expression.get(other))
            for one, other, line, kind in case.clusters.near if kind in f.CLUSTERS]
    known_low = sum(1 for own, said, _ in rows if own < RESEMBLANCE and said < RESEMBLANCE)
    wrong = sum(1 for own, said, _ in rows if own < RESEMBLANCE) - known_low
    dropped = {m["document"] for *_, m, kind in case.clusters.near
               if kind in f.CLUSTERS and m.get("dropped")}
    agree = dropped == set(documents.texts) - {name for name, _ in kept}
    table = judge.Table("scancode_licenses: families of licences", "data", "documents", "kept",
                        "dropped as clusters.jsonl says", "kept texts that equal another one",
                        "equal once cut", "members", "below %s" % RESEMBLANCE,
                        "near only without boilerplate", "lowest", "of the same expression")
    originals = [(name, documents.texts[name]) for name, _ in kept]
    what = "scancode_licenses: "
    table.row(case.name, len(documents), len(kept),
              bounds.yes(what + "dropped documents are those gone", agree),
              bounds.most(what + "kept texts that equal another one",
                          equal_texts(originals, documents.vocabulary)),
              equal_texts(kept, documents.vocabulary), len(rows),
              bounds.most(what + "members below their resemblance", wrong), known_low,
              "%.4f" % min((r[0] for r in rows), default=1.0),
              "%.4f" % judge.share(sum(1 for r in rows if r[2]), len(rows)))
    return [table]


def standing(needles, texts):
    """Those of the needles (tuples of token numbers) that stand in a row in one of the texts."""
    heads, left = defaultdict(lambda: defaultdict(set)), set(needles)
    for needle in left:
        length = min(len(needle), 5)
        heads[length][needle[:length]].add(needle)
    seen = set()
    for numbers in texts:
        for length, by_head in heads.items():
            for place, head in enumerate(zip(*(numbers[k:] for k in range(length)))):
                if head in by_head:
                    found = {n for n in by_head[head]
                             if tuple(numbers[place:place + len(n)]) == n}
                    seen |= found
                    by_head[head] -= found
                    if not by_head[head]:
                        del by_head[head]
    return seen


def frequent_lines(documents, least_tokens, count):
    """The lines of that many tokens or more that stand in the most documents: (line, documents)."""
    lines = Counter()
    for text in documents.texts.values():
        lines.update({line.strip() for line in text.split("\n")})
    found = []
    for line, n in lines.most_common():
        if len(documents.vocabulary.numbers(line)) >= least_tokens:
            found.append((line, n))
            if len(found) == count:
                break
    return found


def occurrences(needle, numbers):
    """How often the tokens stand in the text, in a row."""
    text, needle = numbers.tobytes(), needle.tobytes()
    width, n, at = numbers.itemsize, 0, text.find(needle)
    while at >= 0:
        n += at % width == 0
        at = text.find(needle, at + 1)
    return n


def cut_sentences(out, documents, reason):
    """({tokens: (document, text)} of lines and sentences of cuts for the reason, n cuts)."""
    found, n_cuts = {}, 0
    for line in a.open_records(os.path.join(out, "removed.jsonl")):
        if line["reason"] != reason or line["document"] in documents.doubled:
            continue
        n_cuts += 1
        data = documents.texts[line["document"]].encode("utf-8")
        for block in data[line["begin"]:line["end"]].decode("utf-8", "replace").split("\n"):
            for begin, end in a.sentences(block):
                key = tuple(documents.vocabulary.numbers(block[begin:end]))
                if key:
                    found.setdefault(key, (line["document"], block[begin:end]))
    return found, n_cuts


def boilerplate_witnesses(case, needles):
    """For each of the needles, the witnesses of boilerplate passages that hold all of it."""
    found = [0] * len(needles)
    for group in f.passage_clusters(case.out):
        if group[0]["kind"] != "boilerplate":
            continue
        for witness in group:
            numbers = case.documents.vocabulary.numbers(witness["text"])
            for number, needle in enumerate(needles):
                found[number] += occurrences(needle, numbers) > 0
    return found


def teaser_rows(case, kept, table, bounds):
    documents = case.documents
    lines = frequent_lines(documents, TEASER_TOKENS, 2)
    needles = [documents.vocabulary.numbers(line) for line, _ in lines]
    witnesses = boilerplate_witnesses(case, needles)
    for number, ((line, pages), needle) in enumerate(zip(lines, needles)):
        holding = {name for name, t in documents.tokens.items() if occurrences(needle, t)}
        dropped = len(holding - set(kept))
        cut = sum(1 for name in holding if name in kept and not occurrences(needle, kept[name]))
        stays = sum(occurrences(needle, t) for t in kept.values())
        what = "prosecutor_pr: teaser %d: " % (number + 1)
        table.row("`%s ...`" % " ".join(line.split()[:6]), pages, len(holding),
                  bounds.least(what + "witnesses of a boilerplate passage", witnesses[number], 2),
                  dropped, bounds.least(what + "pages where it is cut", cut, 1),
                  bounds.yes(what + "exactly one copy stays", stays == 1, "NO: %d" % stays))


def lost_rows(case, kept, table, bounds):
    with open(os.path.join(case.options.work, "lost-prosecutor_pr.md"), "w",
              encoding="utf-8") as file:
        for reason in ("boilerplate", "passage"):
            needles, n_cuts = cut_sentences(case.out, case.documents, reason)
            lost = set(needles) - standing(needles, kept.values())
            table.row(reason, n_cuts, len(needles),
                      bounds.most("prosecutor_pr: sentences lost by reason %s" % reason, len(lost)))
            for key in sorted(lost):
                file.write("- %s `%s`: %s\n" % ((reason,) + needles[key]))


def prosecutor_pr(options, bounds):
    case = Case(options, "prosecutor_pr")
    kept = {name: case.documents.vocabulary.numbers(text)
            for name, text in f.kept_records(case.out)}
    teasers = judge.Table("prosecutor_pr: the two lines of %d tokens or more in most pages"
                          % TEASER_TOKENS, "line", "pages with it as a line", "pages",
                          "witnesses of boilerplate", "pages dropped", "pages where it is cut",
                          "one copy stays")
    lost = judge.Table("prosecutor_pr: sentences and lines that were cut and stand nowhere any "
                       "more", "reason", "cuts", "different sentences", "lost")
    teaser_rows(case, kept, teasers, bounds)
    lost_rows(case, kept, lost, bounds)
    return [teasers, lost]


CASES = {each.__name__: each for each in (minhash_articles, clough_stevenson, newsgroups20,
                                          scancode_licenses, prosecutor_pr)}


def main():
    parser = judge.arguments(__doc__)
    parser.add_argument("sets", nargs="*", metavar="NAME", help="data sets [all five]")
    options = parser.parse_args()
    unknown = set(options.sets) - set(CASES)
    if unknown:
        parser.error("no such case: %s (there are %s)" % (", ".join(unknown), ", ".join(CASES)))
    bounds = judge.Bounds()
    for name in options.sets or CASES:
        for table in CASES[name](options, bounds):
            table.print()
    bounds.leave()


if __name__ == "__main__":
    main()
