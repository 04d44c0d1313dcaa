#!/usr/bin/env python3
"""Corpora that are bad for somebody who compares documents: does the cost stay linear?

    giant_groups.py --program dittograph --work DIR [--scale 1.0] [NAME...]

Very many documents that share text, that are equal, or that are short; one document of 500 MB;
100,000 files in a folder. Writes each by seed, at half and at full size, cleans both on one thread,
and prints seconds, nanoseconds a byte at both sizes, the latter as a multiple of an ordinary
corpus's of the same kind of words, peak memory, and what was found. DIR needs some 3 GB.
"""

import argparse
import json
import os
import random
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "quality"))
import engine  # noqa: E402

SYLLABLES = "ba ke mi no ru sta len dor tri vel an os ig pra shu wen".split()


class Words:
    """Invented prose by seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))
                      for _ in range(20000)]

    def text(self, n):
        words = self.random.choices(self.words, k=n)
        for i in range(0, n, 15):
            words[i] = words[i].capitalize()
            if i:
                words[i - 1] += "."
        return " ".join(words) + "."


def template_pages(n):
    """Pages of one 300-word template and 50 own words each."""
    words = Words(1)
    template = words.text(300)
    for i in range(n):
        yield {"id": str(i), "text": template + "\n\n" + words.text(50)}


def identical(n):
    """The same 100 words in every document."""
    text = Words(2).text(100)
    for i in range(n):
        yield {"id": str(i), "text": text}


def one_passage(n):
    """100 own words around a passage of 60 that stands in every document."""
    words = Words(3)
    passage = words.text(60)
    for i in range(n):
        yield {"id": str(i), "text": words.text(50) + "\n" + passage + "\n" + words.text(50)}


def ten_words(n):
    """Documents of ten words."""
    words = Words(4)
    for i in range(n):
        yield {"id": str(i), "text": words.text(10)}


def one_document(n):
    """One document of so many sentences of 15 words."""
    words = Words(6)
    parts = [words.text(3000) for _ in range(n // 200)]
    yield {"id": "0", "text": "\n\n".join(parts)}


def ordinary(n):
    """Documents of 300 own words."""
    words = Words(5)
    for i in range(n):
        yield {"id": str(i), "text": words.text(300)}


CORPORA = {"ordinary": (ordinary, 50000), "template_pages": (template_pages, 50000),
           "identical": (identical, 1000000), "one_passage": (one_passage, 200000),
           "ten_words": (ten_words, 1000000), "one_document": (one_document, 4600000),
           "files": (ordinary, 100000)}


def write(path, documents, as_files=False):
    """Writes JSONL, or a folder with a file a document."""
    if as_files:
        n_bytes = 0
        for document in documents:
            folder = os.path.join(path, document["id"][-2:])
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, document["id"] + ".txt"), "w", encoding="utf-8") as file:
                n_bytes += file.write(document["text"] + "\n")
        return n_bytes
    with open(path, "w", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document) + "\n")
    return os.path.getsize(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    print("| corpus | documents | MB | CPU s | ns a byte at half the size | at full size | "
          "to ordinary | peak MB | clusters | dropped | passages | kept whole | pairs left out |")
    print("|---|" + "---:|" * 12)
    ordinary_cost = None
    names = [name for name in CORPORA if not options.names or name in options.names]
    for name in ["ordinary"] + [name for name in names if name != "ordinary"]:
        make, n = CORPORA[name]
        n = int(n * options.scale)
        costs = []
        for size in (n // 2, n):
            as_files = name == "files"
            path = os.path.join(options.work, name if as_files else name + ".jsonl")
            n_bytes = write(path, make(size), as_files)
            out = os.path.join(options.work, "out-" + name)
            engine.clean(options.program, [path], out, "--threads", "1")
            summary = engine.read_json(os.path.join(out, "summary.json"))
            costs.append(summary["cpu_seconds"] / n_bytes * 1e9)
            if as_files:
                shutil.rmtree(path)
            else:
                os.remove(path)
            shutil.rmtree(out)
        ordinary_cost = ordinary_cost or costs[-1]
        near = summary["near_documents"]
        print("| %s | %d | %.1f | %.1f | %.1f | %.1f | %.2f | %d | %d | %d | %d | %d | %d |"
              % (name, summary["documents"], n_bytes / 1e6, summary["cpu_seconds"], *costs, costs[-1] / ordinary_cost,
                 summary["peak_bytes"] / 1e6, near["clusters"], summary["documents_dropped"],
                 summary["passages"]["clusters"], summary["documents_kept_whole"],
                 near["pairs_left_out"]), flush=True)


if __name__ == "__main__":
    main()
