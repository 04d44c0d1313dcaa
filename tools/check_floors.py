#!/usr/bin/env python3
"""Checks the include lines of src/ against the floors: no edge may point up or sideways. And that
the tests that headers name are there.

usage: check_floors.py [PROJECT_ROOT]
Prints every offending edge as file:line and exits 1; prints a one-line count and exits 0 if clean.
"""
import pathlib
import re
import sys

FLOORS = [
    ["base"],
    ["dittograph"],  # include/dittograph
    ["reader", "segment", "text", "shingle", "sketch"],
    ["repeat", "index", "verify", "passage", "cluster"],
    ["clean", "audit", "report", "evaluate", "synth"],
    ["engine"],
    ["cli", "python"],
]
FLOOR = {folder: number for number, row in enumerate(FLOORS) for folder in row}
# Within floor 2 data flows text -> segment -> shingle; these edges carry it.
ALONG = {("segment", "text"), ("shingle", "text")}
NAMED_TEST = re.compile(r"tests/[A-Za-z0-9_/]+\.(?:cc|py|h)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*"([a-z_]+)/')


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    bad, edges = [], 0
    files = [*root.glob("src/*/**/*.h"), *root.glob("src/*/**/*.cc"), *root.glob("include/dittograph/*.h")]
    for path in sorted(files):
        relative = path.relative_to(root)
        own = "dittograph" if relative.parts[0] == "include" else relative.parts[1]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r'^\s*#\s*include\s*[<"](oneapi/)?tbb', line) and "base/parallel" not in str(relative):
                bad.append(f"{relative}:{number}: only base/parallel may include oneTBB")
            for test in NAMED_TEST.findall(line):
                if not (root / test).exists():
                    bad.append(f"{relative}:{number}: names {test}, which is not there")
            match = INCLUDE.match(line)
            if not match:
                continue
            to = match.group(1)
            if to not in FLOOR or to == own:
                continue
            edges += 1
            if FLOOR[to] < FLOOR[own] or (own, to) in ALONG:
                continue
            bad.append(f"{relative}:{number}: {own} (floor {FLOOR[own]}) may not include {to} (floor {FLOOR[to]})")
    for line in bad:
        print(line)
    print(f"check_floors: {len(files)} files, {edges} edges, {len(bad)} bad")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
