#!/usr/bin/env python3
"""The same work by other programs, beside ours and beside the floor: cost, and how right it is.

    run.py --home HOME --data DATA --work DIR [--set press_release_archive] [--threads 1]
           [--rounds 3] [--program dittograph] [--floor floor] [--only NAME...] [--json FILE]

HOME is what bench/peers/setup made; DATA holds SET.jsonl and SET.pairs.tsv, each perhaps as .zst.
Every round runs every entrant once, in turn, pinned to as many cores as it has threads, so that
what else the machine does meets all alike; the first round warms the file cache and is not counted
unless it is the only one. The clock runs from the start of the process until its result is
written, so nobody wins by leaving work out; the stages that it tells stand beside. CPU seconds are
those of the process and its children, memory is the peak of the largest one.

Truth: the pairs that a list of exhaustive comparison gives. Recall is the share of those of
resemblance 0.8 and above that lie in one cluster ("or linked": or that a line of its links names);
precision the share of all pairs that the
clusters imply whose resemblance is 0.7 or more, for pairs that are not in the list computed here,
from a sample if there are many. Prints a Markdown table; --json writes everything.
"""

import argparse
import json
import os
import random
import statistics
import sys
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, "quality"))
import articles as a  # noqa: E402
import engine  # noqa: E402

PEERS = ("daft", "fastsketch", "gaoya", "rensa", "datasketch", "textdedup", "polars", "duckdb")
SLOW = ("datasketch", "textdedup")  # left out unless named
EXACT_ONLY = ("polars", "duckdb")   # repeated paragraphs, no clusters
STRONG, SIMILAR, MOST_COMPUTED = 0.8, 0.7, 3000
DOCUMENTS_ONLY = ("--level", "documents", "--within", "report")


class Entrant:
    """A program that takes part: how it is called, and what its runs cost."""

    def __init__(self, name, command, target, told):
        self.name, self.command, self.target, self._told = name, command, target, told
        self.runs, self.stages = [], []

    def run(self, cores):
        if os.path.isdir(self.target):
            engine.shutil.rmtree(self.target)
        run = engine.run(["taskset", "-c", cores, *self.command])
        self.runs.append(run)
        self.stages.append(self._told(self.target, run))

    def counted(self):
        return self.runs[1:] or self.runs

    def figures(self, n_bytes):
        """Minimum, median and maximum of what the counted runs cost."""
        def spread(values):
            return {"min": min(values), "median": statistics.median(values), "max": max(values)}
        runs = self.counted()
        stages = defaultdict(list)
        for told in self.stages[1:] or self.stages:
            for name, seconds in told.items():
                stages[name].append(seconds)
        return {"name": self.name, "runs": len(runs),
                "wall_seconds": spread([r.wall for r in runs]),
                "cpu_seconds": spread([r.cpu for r in runs]),
                "mb_per_cpu_second": spread([n_bytes / 1e6 / r.cpu for r in runs]),
                "peak_mb": max(r.peak_bytes for r in runs) / 1e6,
                "stages": {name: statistics.median(v) for name, v in stages.items()}}


def told_by_adapter(_, run):
    return json.loads(run.errors.strip().splitlines()[-1])


def told_by_summary(target, _):
    summary = engine.read_json(os.path.join(target, "summary.json"))
    return {stage["name"]: stage["seconds"] for stage in summary["stages"]}


def entrants(options, source):
    """Those that are there and wanted, the floor and ours first."""
    def place(name):
        return os.path.join(options.work, "peers-" + name)

    threads = str(options.threads)
    if options.floor:
        yield Entrant("floor", [options.floor, source, place("floor")], place("floor"),
                      lambda *_: {})
    if options.program:
        for name, flags in (("dittograph, documents only", DOCUMENTS_ONLY), ("dittograph", ())):
            target = place(name.replace(", ", "-").replace(" ", "-"))
            yield Entrant(name, [options.program, "clean", source, "-o", target, "-q", "--threads",
                                 threads, *flags], target, told_by_summary)
    for name in PEERS:
        python = os.path.join(options.home, name, "bin", "python")
        if name not in options.only if options.only else name in SLOW:
            continue
        if not os.path.exists(python):
            print("%s: not installed (bench/peers/setup HOME %s)" % (name, name), file=sys.stderr)
            continue
        adapter = os.path.join(HERE, "peer_%s.py" % name)
        yield Entrant(name, [python, adapter, source, place(name), threads], place(name),
                      told_by_adapter)


def set_threads(n):
    """What the peers' pools read."""
    for name in ("RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OMP_NUM_THREADS",
                 "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(n)
    os.environ["PYTHONHASHSEED"] = "0"
    os.environ["DAFT_PROGRESS_BAR"] = "0"


# -- how right it is

def clusters_of(target):
    """Lists of ids that were put into one cluster."""
    if os.path.isdir(target):
        import found  # pylint: disable=import-outside-toplevel
        return list(found.read_clusters(target).members.values())
    groups = defaultdict(list)
    with open(target, encoding="utf-8") as lines:
        for line in lines:
            name, representative = line.rstrip("\n").split("\t")
            groups[representative].append(name)
    return [names for names in groups.values() if len(names) > 1]


def links_of(target):
    """Pairs of ids that our program links without putting them into one cluster."""
    if not os.path.isdir(target):
        return frozenset()
    import found  # pylint: disable=import-outside-toplevel
    return {frozenset(pair[:2]) for pair in found.read_clusters(target).links()}


class Truth:
    """Resemblances by exhaustive comparison, and those computed here for the pairs left."""

    def __init__(self, source, pairs):
        import documents  # pylint: disable=import-outside-toplevel
        self._overlap = documents.overlap
        self._documents = documents.Documents(a.open_records(source))
        self._listed = {}
        for fields in self._lines(pairs):
            self._listed[frozenset(fields[:2])] = float(fields[2])
        self.strong = [pair for pair, r in self._listed.items() if r >= STRONG]

    @staticmethod
    def _lines(path):
        if path.endswith(".zst"):
            text = engine.subprocess.run(["zstd", "-dcq", path], check=True,
                                         stdout=engine.subprocess.PIPE).stdout.decode()
        else:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        for line in text.splitlines():
            fields = line.split("\t")
            if len(fields) >= 3 and fields[2][:1].isdigit():
                yield fields

    def similar(self, one, other):
        listed = self._listed.get(frozenset((one, other)))
        if listed is not None and abs(listed - SIMILAR) > 0.01:
            return listed >= SIMILAR
        return self._overlap(self._documents.shingles(one),
                             self._documents.shingles(other))[0] >= SIMILAR

    def judge(self, clusters, links=frozenset()):
        """links: pairs of ids that the program names beside its clusters."""
        cluster_of = {name: i for i, names in enumerate(clusters) for name in names}
        hits = sum(len({cluster_of.get(name, name) for name in pair}) == 1 for pair in self.strong)
        linked = sum(cluster_of.get(x, x) == cluster_of.get(y, y) or frozenset((x, y)) in links
                     for x, y in self.strong)
        n_implied = sum(len(names) * (len(names) - 1) // 2 for names in clusters)
        rng = random.Random(1)
        if n_implied <= MOST_COMPUTED:
            implied = [(x, y) for names in clusters for i, x in enumerate(names) for y in names[:i]]
        else:
            weights = [len(names) * (len(names) - 1) for names in clusters]
            implied = [rng.sample(names, 2)
                       for names in rng.choices(clusters, weights, k=MOST_COMPUTED)]
        right = sum(self.similar(x, y) for x, y in implied)
        return {"clusters": len(clusters), "largest": max(map(len, clusters), default=0),
                "removed": sum(map(len, clusters)) - len(clusters), "implied_pairs": n_implied,
                "recall": hits / len(self.strong) if self.strong else None,
                "recall_linked": linked / len(self.strong) if self.strong else None,
                "precision": right / len(implied) if implied else None}


def find_pairs(folder, name):
    for ending in (".pairs.tsv", ".pairs.tsv.zst"):
        path = os.path.join(folder, name + ending)
        if os.path.exists(path):
            return path
    return None


def print_table(results, n_bytes):
    floor = next((r["cpu_seconds"]["median"] for r in results if r["name"] == "floor"), None)
    print("| program | MB a CPU-second, min / median / max | CPU s | wall s | to the floor | "
          "peak MB | clusters | removed | largest | recall | or linked | precision |")
    print("|---|" + "---:|" * 11)
    for r in results:
        cpu, judged = r["cpu_seconds"], r.get("judged")
        cells = [r["name"], " / ".join("%.1f" % (n_bytes / 1e6 / cpu[k])
                                       for k in ("max", "median", "min")),
                 "%.2f" % cpu["median"], "%.2f" % r["wall_seconds"]["median"],
                 "%.1f" % (cpu["median"] / floor) if floor else "", "%.0f" % r["peak_mb"]]
        if judged:
            cells += [judged["clusters"], judged["removed"], judged["largest"],
                      *("%.4f" % judged[k] if judged[k] is not None else ""
                        for k in ("recall", "recall_linked", "precision"))]
        else:
            cells += [""] * 6
        print("| %s |" % " | ".join(map(str, cells)))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--set", default="press_release_archive")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program")
    parser.add_argument("--floor")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--json", metavar="FILE")
    return parser.parse_args()


def compare(options):
    """Runs all and judges them; a list of figures."""
    os.makedirs(options.work, exist_ok=True)
    source = a.plain_copy(a.find_data(options.data, options.set), options.work)
    set_threads(options.threads)
    cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[:options.threads]))
    taking_part = list(entrants(options, source))
    for number in range(options.rounds):
        for entrant in taking_part:
            print("round %d: %s" % (number + 1, entrant.name), file=sys.stderr, flush=True)
            entrant.run(cores)
    results = [entrant.figures(os.path.getsize(source)) for entrant in taking_part]
    pairs = find_pairs(options.data, options.set)
    if pairs:
        truth = Truth(source, pairs)
        for entrant, result in zip(taking_part, results):
            if entrant.name != "floor" and entrant.name not in EXACT_ONLY:
                result["judged"] = truth.judge(clusters_of(entrant.target),
                                               links_of(entrant.target))
    return results, os.path.getsize(source)


def main():
    options = arguments()
    results, n_bytes = compare(options)
    print_table(results, n_bytes)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"set": options.set, "bytes": n_bytes, "threads": options.threads,
                       "results": results}, file, indent=2)


if __name__ == "__main__":
    main()
