#!/usr/bin/env python3
"""What minhash_error prints, as a Markdown table with a row for a size and a way.

    build/bench/bench/quality/minhash_error | bench/quality/minhash_table.py
"""

import statistics
import sys


def main():
    found = {}
    for line in sys.stdin:
        fields = line.split()
        if not fields or not fields[0].isdigit():
            continue
        found.setdefault((int(fields[0]), fields[2]), []).append(
            (float(fields[3]), float(fields[4]), float(fields[-1])))
    print("| fingerprints | way | spread at 0.2 | 0.5 | 0.8 | 0.85 | 0.9 | 0.95 | largest bias | "
          "ns a fingerprint |")
    print("|---:|---|" + "---:|" * 8)
    for (size, way), rows in found.items():
        print("| %d | %s | %s | %+.4f | %.1f |"
              % (size, way, " | ".join("%.2f" % spread for _, spread, _ in rows),
                 max((bias for bias, _, _ in rows), key=abs),
                 statistics.median(ns for _, _, ns in rows)))


if __name__ == "__main__":
    main()
