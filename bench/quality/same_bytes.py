#!/usr/bin/env python3
"""The same OUT at any number of threads and in any order, and the input back byte for byte.

    same_bytes.py --program dittograph --data FOLDER --work DIR [--threads 1,2,7] [NAME...]

For each data set:

  threads    the folders at 1, 2 and 7 threads are equal (summary.json without its times, memory
             and number of threads)
  restored   `restore` gives the input byte for byte, of one file and of several
  arguments  the set in five files, named in another order on the command line: the same folder
  order      the five files with their names exchanged, so that they are read in another order: the
             same clusters, links and passages, whatever their numbers

Prints a Markdown row a data set; DIR/order-NAME.md lists clusters and passages that only one order
has. Exits 1 if anything differs. DIR needs some eight times the size of the largest data set.
"""

import filecmp
import os
import random
import shutil

import engine
import found as f
import judge
from restore_check import differences, files_below

LETTERS = "abcde"


def remove(*folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def split(path, folder, names):
    """The lines of a JSONL file cut in as many pieces as there are names, named in that order."""
    remove(folder)
    os.makedirs(folder)
    pieces = [os.path.join(folder, name + ".jsonl") for name in names]
    size, end = os.path.getsize(path), 0
    with open(path, "rb") as lines:
        for number, piece in enumerate(pieces, 1):
            with open(piece, "wb") as out:
                for line in lines:
                    out.write(line)
                    end += len(line)
                    if end * len(pieces) >= size * number and number < len(pieces):
                        break
    return pieces


def restores(program, out, inputs, folder):
    """Does restore give these files back, byte for byte and no others?"""
    remove(folder)
    engine.run([program, "restore", out, "-o", folder + "/"])
    back = {os.path.basename(name): os.path.join(folder, name) for name in files_below(folder)}
    return sorted(back) == sorted(map(os.path.basename, inputs)) and \
        all(filecmp.cmp(back[os.path.basename(path)], path, shallow=False) for path in inputs)


def said(bounds, what, different):
    return bounds.yes(what, not different, "NO: " + ", ".join(different))


class Sameness:
    """The checks of one data set; each leaves no folder behind."""

    def __init__(self, name, options, bounds):
        self.name, self.options, self.bounds = name, options, bounds
        self.path = judge.input_file(options, name)

    def _folder(self, name):
        return os.path.join(self.options.work, "same-" + name)

    def _clean(self, inputs, name, *flags):
        out = self._folder(name)
        engine.clean(self.options.program, inputs, out, *flags)
        return out

    def threads_and_restored(self):
        threads = self.options.threads.split(",")
        outs = [self._clean([self.path], "threads-" + n, "--threads", n) for n in threads]
        different = sorted({x for out in outs[1:] for x in differences(outs[0], out)})
        back = self._folder("back")
        restored = restores(self.options.program, outs[0], [self.path], back)
        remove(back, *outs)
        return (said(self.bounds, self.name + ": same at %s threads" % self.options.threads,
                     different),
                self.bounds.yes(self.name + ": restored", restored))

    def arguments_and_order(self):
        draw = random.Random(self.options.seed)
        parts = self._folder("parts")
        inputs = split(self.path, parts, LETTERS)
        one = self._clean(inputs, "listed")
        other = self._clean(draw.sample(inputs, len(inputs)), "shuffled")
        different = differences(one, other)
        back = self._folder("back")
        restored = restores(self.options.program, one, inputs, back)
        remove(other, back)
        exchanged = list(LETTERS)
        while exchanged == list(LETTERS):
            draw.shuffle(exchanged)
        split(self.path, parts, exchanged)
        another = self._clean(inputs, "exchanged")
        lines, passages = self._compare(one, another)
        remove(one, another, parts)
        return (said(self.bounds, self.name + ": same in any order of arguments", different),
                self.bounds.yes(self.name + ": several files restored", restored), lines, passages)

    def _compare(self, one, other):
        """Cells: how many clusters and links, and passages, only one order of reading has."""
        cells = []
        with open(os.path.join(self.options.work, "order-%s.md" % self.name), "w",
                  encoding="utf-8") as file:
            for what, here, there in zip(("clusters and links", "passages"), f.as_sets(one),
                                         f.as_sets(other)):
                only = [("first", x) for x in here - there] + [("second", x) for x in there - here]
                for order, item in sorted(only, key=repr):
                    shown = [sorted(x) if isinstance(x, frozenset) else x for x in item]
                    file.write("- %s, only in the %s order: %s\n" % (what, order, shown))
                total = sum(here.values())
                cell = self.bounds.most("%s: %s of one order only" % (self.name, what), len(only))
                cells.append("%s of %d" % (cell, total))
        return cells


def main():
    parser = judge.arguments(__doc__)
    parser.add_argument("--threads", default="1,2,7")
    parser.add_argument("--seed", type=int, default=1, help="of the orders [1]")
    parser.add_argument("sets", nargs="*", help="data sets [all]")
    options = parser.parse_args()
    table = judge.Table("The same bytes", "data", "MB", "same at %s threads" % options.threads,
                        "restored", "same in any order of arguments", "five files restored",
                        "clusters and links of one order only", "passages of one order only")
    bounds = judge.Bounds()
    try:
        for name in options.sets or judge.data_sets(options.data):
            each = Sameness(name, options, bounds)
            table.row(name, "%.1f" % (os.path.getsize(each.path) / 1e6),
                      *each.threads_and_restored(), *each.arguments_and_order())
    finally:
        table.print()
    bounds.leave()


if __name__ == "__main__":
    main()
