#!/usr/bin/env python3
"""Repeats within an article: injected ones found, untouched articles left alone.

    run_within.py --program dittograph --data FOLDER --work DIR [--seed N] [--count 1000]

For each of five data sets: inject.py makes articles with repeats (of the half that rules are not
tuned on) and controls, `dittograph clean` cleans both, score.py's figures make a row of the
Markdown table on stdout. DIR/controls-NAME.md lists every control that was changed, with each cut
and the copy that was kept, for reading.
"""

import argparse
import os
import subprocess
import sys

import articles as a
import engine
import score

SETS = ["press_release_archive", "saudinewsnet_july", "telegram_ru", "xinwenlianbo",
        "reuters21578"]


def list_controls(path, out, report):
    """Writes the cuts in untouched articles; (articles, articles changed, cuts)."""
    cuts = engine.cuts_by_document(out)
    n, changed, n_cuts = 0, 0, 0
    with open(report, "w", encoding="utf-8") as file:
        for record in a.open_records(path):
            n += 1
            own = cuts.get(record["id"], [])
            if not own:
                continue
            changed += 1
            n_cuts += len(own)
            file.write("## %s\n\n" % record["id"])
            for begin, end, line in own:
                file.write("- %s %s, resemblance %s, code points [%d, %d)\n"
                           "  - cut: `%s`\n  - kept: `%s`\n  - before: `%s`\n  - after: `%s`\n"
                           % (line["reason"], line.get("kind", ""), line.get("resemblance", ""),
                              begin, end, record["text"][begin:end].strip(),
                              engine.kept_text(line, record["text"]),
                              record["text"][max(0, begin - 120):begin],
                              record["text"][end:end + 120]))
            file.write("\n")
    return n, changed, n_cuts


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True, help="folder of the .jsonl or .jsonl.zst files")
    parser.add_argument("--work", required=True, help="folder for what is made on the way")
    parser.add_argument("--seed", type=int, default=20230911)
    parser.add_argument("--part", choices=["tune", "test"], default="test")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--most", type=int, default=3, help="kinds of repeat in one article [3]")
    parser.add_argument("--kinds", action="store_true", help="print a table of kinds as well")
    parser.add_argument("sets", nargs="*", default=SETS)
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(options.work, exist_ok=True)

    print("| data | articles | precision | recall | F1 | exact | articles with a false cut | tokens "
          "falsely cut | controls | of them changed |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    by_kind = {}
    for name in options.sets:
        folder = os.path.join(options.work, name)
        subprocess.run([sys.executable, os.path.join(here, "inject.py"),
                        a.find_data(options.data, name), "--count", str(options.count),
                        "--seed", str(options.seed), "--part", options.part,
                        "--most", str(options.most), "--out", folder],
                       check=True, stdout=subprocess.DEVNULL)
        files = {f: os.path.join(folder, f) for f in ("dirty", "truth", "controls")}
        for f in ("dirty", "controls"):
            engine.clean(options.program, [files[f] + ".jsonl"], files[f] + ".out",
                         *engine.WITHIN_ONLY)
        rows = list(score.score_files(files["dirty"] + ".jsonl", files["truth"] + ".jsonl",
                                      os.path.join(files["dirty"] + ".out", "cleaned.jsonl")))
        right, removed, wanted, lost, exact = (sum(r[5][k] for r in rows) for k in range(5))
        n, changed, n_cuts = list_controls(
            files["controls"] + ".jsonl", files["controls"] + ".out",
            os.path.join(options.work, "controls-%s.md" % name))
        print("| %s | %d | %.4f | %.4f | %.4f | %.1f %% | %d | %d | %d | %d (%d cuts) |"
              % ((name, len(rows)) + score.f1(right, removed, wanted) +
                 (100 * score.ratio(exact, len(rows)), sum(1 for r in rows if r[5][3]), lost, n,
                  changed, n_cuts)), flush=True)
        by_kind[name] = score.kind_recall(rows)
    if options.kinds:
        kinds = sorted({kind for table in by_kind.values() for kind in table})
        print("\nToken recall in the articles that have the kind (and others beside it):\n")
        print("| kind | " + " | ".join(by_kind) + " |")
        print("|---|" + "---:|" * len(by_kind))
        for kind in kinds:
            cells = [by_kind[n].get(kind) for n in by_kind]
            print("| %s | %s |" % (kind, " | ".join(
                "%.3f (%d)" % (score.ratio(c[2], c[4]), c[0]) if c else "" for c in cells)))


if __name__ == "__main__":
    main()
