"""Tables, bounds and options of the scripts that judge shared text."""

import argparse
import os
import subprocess
import sys

import articles as a
import engine
from restore_check import data_sets


class Table:
    """A Markdown table that is printed as a whole: rows of several data sets, side by side."""

    def __init__(self, title, *columns):
        self.title, self.columns, self.rows = title, columns, []

    def row(self, *cells):
        assert len(cells) == len(self.columns), (self.title, cells)
        self.rows.append(cells)

    def print(self, file=None):
        if not self.rows:
            return
        print("\n%s\n" % self.title, file=file)
        print("| %s |" % " | ".join(self.columns), file=file)
        print("|---|%s" % ("---:|" * (len(self.columns) - 1)), file=file)
        for cells in self.rows:
            print("| %s |" % " | ".join(str(cell) for cell in cells), file=file, flush=True)


class Bounds:
    """What was asked for and missed."""

    def __init__(self):
        self.missed = []

    def least(self, what, value, bound):
        """A cell that shows the value, in bold where it is below the bound."""
        return self._cell(what, value, value >= bound, "at least %s" % bound)

    def most(self, what, value, bound=0):
        return self._cell(what, value, value <= bound, "at most %s" % bound)

    def yes(self, what, good, otherwise="NO"):
        return self._cell(what, "yes" if good else otherwise, good, "yes")

    def _cell(self, what, value, good, bound):
        shown = "%.4f" % value if isinstance(value, float) else str(value)
        if good:
            return shown
        self.missed.append("%s: %s, asked for: %s" % (what, shown, bound))
        return "**%s**" % shown

    def leave(self):
        """Ends the program: 0, or 1 with what was missed on standard error."""
        for line in self.missed:
            print("missed: " + line, file=sys.stderr)
        sys.exit(1 if self.missed else 0)


def share(part, whole):
    """part by whole; of nothing, all."""
    return part / whole if whole else 1.0


def arguments(description):
    """A parser with the options that all these scripts have."""
    parser = argparse.ArgumentParser(description=description,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="dittograph", help="the program [dittograph]")
    parser.add_argument("--data", required=True, help="folder of the .jsonl or .jsonl.zst files")
    parser.add_argument("--work", required=True, help="folder for what is made on the way")
    parser.add_argument("--reuse", action="store_true",
                        help="judge the OUT folders in the work folder where they stand already")
    return parser


def cleaned(options, path, out, *flags):
    """Cleans path into the folder out of the work folder; (its path, the run, None if reused)."""
    out = os.path.join(options.work, out)
    if options.reuse and os.path.exists(os.path.join(out, "summary.json")):
        return out, None
    return out, engine.clean(options.program, [path], out, *flags)


def speed(run, path):
    """(megabytes of input a CPU-second, peak megabytes) as cells."""
    if run is None:
        return "", ""
    return ("%.1f" % (os.path.getsize(path) / 1e6 / max(run.cpu, 1e-3)),
            "%.0f" % (run.peak_bytes / 1e6))


def input_file(options, name):
    """The data set as an uncompressed file, unpacked into the work folder where need be."""
    os.makedirs(options.work, exist_ok=True)
    return a.plain_copy(a.find_data(options.data, name), options.work)


def sets_with(folder, ending):
    """Data sets of the folder that have a truth file of that ending."""
    return [name for name in data_sets(folder) if truth_file(folder, name, ending)]


def truth_file(folder, name, ending):
    """NAME.ENDING or NAME.ENDING.zst below the folder, or None."""
    for path in ("%s.%s" % (name, ending), "%s.%s.zst" % (name, ending)):
        if os.path.exists(os.path.join(folder, path)):
            return os.path.join(folder, path)
    return None


def truth_lines(folder, name, ending):
    """Rows of a truth file as lists of fields."""
    path = truth_file(folder, name, ending)
    if path is None:
        raise SystemExit("%s: no %s.%s (name the folder of the data)" % (folder, name, ending))
    if path.endswith(".zst"):
        data = subprocess.run(["zstd", "-dcq", path], stdout=subprocess.PIPE, check=True).stdout
    else:
        with open(path, "rb") as file:
            data = file.read()
    for line in data.decode("utf-8").split("\n"):
        if line:
            yield line.rstrip("\r").split("\t")
