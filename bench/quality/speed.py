#!/usr/bin/env python3
"""Megabytes of JSONL a CPU-second and peak memory, from interleaved runs.

    speed.py --data FOLDER --work DIR [--set press_release_archive] [--runs 9] [--threads 1]
             NAME=PROGRAM [NAME=PROGRAM...]

Each round runs every program once, in turn, so that what else the machine does meets all alike.
The first round warms the file cache and is not counted. CPU seconds and memory are the kernel's
(wait4); a peak below some 20 MB is that of this script, which starts them. 1 MB is 1,000,000
bytes. Prints a Markdown table with minimum, median and maximum.
"""

import argparse
import os
import platform
import shlex
import shutil
import statistics

import articles as a
import engine


def spread(values, form):
    return "%s / %s / %s" % tuple(form % v for v in (min(values), statistics.median(values),
                                                     max(values)))


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--set", default="press_release_archive")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--threads", default="1")
    parser.add_argument("programs", nargs="+", metavar="NAME=PROGRAM",
                        help="a program, with flags of clean behind it if in quotes")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    path = a.plain_copy(a.find_data(options.data, options.set), options.work)
    megabytes = os.path.getsize(path) / 1e6
    programs = [p.split("=", 1) if "=" in p else [os.path.basename(p), p]
                for p in options.programs]
    runs = {name: [] for name, _ in programs}
    out = os.path.join(options.work, "speed.out")
    for round_number in range(options.runs + 1):
        for name, program in programs:
            command, *flags = shlex.split(program)
            run = engine.clean(command, [path], out, "--threads", options.threads, *flags)
            if round_number:
                runs[name].append(run)
    shutil.rmtree(out, ignore_errors=True)
    print("%s, %.1f MB, %d counted runs each, %s thread(s), %s, %s\n"
          % (options.set, megabytes, options.runs, options.threads, processor(),
             platform.platform()))
    print("| program | MB a CPU-second, min / median / max | CPU s | wall s | peak memory, MB |")
    print("|---|---:|---:|---:|---:|")
    for name, _ in programs:
        own = runs[name]
        print("| %s | %s | %s | %s | %s |"
              % (name, spread([megabytes / r.cpu for r in own], "%.0f"),
                 spread([r.cpu for r in own], "%.2f"), spread([r.wall for r in own], "%.2f"),
                 spread([r.peak_bytes / 1e6 for r in own], "%.0f")))


if __name__ == "__main__":
    main()
