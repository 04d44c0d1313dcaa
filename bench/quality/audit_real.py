#!/usr/bin/env python3
"""What `dittograph audit` says of real corpora, held against what is known of them.

usage: audit_real.py OUT [--pairs PAIRS.tsv] [--replies REPLIES.tsv] [--input IN.jsonl] [--read N] [--seed N]

--pairs: id_a, id_b, resemblance, containment, 1 if the sources differ: recall of the pairs across
sources at containment >= 0.5 whose smaller document has 50 words or more (of --input). --replies:
reply, parent: direction of those pairs that are dated. --read prints N clusters to read by eye.
"""
import argparse
import collections
import json
import random
import re
import sqlite3
import sys


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def recall(db, options):
    n_words = {}
    for line in open(options.input, encoding="utf-8"):
        record = json.loads(line)
        n_words[record["id"]] = len(re.findall(r"\w+", record["text"]))
    found = set()
    for a, b in db.execute("SELECT x.name, y.name FROM pairs p JOIN documents x ON x.document = p.a "
                           "JOIN documents y ON y.document = p.b"):
        found.add(frozenset((a, b)))
    n = collections.Counter()
    missed = []
    for a, b, _, containment, cross in rows(options.pairs):
        if cross != "1" or float(containment) < 0.5:
            continue
        if min(n_words.get(a, 0), n_words.get(b, 0)) < 50:
            continue
        n["wanted"] += 1
        if frozenset((a, b)) in found:
            n["found"] += 1
        else:
            missed.append((a, b, containment))
    print(f"recall of silver pairs across sources: {n['found']} of {n['wanted']} "
          f"({n['found'] / max(1, n['wanted']):.4f})")
    for pair in missed[:8]:
        print("    missed:", *pair)


def replies(db, options):
    said = {}
    for a, b, direction, unit in db.execute(
            "SELECT x.name, y.name, p.direction, p.lag_unit FROM pairs p "
            "JOIN documents x ON x.document = p.a JOIN documents y ON y.document = p.b"):
        said[a, b] = direction, unit
    n = collections.Counter()
    wrong = []
    for row in rows(options.replies):
        if row[0] == "reply":
            continue
        reply, parent = row[0], row[1]
        if (parent, reply) in said:
            word, unit = said[parent, reply]
            right = word == "first"
        elif (reply, parent) in said:
            word, unit = said[reply, parent]
            right = False
        else:
            n["not a pair"] += 1
            continue
        n[word] += 1
        if word == "first":
            n["right" if right else "wrong"] += 1
            if not right:
                wrong.append((parent, reply))
    print("replies:", dict(n))
    for pair in wrong[:8]:
        print("    told against the reply:", *pair)


def read(db, options):
    clusters = [c for (c,) in db.execute(
        "SELECT cluster FROM clusters WHERE kind != 'boilerplate' ORDER BY cluster")]
    random.Random(options.seed).shuffle(clusters)
    for cluster in sorted(clusters[:options.read]):
        kind, reasons, outlets, documents, independent, excerpt, known = db.execute(
            "SELECT kind, reasons, outlets, documents, independent, excerpt, origin_known "
            "FROM clusters WHERE cluster = ?", (cluster,)).fetchone()
        print(f"== {cluster} {kind} ({reasons}); {documents} documents, {outlets} outlets, "
              f"{independent} independent, origin {'known' if known else 'not known'}")
        print("   " + " ".join(excerpt.split())[:220])
        for row in db.execute(
                'SELECT place, stamp, outlet, document, title, round(share, 2), "from", independent '
                "FROM timeline WHERE cluster = ? ORDER BY place LIMIT 8", (cluster,)):
            print("   ", *row, sep=" | ")
        for row in db.execute(
                "SELECT sender_document, receiver_document, direction, lag_seconds, "
                "round(sender_share, 2), round(receiver_share, 2), credit, headline FROM reuse "
                "WHERE cluster = ? LIMIT 4", (cluster,)):
            print("      pair", *row, sep=" | ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--pairs")
    parser.add_argument("--replies")
    parser.add_argument("--input")
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    db = sqlite3.connect(options.out + "/audit.sqlite")
    for name, value in db.execute("SELECT name, value FROM counts"):
        print(f"{name} {value}", end="; ")
    print()
    if options.pairs:
        recall(db, options)
    if options.replies:
        replies(db, options)
    if options.read:
        read(db, options)


if __name__ == "__main__":
    sys.exit(main())
