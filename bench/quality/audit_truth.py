#!/usr/bin/env python3
"""How right is `dittograph audit`? Makes a corpus with `dittograph synth`, audits it, and scores
every answer against the truth files.

usage: audit_truth.py PROGRAM [--articles N] [--seed N] [--work DIR] [--corpus DIR] [--check]
                      [-- SYNTH_OPTIONS...]

Prints one line an answer: precision, recall, F1, and what was counted. A corpus that stands in
--corpus or --work already is used as it is; without --work nothing is kept. With --check it exits with 1 if an answer is below its target.
"""
import argparse
import collections
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

KINDS = {"wire": "wire", "outlet_copy": "outlet_copy", "same_owner": "same_owner",
         "shared_source": "shared_source", "quote_only": "quote_only", "list": "list",
         "glue": "wire"}
TARGETS = {"direction": 0.99, "ties": 1, "lag": 1, "credit": 0.95, "kind": 0.9, "spans": 0.95,
           "versions": 0.97, "boilerplate": 0.97, "edits": 0.95}


def table(path):
    """Rows of a table with tabs between, as dicts; remarks are passed over."""
    with open(path, encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("# "))
        head = next(rows)
        for row in rows:
            yield dict(zip(head, row))


def agencies_file(corpus, path):
    """The agencies of the corpus beside the cues of the list that comes with the program."""
    shipped = pathlib.Path(__file__).resolve().parents[2] / "src/audit/agencies.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        out.write((corpus / "agencies.jsonl").read_text(encoding="utf-8"))
        for line in open(shipped, encoding="utf-8"):
            if json.loads(line)["kind"] == "cue":
                out.write(line)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ratio(n, of):
    return n / of if of else 1.0


def show(name, right, found, wanted, note=""):
    p, r = ratio(right, found), ratio(right, wanted)
    print(f"{name:24} P {p:.4f}  R {r:.4f}  F1 {f1(p, r):.4f}  {right}/{found}/{wanted} {note}")
    return f1(p, r)


def covered(ranges):
    """Bytes in a union of ranges, as a sorted list that does not overlap."""
    out = []
    for begin, end in sorted(ranges):
        if out and begin <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([begin, end])
    return out


def overlap(a, b):
    n, i, j = 0, 0, 0
    while i < len(a) and j < len(b):
        n += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return n


def size(ranges):
    return sum(end - begin for begin, end in ranges)


class Scores:
    def __init__(self, corpus, out):
        self.figures = {}  # of each answer the one that TARGETS asks for
        self.truth = corpus / "truth"
        self.db = sqlite3.connect(out / "audit.sqlite")
        self.articles = {row["id"]: row for row in table(self.truth / "articles.tsv")}
        self.pairs = {}
        for row in self.db.execute(
                "SELECT x.name, y.name, p.direction, p.lag_seconds, p.lag_unit, p.credit, "
                "p.headline, p.same_outlet, p.unchanged, p.edited, p.added, p.deleted, p.moved, "
                "p.pair, p.wire, p.share_a, p.share_b FROM pairs p "
                "JOIN documents x ON x.document = p.a JOIN documents y ON y.document = p.b"):
            self.pairs[row[0], row[1]] = row
        self.reuse = list(table(self.truth / "reuse.tsv"))

    def found(self, a, b):
        """The pair as found, and whether it stands the other way round."""
        if (a, b) in self.pairs:
            return self.pairs[a, b], False
        if (b, a) in self.pairs:
            return self.pairs[b, a], True
        return None, False

    def direction(self):
        n = collections.Counter()
        wrong = []
        for row in self.reuse:
            if self.articles[row["id_a"]]["source"] == self.articles[row["id_b"]]["source"]:
                continue
            pair, turned = self.found(row["id_a"], row["id_b"])
            n["pairs"] += 1
            if pair is None:
                n["missed"] += 1
                continue
            said = pair[2]
            if said == "first" and turned:
                said = "later"
            if said in ("first", "later"):
                n["decided"] += 1
                n["right"] += said == row["direction"]
                n["decided_ties"] += row["direction"] == "tie"
                if said != row["direction"]:
                    wrong.append((row["id_a"], row["id_b"], row["direction"], said))
            n["ties"] += row["direction"] == "tie"
            n["ties_found"] += row["direction"] == "tie" and said == "tie"
            n["unknown"] += said == "unknown"
            if row["direction"] != "tie" and said in ("first", "later"):
                lag = -pair[3] if turned else pair[3]
                unit = {"second": 1, "day": 86400}[row["unit"]]
                n["lags"] += 1
                n["lags_right"] += lag == int(row["lag"]) * unit
        print(f"pairs across outlets     {n['pairs']}, found {n['pairs'] - n['missed']} "
              f"(R {ratio(n['pairs'] - n['missed'], n['pairs']):.4f})")
        print(f"direction                right {n['right']} of {n['decided']} decided "
              f"({ratio(n['right'], n['decided']):.4f}), {n['decided_ties']} ties decided, "
              f"{n['ties_found']} of {n['ties']} ties told, {n['unknown']} unknown")
        print(f"lag                      exact {n['lags_right']} of {n['lags']} "
              f"({ratio(n['lags_right'], n['lags']):.4f})")
        self.figures["direction"] = ratio(n["right"], n["decided"])
        self.figures["ties"] = 1 - ratio(n["decided_ties"], n["ties"]) if n["ties"] else 1
        self.figures["lag"] = ratio(n["lags_right"], n["lags"])
        return wrong[:5]

    def words(self, name, column, nothing, wanted_of):
        """F1 of a word a pair, over the words that say something, and of each word."""
        right, found, wanted = collections.Counter(), collections.Counter(), collections.Counter()
        mistakes = collections.Counter()
        examples = {}
        for row in self.reuse:
            if self.articles[row["id_a"]]["source"] == self.articles[row["id_b"]]["source"]:
                continue
            pair, turned = self.found(row["id_a"], row["id_b"])
            if pair is None:
                continue
            said, truth = pair[column], wanted_of(row, turned)
            found[said] += 1
            wanted[truth] += 1
            right[truth] += said == truth
            if said != truth:
                mistakes[truth, said] += 1
                examples.setdefault((truth, said), (row["id_a"], row["id_b"]))
        some = [w for w in wanted | found if w not in nothing]
        self.figures[name] = show(name, sum(right[w] for w in some), sum(found[w] for w in some),
                                  sum(wanted[w] for w in some))
        for word in sorted(some):
            show("  " + word, right[word], found[word], wanted[word])
        for (truth, said), n in mistakes.most_common(5):
            print(f"    {truth} told as {said}: {n}, as {examples[truth, said]}")

    def credit(self):
        swap = {"stripped": "added", "added": "stripped"}

        def wanted(row, turned):
            word = row["credit"]
            earlier_is_b = row["direction"] == "later"
            return swap.get(word, word) if turned != earlier_is_b else word

        self.words("credit", 5, {"none"}, wanted)

    def headline(self):
        self.words("headline", 6, {"unknown"}, lambda row, _: row["headline"])

    def kind(self):
        story_of = {i: row["story"] for i, row in self.articles.items()}
        kind_of = {row["story"]: row["kind"] for row in self.articles.values()}
        shared = collections.defaultdict(set)
        for row in self.reuse:
            if self.articles[row["id_a"]]["source"] != self.articles[row["id_b"]]["source"]:
                shared[story_of[row["id_a"]]].update((row["id_a"], row["id_b"]))
        clusters = collections.defaultdict(list)
        kinds = {}
        for cluster, kind, document in self.db.execute(
                "SELECT c.cluster, c.kind, d.name FROM clusters c JOIN members m USING(cluster) "
                "JOIN documents d ON d.document = m.document WHERE c.kind != 'boilerplate'"):
            clusters[cluster].append(document)
            kinds[cluster] = kind
        right, found, wanted = collections.Counter(), collections.Counter(), collections.Counter()
        mistakes = collections.Counter()
        answered = set()
        mixed = 0
        for cluster, documents in clusters.items():
            stories = collections.Counter(story_of[d] for d in documents)
            story = stories.most_common(1)[0][0]
            mixed += len(stories) > 1
            truth = KINDS.get(kind_of[story], kind_of[story])
            found[kinds[cluster]] += 1
            if kinds[cluster] == truth:
                right[truth] += 1
                answered.add(story)
            else:
                mistakes[truth, kinds[cluster]] += 1
        for story in shared:
            wanted[KINDS.get(kind_of[story], kind_of[story])] += 1
        n_answered = sum(1 for story in shared if story in answered)
        p = ratio(sum(right.values()), sum(found.values()))
        r = ratio(n_answered, len(shared))
        self.figures["kind"] = f1(p, r)
        print(f"{'kind':24} P {p:.4f}  R {r:.4f}  F1 {f1(p, r):.4f}  {len(clusters)} clusters, "
              f"{len(shared)} stories, {mixed} clusters of several stories")
        for (truth, said), n in mistakes.most_common(8):
            print(f"    {truth} told as {said}: {n}")

    def independent(self):
        texts = collections.defaultdict(set)
        for row in self.articles.values():
            texts[row["story"]].add(row["text"])
        text_of = {i: row["text"] for i, row in self.articles.items()}
        n, right = 0, 0
        for cluster, independent in self.db.execute(
                "SELECT cluster, independent FROM clusters WHERE kind != 'boilerplate'").fetchall():
            members = [d for (d,) in self.db.execute(
                "SELECT d.name FROM members m JOIN documents d USING(document) WHERE m.cluster = ?",
                (cluster,))]
            n += 1
            right += independent == len({text_of[d] for d in members})
        print(f"{'independent texts':24} right in {right} of {n} clusters ({ratio(right, n):.4f})")

    def spans(self):
        """Plagdet of the direct pairs, on bytes of both sides."""
        wanted = collections.defaultdict(list)
        for row in table(self.truth / "shared.tsv"):
            wanted[row["id_a"], row["id_b"]].append(tuple(int(row[k]) for k in (
                "a_byte_begin", "a_byte_end", "b_byte_begin", "b_byte_end")))
        right = found = total = 0
        pieces = detected = 0
        for (a, b), cases in wanted.items():
            if self.articles[a]["source"] == self.articles[b]["source"]:
                continue
            pair, turned = self.found(a, b)
            rows = [] if pair is None else self.db.execute(
                "SELECT a_begin, a_end, b_begin, b_end FROM spans WHERE pair = ? "
                "AND NOT boilerplate", (pair[13],)).fetchall()
            if turned:
                rows = [(c, d, x, y) for x, y, c, d in rows]
            for side in (0, 2):
                have = covered((r[side], r[side + 1]) for r in rows)
                want = covered((c[side], c[side + 1]) for c in cases)
                right += overlap(have, want)
                found += size(have)
                total += size(want)
            for case in covered((c[2], c[3]) for c in cases):
                hits = sum(1 for r in rows if r[2] < case[1] and case[0] < r[3])
                pieces += max(0, hits)
                detected += hits > 0
        p, r = ratio(right, found), ratio(right, total)
        import math
        granularity = max(1.0, ratio(pieces, detected))
        plagdet = f1(p, r) / math.log2(1 + granularity)
        self.figures["spans"] = plagdet
        print(f"{'spans':24} P {p:.4f}  R {r:.4f}  granularity {granularity:.3f}  plagdet {plagdet:.4f}")

    def versions(self):
        chains = collections.defaultdict(list)
        for i, row in self.articles.items():
            if row["chain"] != "-":
                chains[row["chain"]].append(i)
        wanted = {frozenset((x, y)) for ids in chains.values() for x in ids for y in ids if x < y}
        mine = collections.defaultdict(list)
        for chain, name in self.db.execute(
                "SELECT v.chain, d.name FROM versions v JOIN documents d USING(document)"):
            mine[chain].append(name)
        found = {frozenset((x, y)) for ids in mine.values() for x in ids for y in ids if x < y}
        self.figures["versions"] = show("versions", len(found & wanted), len(found), len(wanted))
        for pair in list(found - wanted)[:3]:
            print("    not versions:", *sorted(pair))
        for pair in list(wanted - found)[:3]:
            print("    missed:", *sorted(pair))

    def boilerplate(self):
        wanted = collections.defaultdict(list)
        for row in table(self.truth / "boilerplate.tsv"):
            wanted[row["id"]].append((int(row["byte_begin"]), int(row["byte_end"])))
        found = collections.defaultdict(list)
        for name, begin, end in self.db.execute(
                'SELECT d.name, s."begin", s."end" FROM member_spans s JOIN clusters c USING(cluster)'
                " JOIN documents d ON d.document = s.document WHERE c.kind = 'boilerplate'"):
            found[name].append((begin, end))
        right = n_found = n_wanted = 0
        for name in set(wanted) | set(found):
            have, want = covered(found[name]), covered(wanted[name])
            right += overlap(have, want)
            n_found += size(have)
            n_wanted += size(want)
        self.figures["boilerplate"] = show("boilerplate (bytes)", right, n_found, n_wanted)

    def edits(self):
        classes = ["unchanged", "edited", "added", "deleted", "moved"]
        wanted = collections.defaultdict(collections.Counter)
        for row in table(self.truth / "edits.tsv"):
            wanted[row["id_a"], row["id_b"]][row["class"]] += 1
        right, found, total = collections.Counter(), collections.Counter(), collections.Counter()
        for (a, b), counts in wanted.items():
            pair, turned = self.found(a, b)
            if pair is None or sum(pair[8:13]) == 0:
                continue
            mine = dict(zip(classes, pair[8:13]))
            if turned:
                mine["added"], mine["deleted"] = mine["deleted"], mine["added"]
            for name in classes:
                right[name] += min(mine[name], counts[name])
                found[name] += mine[name]
                total[name] += counts[name]
        self.figures["edits"] = show("edits (counts)", sum(right.values()), sum(found.values()),
                                     sum(total.values()))
        for name in classes:
            show("  " + name, right[name], found[name], total[name])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--work")
    parser.add_argument("--corpus")
    parser.add_argument("--check", action="store_true")
    mine = sys.argv[1:]
    synth = []
    if "--" in mine:  # argparse would give nothing to a list of words behind an option
        synth = mine[mine.index("--") + 1:]
        mine = mine[:mine.index("--")]
    options = parser.parse_args(mine)
    with tempfile.TemporaryDirectory() as scratch:
        return score(options, pathlib.Path(options.work or scratch), synth)


def score(options, work, synth):
    work.mkdir(parents=True, exist_ok=True)
    corpus = pathlib.Path(options.corpus or work / f"corpus-{options.seed}")
    if not (corpus / "truth").is_dir():
        subprocess.run([options.program, "synth", "--articles", str(options.articles), "--seed",
                        str(options.seed), *synth, "-o", corpus], check=True)
    agencies_file(corpus, work / "agencies.jsonl")
    out = work / f"out-{corpus.name}"
    subprocess.run([options.program, "audit", corpus / "articles.jsonl", "-o", out, "--force",
                    "--agencies", work / "agencies.jsonl",
                    "--owner-groups", corpus / "owner_groups.tsv"], check=True)
    scores = Scores(corpus, out)
    for example in scores.direction():
        print("    wrong:", *example)
    scores.credit()
    scores.headline()
    scores.kind()
    scores.independent()
    scores.spans()
    scores.versions()
    scores.boilerplate()
    scores.edits()
    below = [name for name, least in TARGETS.items() if scores.figures[name] < least]
    for name in below:
        print(f"below its target: {name} {scores.figures[name]:.4f} < {TARGETS[name]}")
    return 1 if options.check and below else 0


if __name__ == "__main__":
    sys.exit(main())
