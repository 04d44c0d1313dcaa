#!/usr/bin/env python3
"""Text that several documents share: recall against silver pairs, and everything found recomputed.

    run_shared.py --program dittograph --data FOLDER --work DIR [NAME...]

For each data set that has NAME.pairs.tsv, `dittograph clean` is run as it is by default. Then:

  resemblance  pairs of the silver list at 0.85 or more: in one cluster, or linked
  near pairs   every member beside its representative and every linked pair: resemblance
               recomputed from the texts, all shingles counted
  containment  pairs at 0.8 or more whose smaller has 50 tokens or more, and pairs at 0.3 to 0.8
               with 100 tokens or more: joined by a cluster, a link or a passage
  passages     every witness cut from the source text at both kinds of places; its likeness to the
               representative's copy recomputed

What is found and not in the silver list is recomputed like all else, and not called wrong: the list
leaves out what only shingles of more than 100 documents have in common. Rows `across sources` count
the pairs whose sources differ.

Prints Markdown tables. DIR/missed-NAME.md lists the pairs that were missed, DIR/low-NAME.md the
reported pairs and passages that came out below their bound. Exits 1 if a bound is missed.
"""

import functools
import heapq
import os
import sys
import time
import zlib

import documents as d
import found as f
import judge

NEAR, NEAR_BOUND, NEAR_RECALL = 0.8, 0.85, 0.995
CONTAINED, CONTAINED_TOKENS, CONTAINED_RECALL = 0.8, 50, 0.98
PARTIAL, PARTIAL_TOKENS, PARTIAL_RECALL = 0.3, 100, 0.9
LIKENESS = 0.8
ALIKE = 0.01  # how far two tokenisers may differ over one resemblance
WITHIN_ALIKE = 0.99  # share of pairs that must be as near as that
LINK_BOUND = 0.9  # --containment


class SilverPairs:
    """Pairs of the list whose documents are known: (one, other, jaccard, containment, cross)."""

    def __init__(self, rows, documents):
        self.pairs, self.unknown = [], 0
        for one, other, jaccard, containment, cross in rows:
            if one in documents and other in documents:
                self.pairs.append((one, other, float(jaccard), float(containment), cross == "1"))
            else:
                self.unknown += 1
        self.names = {frozenset(pair[:2]) for pair in self.pairs}

    def near(self):
        return [p for p in self.pairs if p[2] >= NEAR_BOUND]

    def contained(self, documents):
        return [p for p in self.pairs if p[3] >= CONTAINED and
                documents.smaller_tokens(p[0], p[1]) >= CONTAINED_TOKENS]

    def partial(self, documents):
        return [p for p in self.pairs if PARTIAL <= p[3] < CONTAINED and
                documents.smaller_tokens(p[0], p[1]) >= PARTIAL_TOKENS]


def tables():
    return {
        "near": judge.Table(
            "Pairs that resemble each other at %s or more (recall asked for: %s)"
            % (NEAR_BOUND, NEAR_RECALL), "data", "pairs", "in one cluster", "linked", "missed",
            "recall", "MB a CPU-second", "peak MB"),
        "reported": judge.Table(
            "Reported near pairs, recomputed with all shingles", "data", "pairs",
            "%s or more" % NEAR, "share", "near only without boilerplate", "wrong",
            "not in the silver list", "of these %s or more" % NEAR, "largest difference",
            "share within %s" % ALIKE),
        "contained": judge.Table(
            "Pairs with containment %s or more, the smaller of %d tokens or more (recall asked "
            "for: %s)" % (CONTAINED, CONTAINED_TOKENS, CONTAINED_RECALL), "data", "pairs", "cluster",
            "link", "passage", "only boilerplate", "missed", "recall"),
        "partial": judge.Table(
            "Pairs with containment %s to %s, the smaller of %d tokens or more (recall asked for: "
            "%s)" % (PARTIAL, CONTAINED, PARTIAL_TOKENS, PARTIAL_RECALL), "data", "pairs",
            "cluster", "link", "passage", "only boilerplate", "missed", "recall"),
        "links": judge.Table(
            "Links of kind contained, recomputed with all shingles", "data", "links",
            "%s or more" % LINK_BOUND, "share", "lowest", "not in the silver list"),
        "passages": judge.Table(
            "Passages: places, and likeness recomputed", "data", "clusters", "witnesses",
            "wrong places", "equal to the representative's", "others", "of these compared",
            "below %s" % LIKENESS, "lowest", "file says more by at most"),
    }


def split_by_source(pairs):
    """(suffix of the row, pairs) for all pairs, and for those across sources if there are any."""
    yield "", pairs
    across = [p for p in pairs if p[4]]
    if across:
        yield ", across sources", across


class Judge:
    """One data set's OUT against the silver pairs and against its own texts."""

    def __init__(self, name, documents, silver, out, bounds):
        self.name, self.documents, self.silver, self.bounds = name, documents, silver, bounds
        self.clusters = f.read_clusters(out)
        self.missed, self.low = [], []
        self._out = out
        self._joined = None

    def joined(self, passages):
        self._joined = f.Joined(self.clusters, passages, self.documents.tokens)

    def near_recall(self, table, speed):
        for suffix, pairs in split_by_source(self.silver.near()):
            routes = self._routes(pairs, ("cluster", "link"), "resemblance", note=not suffix)
            recall = judge.share(routes["cluster"] + routes["link"], len(pairs))
            what = "%s%s: recall at resemblance %s" % (self.name, suffix, NEAR_BOUND)
            table.row(self.name + suffix, len(pairs), routes["cluster"], routes["link"],
                      routes[None], self.bounds.least(what, recall, NEAR_RECALL),
                      *(speed if not suffix else ("", "")))

    def containment_recall(self, table, pairs, bound, what):
        for suffix, chosen in split_by_source(pairs):
            routes = self._routes(chosen, f.ROUTES, what, note=not suffix)
            recall = judge.share(len(chosen) - routes[None], len(chosen))
            label = "%s%s: recall at %s" % (self.name, suffix, what)
            table.row(self.name + suffix, len(chosen), *(routes[r] for r in f.ROUTES),
                      routes[None], self.bounds.least(label, recall, bound))

    def _routes(self, pairs, allowed, what, note):
        """Number of pairs by route; None: missed, and listed if note."""
        routes = dict.fromkeys(f.ROUTES + (None,), 0)
        for one, other, jaccard, containment, _ in pairs:
            route = self._joined.route(one, other)
            if route not in allowed:
                route = None
            routes[route] += 1
            if route is None and note:
                self.missed.append(
                    "- %s: `%s` `%s`: silver %.3f %.3f, own %.4f %.4f, tokens %d and %d"
                    % ((what, one, other, jaccard, containment) +
                       self.documents.overlap(one, other) +
                       (len(self.documents.tokens[one]), len(self.documents.tokens[other]))))
        return routes

    def reported_pairs(self, table):
        """Every near pair that was reported: rows for all and for those across sources."""
        rows = [row for row in map(self._recomputed, self.clusters.near) if row]
        for suffix, chosen in (("", rows), (", across sources", [r for r in rows if r[4]])):
            if not chosen and suffix:
                continue
            good = sum(1 for r in chosen if r[0] >= NEAR)
            known_low = sum(1 for r in chosen if r[0] < NEAR and r[1] < NEAR)
            wrong = len(chosen) - good - known_low
            unlisted = [r for r in chosen if not r[3]]
            within = judge.share(sum(1 for r in chosen if r[2] <= ALIKE + 1e-9), len(chosen))
            what = "%s%s: " % (self.name, suffix)
            table.row(self.name + suffix, len(chosen), good,
                      "%.4f" % judge.share(good, len(chosen)), known_low,
                      self.bounds.most(what + "near pairs below their resemblance", wrong),
                      len(unlisted), sum(1 for r in unlisted if r[0] >= NEAR),
                      "%.4f" % max((r[2] for r in chosen), default=0.0),
                      self.bounds.least(what + "resemblance as in the file", within, WITHIN_ALIKE))

    def _recomputed(self, pair):
        """(resemblance, the file's, difference, in the silver list, cross) of a reported pair."""
        one, other, line, kind = pair
        if one not in self.documents or other not in self.documents:
            return None
        own, said = self.documents.resemblance(one, other), line["full_resemblance"]
        if own < NEAR or abs(own - said) > ALIKE:
            self.low.append((own, "- near (%s, %s): `%s` `%s`: own %.4f, full_resemblance %.4f, "
                             "resemblance %.4f" % (kind, line["kind"], one, other, own, said,
                                                   line["resemblance"])))
        return (own, said, abs(own - said), frozenset((one, other)) in self.silver.names,
                self.documents.cross(one, other))

    def contained_links(self, table):
        rows = []
        for one, other, line, _ in self.clusters.contained:
            if one not in self.documents or other not in self.documents:
                continue
            own = self.documents.overlap(one, other)[1]
            rows.append((own, frozenset((one, other)) in self.silver.names))
            if own < LINK_BOUND - ALIKE:
                self.low.append((own, "- contained: `%s` `%s`: own %.4f, without boilerplate %.4f"
                                 % (one, other, own, line["containment_in_representative"])))
        good = sum(1 for r in rows if r[0] >= LINK_BOUND)
        table.row(self.name, len(rows), good, "%.4f" % judge.share(good, len(rows)),
                  "%.4f" % min((r[0] for r in rows), default=1.0),
                  sum(1 for r in rows if not r[1]))

    def report(self, folder):
        for kind, lines in (("missed", self.missed), ("low", [s for _, s in sorted(self.low)])):
            with open(os.path.join(folder, "%s-%s.md" % (kind, self.name)), "w",
                      encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)


class Witnesses:
    """Checks passages as they are read: places at once, likeness of a sample at the end.

    Unequal copies are sampled by a hash of document and place, so that the sample is the same in
    every run.
    """

    def __init__(self, documents, most):
        self._documents, self._most = documents, most
        self._encoded = functools.lru_cache(maxsize=32)(
            lambda name: documents.texts[name].encode("utf-8"))
        self._last = None, None  # a representative's text and its tokens
        self._sample = []
        self.clusters = self.witnesses = self.equal = self.unequal = 0
        self.faults = []

    def checked(self, groups):
        """Gives the groups on, each checked."""
        for group in groups:
            self.clusters += 1
            representatives = [w for w in group if w["representative"]]
            if len(representatives) != 1 or any(w["size"] != len(group) for w in group):
                self._fault(group[0], "size or number of representatives")
            else:
                for witness in group:
                    self._check(witness, representatives[0])
            yield group

    def _fault(self, witness, why):
        self.faults.append("- passage %s `%s` [%s, %s): %s" % (
            witness["cluster"], witness["id"], witness["begin"], witness["end"], why))

    def _check(self, witness, representative):
        name = witness["id"]
        if name in self._documents.doubled:
            return
        self.witnesses += 1
        if name not in self._documents:
            self._fault(witness, "no such document")
            return
        text = witness["text"]
        if not text or self._documents.texts[name][witness["begin"]:witness["end"]] != text:
            self._fault(witness, "begin and end do not give the text")
        if self._encoded(name)[witness["byte_begin"]:witness["byte_end"]] != text.encode("utf-8"):
            self._fault(witness, "byte_begin and byte_end do not give the text")
        if witness is representative:
            if witness["src"]:
                self._fault(witness, "the representative has a src")
            return
        here = [{k: representative[k] for k in ("uid", "id", "begin", "end", "byte_begin",
                                                "byte_end")}]
        if witness["src"] != here:
            self._fault(witness, "src is not the representative's copy")
        if self._same_tokens(text, representative["text"]):
            self.equal += 1
            return
        self.unequal += 1
        self._draw(witness, representative)

    def _same_tokens(self, text, representative_text):
        if text == representative_text:
            return True
        numbers = self._documents.vocabulary.numbers
        if self._last[0] is not representative_text:
            self._last = representative_text, numbers(representative_text)
        return numbers(text) == self._last[1]

    def _draw(self, witness, representative):
        key = zlib.crc32(("%s %d %s" % (witness["id"], witness["begin"],
                                        representative["id"])).encode("utf-8"))
        places = tuple((w["id"], w["begin"], w["end"]) for w in (witness, representative))
        item = (-key, self.unequal, places, witness["likeness"], witness["cluster"])
        if len(self._sample) < self._most:
            heapq.heappush(self._sample, item)
        else:
            heapq.heappushpop(self._sample, item)

    def compared(self):
        """(likeness, the file's, cluster, places) of each witness in the sample."""
        for _, _, places, said, cluster in sorted(self._sample, reverse=True):
            one, other = (self._documents.vocabulary.numbers(self._documents.texts[n][b:e])
                          for n, b, e in places)
            yield d.likeness(one, other)[0], said, cluster, places


def passage_row(name, witnesses, table, bounds, low):
    rows = list(witnesses.compared())
    below = [r for r in rows if r[0] < LIKENESS - 1e-9]
    low.extend((own, "- passage %s: `%s` [%d, %d) and `%s` [%d, %d): own %.4f, likeness %.4f"
                % ((cluster,) + places[0] + places[1] + (own, said)))
               for own, said, cluster, places in below)
    low.extend((0.0, fault) for fault in witnesses.faults)
    table.row(name, witnesses.clusters, witnesses.witnesses,
              bounds.most(name + ": passages at wrong places", len(witnesses.faults)),
              witnesses.equal, witnesses.unequal, len(rows),
              bounds.most(name + ": passages below likeness %s" % LIKENESS, len(below)),
              "%.4f" % min((r[0] for r in rows), default=1.0),
              "%.4f" % max((max(0.0, r[1] - r[0]) for r in rows), default=0.0))


def judge_set(name, options, table, bounds):
    path = judge.input_file(options, name)
    out, run = judge.cleaned(options, path, "shared-" + name)
    begin = time.perf_counter()
    documents = d.load(options.data, name)
    silver = SilverPairs(judge.truth_lines(options.data, name, "pairs.tsv"), documents)
    told = Judge(name, documents, silver, out, bounds)
    witnesses = Witnesses(documents, options.alignments)
    told.joined(witnesses.checked(f.passage_clusters(out)))
    for fault in told.clusters.faults:
        bounds.most("%s: clusters.jsonl: %s" % (name, fault), 1)
    told.near_recall(table["near"], judge.speed(run, path))
    told.reported_pairs(table["reported"])
    told.containment_recall(table["contained"], silver.contained(documents), CONTAINED_RECALL,
                            "containment %s" % CONTAINED)
    told.containment_recall(table["partial"], silver.partial(documents), PARTIAL_RECALL,
                            "containment %s to %s" % (PARTIAL, CONTAINED))
    told.contained_links(table["links"])
    passage_row(name, witnesses, table["passages"], bounds, told.low)
    told.report(options.work)
    print("%s: judged in %.0f s; %d silver pairs of unknown or doubled ids left out"
          % (name, time.perf_counter() - begin, silver.unknown), file=sys.stderr)


def main():
    parser = judge.arguments(__doc__)
    parser.add_argument("--alignments", type=int, default=3000,
                        help="unequal passages of a set to compare anew at most [3000]")
    parser.add_argument("sets", nargs="*", help="data sets [all with NAME.pairs.tsv]")
    options = parser.parse_args()
    table, bounds = tables(), judge.Bounds()
    try:
        for name in options.sets or judge.sets_with(options.data, "pairs.tsv"):
            judge_set(name, options, table, bounds)
    finally:
        for each in table.values():
            each.print()
    bounds.leave()


if __name__ == "__main__":
    main()
