#!/usr/bin/env python3
"""Every data set: the input back byte for byte, and the same OUT at 1, 2 and 7 threads.

    restore_check.py --program dittograph --data FOLDER --work DIR [NAME...]

Cleans each data set at each number of threads, compares the folders (summary.json without its
times, memory and number of threads), restores from the first and compares with the input. Exits 1
if anything differs. DIR needs some four times the size of the largest data set.
"""

import argparse
import filecmp
import os
import shutil
import sys

import articles as a
import engine

VOLATILE = {"stages", "n_threads", "threads", "wall_seconds", "cpu_seconds", "peak_bytes"}


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(at, f), folder)
                  for at, _, names in os.walk(folder) for f in names)


def stable(value):
    """summary.json without what may differ from run to run, at any depth."""
    if isinstance(value, dict):
        return {k: stable(v) for k, v in value.items() if k not in VOLATILE}
    if isinstance(value, list):
        return [stable(v) for v in value]
    return value


def differences(one, other):
    names = files_below(one)
    if names != files_below(other):
        return ["other files: %s" % sorted(set(names) ^ set(files_below(other)))]
    different = []
    for name in names:
        left, right = os.path.join(one, name), os.path.join(other, name)
        if name == "summary.json":
            same = stable(engine.read_json(left)) == stable(engine.read_json(right))
        else:
            same = filecmp.cmp(left, right, shallow=False)
        if not same:
            different.append(name)
    return different


def data_sets(folder):
    names = {f.split(".jsonl")[0] for f in os.listdir(folder)
             if f.endswith((".jsonl", ".jsonl.zst"))}
    return sorted(names)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--threads", default="1,2,7")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    threads = options.threads.split(",")
    os.makedirs(options.work, exist_ok=True)
    good = True
    print("| data | MB | documents | changed | cuts | restored | same at %s threads |"
          % ", ".join(threads))
    print("|---|---:|---:|---:|---:|---|---|")
    for name in options.sets or data_sets(options.data):
        path = a.plain_copy(a.find_data(options.data, name), options.work)
        outs = [os.path.join(options.work, "out-" + n) for n in threads]
        for out, n in zip(outs, threads):
            engine.clean(options.program, [path], out, "--threads", n)
        different = sorted({d for out in outs[1:] for d in differences(outs[0], out)})
        restored = os.path.join(options.work, "restored")
        if os.path.isdir(restored):
            shutil.rmtree(restored)
        engine.run([options.program, "restore", outs[0], "-o", restored + "/"])
        back = [os.path.join(restored, f) for f in files_below(restored)] \
            if os.path.isdir(restored) else [restored]
        equal = len(back) == 1 and filecmp.cmp(back[0], path, shallow=False)
        summary = engine.read_json(os.path.join(outs[0], "summary.json"))
        cuts = sum(kind.get("cuts", 0) for kind in summary.get("repeats", {}).values())
        print("| %s | %.1f | %s | %s | %d | %s | %s |"
              % (name, os.path.getsize(path) / 1e6, summary.get("documents"),
                 summary.get("documents_changed"), cuts, "yes" if equal else "**NO**",
                 "yes" if not different else "**NO**: " + ", ".join(different)), flush=True)
        good = good and equal and not different
        for folder in outs + [restored]:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
