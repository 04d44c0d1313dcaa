#!/usr/bin/env python3
"""Where the time of `dittograph clean` goes, by stage, on one thread.

    stages.py --program dittograph --data FOLDER --work DIR [--set press_release_archive] [--runs 5]

summary.json has the wall seconds of each stage. On a machine that does other things too they hold
the pauses as well, so each run's are scaled by its CPU seconds over its wall seconds: right as
long as the pauses fall everywhere alike. The rest is what runs outside the parallel stages:
finding and reading the input, digests, writing. Prints a Markdown table; the first run is not
counted.
"""

import argparse
import os
import shutil
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "quality"))
import articles as a  # noqa: E402
import engine  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--set", default="press_release_archive")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    path = a.plain_copy(a.find_data(options.data, options.set), options.work)
    size = os.path.getsize(path)
    out = os.path.join(options.work, "stages.out")
    seconds, totals = {}, []
    for round_number in range(options.runs + 1):
        engine.clean(options.program, [path], out, "--threads", "1")
        if not round_number:
            continue
        summary = engine.read_json(os.path.join(out, "summary.json"))
        scale = summary["cpu_seconds"] / summary["wall_seconds"]
        stages = {stage["name"]: stage["seconds"] * scale for stage in summary["stages"]}
        stages["the rest"] = summary["cpu_seconds"] - sum(stages.values())
        for name, value in stages.items():
            seconds.setdefault(name, []).append(value)
        totals.append(summary["cpu_seconds"])
    shutil.rmtree(out, ignore_errors=True)

    print("| stage | CPU s, min / median / max | share | ns a byte of JSONL |")
    print("|---|---:|---:|---:|")
    for name, values in [*seconds.items(), ("all", totals)]:
        median = statistics.median(values)
        print("| %s | %.2f / %.2f / %.2f | %.0f %% | %.2f |"
              % (name, min(values), median, max(values),
                 100 * median / statistics.median(totals), median * 1e9 / size))


if __name__ == "__main__":
    main()
