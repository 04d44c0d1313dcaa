"""What OUT says of shared text: clusters, links and passages, and which documents these join."""

import json
import os
from array import array
from collections import Counter, defaultdict
from itertools import groupby

import articles as a

CLUSTERS = ("exact", "near", "versions")
ROUTES = ("cluster", "link", "passage", "boilerplate")
_NONE = frozenset()


class Clusters:
    """clusters.jsonl: cluster_of and representative by document, near pairs, links.

    A near pair is (representative, member, the member's object, kind of the line): every member
    beside its representative, and every line of kind linked. contained holds the other links.
    faults lists what the format forbids: a document in two clusters, or a wrong size.
    """

    def __init__(self, lines=()):
        self.cluster_of, self.representative = {}, {}
        self.members, self.near, self.contained, self.faults = {}, [], [], []
        for number, line in enumerate(lines):
            self._take(number, line)

    def _take(self, number, line):
        names = [line["representative"]] + [m["document"] for m in line["members"]]
        if line["size"] != len(names) or len(names) < 2:
            self.faults.append("line %d: size %s, %d documents"
                               % (number, line["size"], len(names)))
        pairs = [(names[0], m["document"], m, line["kind"]) for m in line["members"]]
        if line["kind"] not in CLUSTERS:
            (self.contained if line["kind"] == "contained" else self.near).extend(pairs)
            return
        for name in names:
            if name in self.cluster_of:
                self.faults.append("line %d: %s is in a cluster already" % (number, name))
            self.cluster_of[name] = number
            self.representative[name] = names[0]
        self.members[number] = names
        self.near.extend(pairs)

    def links(self):
        """Pairs of documents of different clusters: linked or contained."""
        return [p for p in self.near if p[3] not in CLUSTERS] + self.contained


def read_clusters(out):
    return Clusters(a.open_records(os.path.join(out, "clusters.jsonl")))


def passage_clusters(out):
    """The witnesses of each passage cluster, a list at a time; the file holds them side by side."""
    lines = a.open_records(os.path.join(out, "passages.jsonl"))
    for _, witnesses in groupby(lines, key=lambda w: w["cluster"]):
        yield list(witnesses)


class Joined:
    """By which route OUT joins two documents.

    cluster      in one cluster
    link         a line of kind linked or contained names them, or exact copies of them
    passage      both have a witness in one passage cluster that is no boilerplate, or documents
                 of their clusters do: a cluster of near-duplicates gives each passage one witness
    boilerplate  the same, and only boilerplate
    """

    def __init__(self, clusters, passages, tokens):
        self._clusters = clusters
        self._tokens = tokens
        self._exact = {}  # members that the program calls exact copies of their representative
        for representative, member, line, kind in clusters.near:
            if kind in CLUSTERS and line["kind"] == "exact":
                self._exact[member] = representative
        self._links = {frozenset((self._copy(one), self._copy(other)))
                       for one, other, _, _ in clusters.links()}
        self._passages = defaultdict(set), defaultdict(set)
        for witnesses in passages:
            self._add(witnesses)

    def _add(self, witnesses):
        side = self._passages[witnesses[0]["kind"] == "boilerplate"]
        for witness in witnesses:
            side[self._group(witness["id"])].add(witness["cluster"])

    def _group(self, name):
        return self._clusters.cluster_of.get(name, name)

    def _copy(self, name):
        """What all exact copies of a document in its cluster have in common, and no other."""
        name = self._exact.get(name, name)
        number = self._clusters.cluster_of.get(name)
        if number is None:
            return name
        return number, self._tokens.get(name, array("I")).tobytes()

    def route(self, one, other):
        """One of ROUTES, or None."""
        groups = self._group(one), self._group(other)
        if groups[0] == groups[1]:
            return "cluster"
        if frozenset((self._copy(one), self._copy(other))) in self._links:
            return "link"
        for route, side in zip(ROUTES[2:], self._passages):
            if not side.get(groups[0], _NONE).isdisjoint(side.get(groups[1], _NONE)):
                return route
        return None


def as_sets(out):
    """clusters.jsonl and passages.jsonl without what the order of reading may change.

    (lines: kind, representative, members with their kinds; passages: kind and places), counted.
    """
    lines = Counter((c["kind"], c["representative"],
                     frozenset((m["document"], m["kind"]) for m in c["members"]))
                    for c in a.open_records(os.path.join(out, "clusters.jsonl")))
    passages = Counter((group[0]["kind"], frozenset((w["id"], w["begin"], w["end"]) for w in group))
                       for group in passage_clusters(out))
    return lines, passages


def kept_records(out):
    """cleaned.jsonl: (id, text) a record, in order."""
    return [(r["id"], r["text"]) for r in a.open_records(os.path.join(out, "cleaned.jsonl"))]


def write_records(path, records):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
