#!/usr/bin/env python3
"""Runs the dittograph binary and compares what it prints and writes with what is expected.

usage: command_test.py BINARY PROJECT_ROOT [TEST...]
"""
import gzip
import json
import os
import pathlib
import pty
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BINARY, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])

PARAGRAPHS = [
    "The harbour board met on Tuesday evening and agreed to dredge the northern basin before winter.",
    "Fishing crews had asked for the work since spring, when two boats ran aground at low tide.",
    "The contract goes to a firm from the next county, which promises to finish within six weeks.",
]
ONCE = "\n".join(PARAGRAPHS) + "\n"
TWICE = "\n".join([PARAGRAPHS[0]] + PARAGRAPHS) + "\n"
# The same story in other words: what stands in one file is no copy of another's.
OTHERS = [
    [
        "Rain closed the mountain road for the third night as slopes above the village kept moving.",
        "Engineers will look at the drains once the ground has dried, which may take until Friday.",
    ],
    [
        "Pupils of the lower school painted the tram shelter with the animals of the river bank.",
        "The line's owner paid for brushes and will keep the pictures for as long as they last.",
    ],
]
ONCE_IN_TEXT, ONCE_IN_TABLE = ("\n".join(lines) + "\n" for lines in OTHERS)
TWICE_IN_TEXT, TWICE_IN_TABLE = ("\n".join([lines[0]] + lines) + "\n" for lines in OTHERS)
COST = re.compile(r"\d+\.\d\d s wall, \d+\.\d\d s CPU, [\d.]+ [KMG]B peak")


def run(*arguments, stdin=b"", cwd=None, **more):
    """Exit code, stdout and stderr (costs replaced by COST) of one command."""
    done = subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, cwd=cwd,
                          timeout=60, **more)
    return done.returncode, done.stdout.decode(), COST.sub("COST", done.stderr.decode())


def tree(folder):
    return sorted(str(p.relative_to(folder)) for p in pathlib.Path(folder).rglob("*"))


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="dittograph-cli-")
        self.addCleanup(scratch.cleanup)
        self.here = pathlib.Path(scratch.name)

    def write(self, name, content):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name):
        return (self.here / name).read_bytes().decode()

    def run_here(self, *arguments, **more):
        return run(*arguments, cwd=self.here, **more)

    def expect(self, got, wanted):
        """Shows both as blocks when they differ."""
        if got != wanted:
            self.fail(f"\n--- expected\n{wanted}\n--- got\n{got}\n---")

    def write_jsonl(self, name, records):
        self.write(name, "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records))


class OneText(Case):
    def test_the_seed_comes_out_clean(self):
        seed = ROOT / "corpus/seed"
        code, out, err = run("clean", str(seed / "article.txt"))
        self.assertEqual(code, 0, err)
        header = (seed / "article.txt").read_text(encoding="utf-8").split("\n")[0]
        clean = (seed / "article.clean.txt").read_text(encoding="utf-8")
        self.assertTrue(out == clean or out == header + "\n" + clean,
                        f"\n--- got\n{out}\n--- expected behind its header line\n{clean}")
        self.assertEqual(err.count(" kept ["), 5, err)

    def test_cleaned_text_on_stdout_and_talk_on_stderr(self):
        self.write("a.txt", TWICE)
        code, out, err = self.run_here("clean", "a.txt")
        self.expect(out, ONCE)
        self.assertEqual(code, 0)
        self.expect(err.splitlines()[-1],
                    "dittograph 0.1.0 clean: 1 document, 376 bytes, 1 repeat, 1 copy cut; COST")

    def test_stdin_quiet_and_dry_run(self):
        self.assertEqual(run("clean", "-", "--quiet", stdin=TWICE.encode()), (0, ONCE, ""))
        code, out, err = run("clean", "-", "--dry-run", stdin=TWICE.encode())
        self.assertEqual((code, out), (0, ""))
        self.assertIn("1 copy cut", err)

    def test_within_report_changes_nothing(self):
        self.assertEqual(run("clean", "-", "--within", "report", "-q", stdin=TWICE.encode())[1],
                         TWICE)

    def test_what_needs_a_folder_says_so(self):
        self.write_jsonl("a.jsonl", [{"id": "1", "text": TWICE}])
        self.write("a.txt", TWICE)
        cases = [
            (["a.jsonl"], "a.jsonl: jsonl records cannot be printed as one text: name a folder for "
                          "the results (give -o OUT)"),
            (["a.txt", "a.txt"], "several inputs cannot be printed: name a folder for the results "
                                 "(give -o OUT)"),
            (["."], "several inputs cannot be printed: name a folder for the results (give -o OUT)"),
            (["a.txt", "--json"], "--json: belongs to a folder of results (give -o OUT)"),
        ]
        for arguments, message in cases:
            code, out, err = self.run_here("clean", *arguments)
            self.assertEqual((code, out), (2, ""))
            self.expect(err, f"dittograph: {message}\n")

    def test_a_full_stdout_is_a_fault_and_a_closed_one_is_not(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "clean", "-", "-q"], input=TWICE.encode(), stdout=full,
                                  stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output: cannot write: No space left on device", done.stderr)
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([BINARY, "clean", "-", "-q"], input=TWICE.encode(), stdout=writer,
                              stderr=subprocess.PIPE, timeout=60)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


class Folder(Case):
    def setUp(self):
        super().setUp()
        self.write_jsonl("in/a.jsonl", [{"id": "a1", "text": TWICE, "n": 1}, {"id": "a2", "text": "x"}])
        self.write("in/sub/t.txt", TWICE_IN_TEXT)
        self.write("in/c.csv", 'id,text\r\n1,"' + TWICE_IN_TABLE + '"\r\n2,once\r\n')
        self.write("in/b.jsonl.gz", gzip.compress(b'{"uid": "b1", "body": "short"}'))

    def test_writes_what_the_formats_page_lists(self):
        code, out, err = self.run_here("clean", "in", "-o", "OUT")
        self.assertEqual((code, out), (0, ""), err)
        self.expect("\n".join(tree(self.here / "OUT")), "\n".join(
            ["cleaned", "cleaned.csv", "cleaned.jsonl", "cleaned/sub", "cleaned/sub/t.txt",
             "clusters.jsonl", "kept_whole.jsonl", "passages.jsonl", "removed.jsonl", "repeats.jsonl", "report.html", "skipped.jsonl", "summary.json"]))
        self.expect(self.read("OUT/cleaned/sub/t.txt"), ONCE_IN_TEXT)
        records = [json.loads(line) for line in self.read("OUT/cleaned.jsonl").splitlines()]
        self.assertEqual(records, [{"id": "a1", "text": ONCE, "n": 1}, {"id": "a2", "text": "x"},
                                   {"uid": "b1", "body": "short"}])
        self.expect(self.read("OUT/cleaned.csv"), 'id,text\r\n1,"' + ONCE_IN_TABLE + '"\r\n2,once\r\n')
        self.assertIn('guessed fields of in/b.jsonl.gz: id from "uid", text from "body"', err)
        self.assertRegex(err.splitlines()[-1], r"^dittograph 0\.1\.0 clean: 6 documents, .*; COST$")

    def test_restore_gives_every_input_back(self):
        for compress in [[], ["--compress", "zst"]]:
            self.assertEqual(self.run_here("clean", "in", "-o", "OUT", "--force", *compress)[0], 0)
            code, out, err = self.run_here("restore", "OUT", "-o", "back/")
            self.assertEqual((code, out), (0, ""), err)
            self.assertEqual(tree(self.here / "back"),
                             ["a.jsonl", "b.jsonl", "c.csv", "sub", "sub/t.txt"])
            for name in ["a.jsonl", "c.csv", "sub/t.txt"]:
                self.expect(self.read("back/" + name), self.read("in/" + name))
            self.expect(self.read("back/b.jsonl"), '{"uid": "b1", "body": "short"}')
            code, _, err = self.run_here("restore", "OUT", "-o", "back")
            self.assertEqual(code, 2)
            self.assertIn("exists already (choose another output or give --force)", err)
            self.assertEqual(self.run_here("restore", "OUT", "-o", "back", "--force")[0], 0)
            subprocess.run(["rm", "-r", self.here / "back"], check=True)

    def test_one_input_is_restored_to_stdout_or_a_file(self):
        self.assertEqual(self.run_here("clean", "in/sub/t.txt", "-o", "OUT")[0], 0)
        self.assertEqual(self.run_here("restore", "OUT"), (0, TWICE_IN_TEXT, ""))
        self.assertEqual(self.run_here("restore", "OUT", "-o", "t", "-q"), (0, "", ""))
        self.expect(self.read("t"), TWICE_IN_TEXT)
        code, _, err = self.run_here("restore", "OUT", "-o", "t")
        self.assertEqual(code, 2)
        self.expect(err, "dittograph: t: exists already (choose another name or give --force)\n")

    def test_a_changed_output_is_not_restored(self):
        self.assertEqual(self.run_here("clean", "in/sub/t.txt", "-o", "OUT")[0], 0)
        self.write("OUT/cleaned/t.txt", ONCE_IN_TEXT.replace("village", "Village"))
        code, _, err = self.run_here("restore", "OUT", "-o", "t")
        self.assertEqual(code, 2)
        self.assertIn("was changed after it was written", err)
        self.assertFalse((self.here / "t").exists())

    def test_an_existing_folder_is_refused_and_a_foreign_one_always(self):
        self.write("OUT/theirs", "x")
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT")[0], 2)
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT", "--force")[0], 2)
        self.assertEqual(tree(self.here / "OUT"), ["theirs"])

    def test_report_no_leaves_the_page_out_and_nothing_else(self):
        self.assertEqual(self.run_here("clean", "in", "-o", "WITH")[0], 0)
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT", "--report", "no")[0], 0)
        self.assertEqual([n for n in tree(self.here / "WITH") if n != "report.html"], tree(self.here / "OUT"))
        code, _, err = self.run_here("clean", "in", "-o", "X", "--report", "perhaps")
        self.assertEqual(code, 2)
        self.assertIn("--report: 'perhaps' is not yes or no", err)

    def test_dry_run_writes_no_text_and_cannot_be_restored(self):
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT", "--dry-run")[0], 0)
        self.assertEqual(tree(self.here / "OUT"),
                         ["clusters.jsonl", "kept_whole.jsonl", "passages.jsonl", "removed.jsonl",
                          "repeats.jsonl", "report.html", "skipped.jsonl", "summary.json"])
        code, _, err = self.run_here("restore", "OUT")
        self.assertEqual(code, 2)
        self.assertIn("written with --dry-run", err)

    def test_bad_records_are_listed_strict_stops_strict_exit_tells(self):
        self.write("bad.jsonl", '{"text": "one"}\n{broken\n{"text": "two"}\n')
        code, out, err = self.run_here("clean", "bad.jsonl", "-o", "OUT", "--strict-exit", "--json")
        self.assertEqual(code, 1, err)
        self.assertEqual(json.loads(out)["skipped"], {"broken_json": 1})
        self.expect(self.read("OUT/cleaned.jsonl"), '{"text": "one"}\n{"text": "two"}\n')
        self.assertEqual(json.loads(self.read("OUT/skipped.jsonl"))["line"], 2)
        self.expect(self.run_here("restore", "OUT")[1], self.read("bad.jsonl"))
        code, _, err = self.run_here("clean", "bad.jsonl", "-o", "OUT2", "--strict")
        self.assertEqual(code, 2)
        self.assertIn("bad.jsonl:2: ", err)
        self.assertFalse((self.here / "OUT2").exists())

    def test_threads_give_the_same_bytes(self):
        files = {}
        for n in "127":
            self.assertEqual(self.run_here("clean", "in", "-o", "T" + n, "--threads", n)[0], 0)
            for name in ["cleaned.jsonl", "cleaned.csv", "repeats.jsonl", "removed.jsonl"]:
                self.expect(self.read(f"T{n}/{name}"), files.setdefault(name, self.read(f"T1/{name}")))

    def test_memory_gives_the_same_bytes_and_refuses_what_does_not_fit(self):
        for name, more in [("A", []), ("B", ["--memory", "256M"]), ("C", ["--memory", "1G"])]:
            self.assertEqual(self.run_here("clean", "in", "-o", name, *more)[0], 0)
            for file in ["cleaned.jsonl", "cleaned.csv", "repeats.jsonl", "removed.jsonl"]:
                self.expect(self.read(f"{name}/{file}"), self.read(f"A/{file}"))
        self.write("large.jsonl", json.dumps({"text": "x"}) + "\n" +
                   json.dumps({"text": "word " * 5_000_000}) + "\n")
        code, _, err = self.run_here("clean", "large.jsonl", "-o", "OUT", "--memory", "256M")
        self.assertEqual(code, 2)
        self.assertIn("large.jsonl:2: a document of 25 MB does not fit into --memory (give it 301 MB "
                      "or more)", err)
        self.assertFalse((self.here / "OUT").exists())

    def test_kernels_give_the_same_bytes(self):
        files = {}
        for kernel in ["best", "scalar", "avx2", "avx512"]:
            code, _, err = self.run_here("clean", "in", "-o", kernel, "--kernel", kernel)
            if code and kernel.startswith("avx"):
                self.assertIn("none that this CPU can run (scalar", err)
                continue
            self.assertEqual(code, 0, err)
            for name in ["cleaned.jsonl", "cleaned.csv", "repeats.jsonl", "removed.jsonl"]:
                self.expect(self.read(f"{kernel}/{name}"),
                            files.setdefault(name, self.read(f"best/{name}")))
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT", "--kernel", "magic")[0], 2)

    def test_recall_is_estimated_and_measured_when_asked(self):
        # Every word of every text is its own, but for the copies with one sentence less.
        words = [f"w{i}" for i in range(40000)]
        lines = []
        for i in range(60):
            text = [" ".join(words[200 * i + 10 * j:200 * i + 10 * j + 10]) + "." for j in range(20)]
            lines += [json.dumps({"id": f"a{i}", "text": " ".join(text)}),
                      json.dumps({"id": f"b{i}", "text": " ".join(text[1:])})]
        self.write("pairs.jsonl", "\n".join(lines) + "\n")
        code, out, err = self.run_here("clean", "pairs.jsonl", "-o", "OUT", "--json",
                                       "--estimate-recall")
        self.assertEqual(code, 0, err)
        summary = json.loads(out)
        self.assertGreater(summary["estimated_recall"], 0.999)
        measured = summary["measured_recall"]
        self.assertEqual(measured, {"documents": 120, "pairs": 60, "found": 60, "recall": 1.0,
                                    "missed": []})
        self.assertRegex(err, "estimated recall of near-duplicates: at least (0.9999|1.0000)\n")
        self.assertIn("measured recall: 1.0000 (60 of 60 near pairs found, by comparing 120 "
                      "documents with all)", err)

    def test_bounds_say_what_a_setting_finds_and_draw_it(self):
        code, out, err = self.run_here("bounds", "--bands", "16", "--rows", "8", "--json")
        self.assertEqual((code, err), (0, ""))
        curve = {row["resemblance"]: row for row in json.loads(out)["curve"]}
        self.assertAlmostEqual(curve[0.8]["in_a_band"], 1 - (1 - 0.8 ** 8) ** 16, places=9)
        code, out, err = self.run_here("bounds", "--svg", "curve.svg")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("25 bands of 5 rows of 128 slots, and at least 92 slots equal; what clean "
                      "--resemblance 0.8 uses\n", out)
        self.assertTrue(self.read("curve.svg").startswith("<svg "))
        out = self.run_here("bounds", "--recall", ".995", "--resemblance", ".85", "--json")[1]
        self.assertGreaterEqual(json.loads(out)["recall"], 0.995)
        for wrong in [["--bands", "30", "--rows", "5"], ["--rows", "0"], ["--recall", "2"],
                      ["--recall", ".9", "--rows", "4"], ["--documents", "x"]]:
            code, out, err = self.run_here("bounds", *wrong)
            self.assertEqual((code, out), (2, ""), wrong)
            self.assertIn(wrong[0], err)

    def test_stats_end_with_a_table_of_stages_and_trace_writes_the_timeline(self):
        code, out, err = self.run_here("clean", "in", "-o", "OUT", "-q", "--stats", "--trace", "t.json")
        self.assertEqual((code, out), (0, ""), err)
        lines = err.splitlines()
        self.assertEqual(lines[0].split(), "stage time s CPU s share bytes MB/CPU s items".split())
        self.assertEqual([line.split()[0] for line in lines[1:]],
                         "read parse tokenise shingle segment repeat sketch store order boilerplate "
                         "documents passages decide edit write page the all".split())
        shares = [float(re.search(r"([\d.]+) %", line)[1]) for line in lines[1:]]
        self.assertEqual(shares[-1], 100)
        self.assertAlmostEqual(sum(shares[:-1]), 100, delta=0.05 * len(shares) + 0.1)
        events = json.loads(self.read("t.json"))["traceEvents"]
        self.assertIn("thread 1", [e["args"]["name"] for e in events if e["ph"] == "M"])
        code, _, err = self.run_here("clean", "in", "-o", "OUT2", "--trace", "none/t.json")
        self.assertEqual(code, 2)
        self.assertIn("none/t.json", err)
        self.assertFalse((self.here / "OUT2").exists())

    def test_info_describes_every_file(self):
        self.assertEqual(self.run_here("clean", "in", "-o", "OUT")[0], 0)
        for name, word in [("", "output of dittograph clean"), ("/summary.json", "schema version 1"),
                           ("/removed.jsonl", "ledger of removed text"),
                           ("/repeats.jsonl", "repeats within documents"),
                           ("/skipped.jsonl", "nothing of the kind"),
                           ("/cleaned.jsonl", "cleaned text"), ("/cleaned/sub/t.txt", "cleaned text")]:
            code, out, err = self.run_here("info", "OUT" + name)
            self.assertEqual(code, 0, err)
            self.assertIn(word, out)
        self.assertEqual(self.run_here("info", "in/a.jsonl")[0], 2)

    def test_eval_of_a_right_answer_is_perfect(self):
        self.write("t/a.txt", TWICE)
        self.write("truth/a.txt", ONCE)
        self.assertEqual(self.run_here("clean", "t", "-o", "OUT")[0], 0)
        code, out, err = self.run_here("eval", "OUT", "--cleaned", "truth", "--json")
        self.assertEqual(code, 0, err)
        score = json.loads(out)
        self.assertEqual((score["documents"], score["exact"]), (1, 1), out)
        self.assertEqual(self.run_here("eval", "OUT")[0], 2)

    def test_eval_of_documents_reads_what_the_run_says_of_them(self):
        words = [f"w{i}" for i in range(104)]
        texts = {"a": words, "b": words[:94], "c": words[30:], "d": ["other"] * 9}
        self.write_jsonl("in.jsonl", [{"id": name, "text": " ".join(text), "source": name}
                                      for name, text in texts.items()])
        self.assertEqual(self.run_here("clean", "in.jsonl", "-o", "OUT")[0], 0)
        self.write("pairs.tsv", "id_a\tid_b\tresemblance\na\tb\t0.9\na\tc\t0.7\nb\td\t0.8\n")
        self.write("labels.tsv", "a\tx\nb\tx\nc\tx\nd\ty\n")
        (self.here / "OUT/clusters.jsonl").unlink(missing_ok=True)
        for truth in ["--pairs", "--clusters"]:
            code, out, err = self.run_here("eval", "OUT", truth, "pairs.tsv")
            self.assertEqual((code, out), (2, ""))
            self.assertIn("OUT/clusters.jsonl: no such file (run dittograph clean without --dry-run", err)

        member = {"document": "b", "resemblance": 0.9, "full_resemblance": 0.9}
        smaller = {"document": "c", "resemblance": 0.7, "containment_in_representative": 1.0}
        self.write_jsonl("OUT/clusters.jsonl", [
            {"cluster": 0, "kind": "near", "representative": "a", "members": [member]},
            {"cluster": 1, "kind": "contained", "representative": "a", "members": [smaller]}])
        self.write_jsonl("OUT/passages.jsonl",
                         [{"cluster": 5, "kind": "reuse", "id": name} for name in "bd"])
        code, out, err = self.run_here("eval", "OUT", "--pairs", "pairs.tsv", "--json")
        self.assertEqual(code, 0, err)
        score = json.loads(out)
        self.assertEqual((score["min_resemblance"], score["figures_off"]), (0.8, 0), out)
        for pairs in [score["pairs"], score["cross_source"]]:
            self.assertEqual(pairs["wanted"], 2, out)
            self.assertEqual((pairs["in_clusters"]["right"], pairs["in_clusters"]["recall"]), (1, 0.5), out)
            self.assertEqual((pairs["with_links"]["right"], pairs["with_links"]["wrong"]), (2, 0), out)
            self.assertEqual(pairs["with_passages"]["recall"], 1.0, out)
        code, out, err = self.run_here("eval", "OUT", "--pairs", "pairs.tsv", "--min-resemblance", "0.7")
        self.assertEqual(code, 0, err)
        self.assertRegex(out, r"\.\.\. or linked +1\.0000 +0\.6667 ")
        code, out, err = self.run_here("eval", "OUT", "--clusters", "labels.tsv")
        self.assertEqual(code, 0, err)
        self.assertRegex(out, r"pairs, or linked +0\.6667\n")

    def test_eval_wants_one_truth(self):
        self.write("in.txt", "One line.\n")
        self.assertEqual(self.run_here("clean", "in.txt", "-o", "OUT")[0], 0)
        for flags, message in [
            ([], "eval: wants one truth"),
            (["--pairs", "x", "--clusters", "y"], "eval: wants one truth"),
            (["--clusters", "x", "--min-resemblance", "0.9"], "says which --pairs are wanted"),
            (["--pairs", "x", "--min-resemblance", "2"], "--min-resemblance: '2' is not a number from 0 to 1"),
        ]:
            code, out, err = self.run_here("eval", "OUT", *flags)
            self.assertEqual((code, out), (2, ""), flags)
            self.assertIn(message, err)


class Synth(Case):
    def test_a_made_corpus_is_measured_by_its_truth(self):
        code, out, err = self.run_here("synth", "--articles", "400", "--seed", "7", "-o", "MADE")
        self.assertEqual((code, out), (0, ""), err)
        self.assertRegex(err, r"^dittograph \S+ synth: 400 articles, \d+ stories, ")
        self.assertEqual(self.run_here("clean", "MADE/articles.jsonl", "-o", "OUT", "--documents", "mark",
                                       "--boilerplate", "report")[0], 0)
        for truth, name in [("cleaned", "cleaned.jsonl"), ("spans", "spans.jsonl"),
                            ("pairs", "pairs.tsv"), ("clusters", "clusters.tsv")]:
            code, out, err = self.run_here("eval", "OUT", f"--{truth}", f"MADE/truth/{name}", "--json")
            self.assertEqual(code, 0, err)
            score = json.loads(out)
            self.assertEqual(score["missing"], 0, out)
            if truth == "cleaned":
                self.assertGreater(score["tokens"]["precision"], 0.97, out)
                self.assertGreater(score["tokens"]["recall"], 0.9, out)
            if truth == "pairs":
                self.assertGreater(score["pairs"]["with_passages"]["recall"], 0.97, out)

    def test_dash_prints_the_articles_of_the_folder(self):
        self.assertEqual(self.run_here("synth", "--size", "300K", "--invalid", "0", "-o", "MADE", "-q")[0], 0)
        code, out, err = self.run_here("synth", "--size", "300K", "--invalid", "0", "-o", "-", "-q")
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(out, self.read("MADE/articles.jsonl"))
        self.assertLessEqual(len(out.encode()), 300 * 1024)

    def test_what_cannot_be_made_is_told(self):
        for flags, message in [
            (["--articles", "5"], "synth: wants a folder for the corpus"),
            (["-o", "MADE"], "give --size or --articles"),
            (["-o", "MADE", "--size", "1X"], "--size: '1X' is not a size like 500K, 200M or 1G"),
            (["-o", "MADE", "--size", "1M", "--noise", "2"], "--noise: '2' is not a number from 0 to 1"),
            (["-o", "MADE", "--size", "1M", "--scripts", "greek=1"], "--scripts: 'greek=1' is not NAME=WEIGHT"),
        ]:
            code, out, err = self.run_here("synth", *flags)
            self.assertEqual((code, out), (2, ""), flags)
            self.assertIn(message, err)
        self.assertEqual(tree(self.here), [])


class Interrupted(Case):
    def big(self):
        line = json.dumps({"text": "\n".join(PARAGRAPHS)}) + "\n"
        self.write("big.jsonl", line * 100_000)

    def test_ctrl_c_leaves_nothing_and_dies_by_the_signal(self):
        self.big()
        for number in [signal.SIGINT, signal.SIGTERM]:
            process = subprocess.Popen([BINARY, "clean", "big.jsonl", "-o", "OUT"], cwd=self.here,
                                       stderr=subprocess.PIPE)
            while not (self.here / "OUT.partial/repeats.jsonl").exists():
                self.assertIsNone(process.poll(), "ended before it could be interrupted")
                time.sleep(0.002)
            process.send_signal(number)
            err = process.communicate(timeout=30)[1].decode()
            self.assertEqual(process.returncode, -number)
            self.assertIn("nothing was written", err)
            self.assertEqual(tree(self.here), ["big.jsonl"])

    def test_a_kill_leaves_nothing_under_the_final_name_and_the_next_run_works(self):
        self.big()
        process = subprocess.Popen([BINARY, "clean", "big.jsonl", "-o", "OUT"], cwd=self.here,
                                   stderr=subprocess.DEVNULL)
        while not (self.here / "OUT.partial/repeats.jsonl").exists():
            self.assertIsNone(process.poll(), "ended before it could be killed")
            time.sleep(0.002)
        process.kill()
        process.wait()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        self.assertFalse((self.here / "OUT").exists())
        code, _, err = self.run_here("clean", "big.jsonl", "-o", "OUT")
        self.assertEqual(code, 0, err)
        self.assertFalse((self.here / "OUT.partial").exists())

    def test_a_file_limit_is_told_and_leaves_nothing(self):
        self.big()
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        code, _, err = self.run_here("clean", "big.jsonl", "-o", "OUT", preexec_fn=limit)
        self.assertEqual(code, 2)
        self.assertIn("cannot write: File too large (raise the limit of file sizes", err)
        self.assertEqual(tree(self.here), ["big.jsonl"])

    def test_stdin_leaves_nothing_in_temp_dir_and_a_missing_one_is_told(self):
        (self.here / "scratch").mkdir()
        self.assertEqual(self.run_here("clean", "-", "-o", "OUT", "-q", "--temp-dir", "scratch",
                                       stdin=TWICE.encode())[0], 0)
        self.assertEqual(tree(self.here / "scratch"), [])
        for name in ["-", "OUT/cleaned"]:
            code, _, err = self.run_here("clean", name, "-o", "OUT2", "-q", "--temp-dir", "none",
                                         stdin=TWICE.encode())
            self.assertEqual(code, 2)
            self.assertIn("none: cannot create a scratch folder", err)
        self.assertFalse((self.here / "none").exists())

    def test_progress_is_for_terminals_only(self):
        self.big()
        self.assertNotIn("\r", self.run_here("clean", "big.jsonl", "-o", "A")[2])
        main, side = pty.openpty()
        process = subprocess.Popen([BINARY, "clean", "big.jsonl", "-o", "B"], cwd=self.here,
                                   stderr=side)
        os.close(side)
        seen = b""
        try:
            while chunk := os.read(main, 65536):
                seen += chunk
        except OSError:  # The other side is closed.
            pass
        os.close(main)
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertIn(b"\r\x1b[Kread: ", seen)
        self.assertIn(b" documents, ", seen)


class Compare(Case):
    A = "The fire killed 12 people in the old mill. The mayor came at noon.\n"
    B = "The fire killed 14 people in the old mill. The mayor came at noon.\n"

    def setUp(self):
        super().setUp()
        self.write("a.txt", self.A)
        self.write("b.txt", self.B)

    def test_words_that_differ_are_marked_without_colour_in_a_pipe(self):
        code, out, err = self.run_here("compare", "a.txt", "b.txt")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("~ The fire killed [-12-]{+14+} people in the old mill.\n"
                      "    number: 12 -> 14\n"
                      "  The mayor came at noon.\n", out)
        self.assertNotIn("\x1b", out)

    def test_colour_on_demand_and_on_a_terminal(self):
        self.assertIn("\x1b[31m12\x1b[0m", self.run_here("compare", "a.txt", "b.txt", "--color", "always")[1])
        for variables, coloured in [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                    ({"TERM": "xterm", "NO_COLOR": "1"}, False)]:
            main, side = pty.openpty()
            environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | variables
            subprocess.run([BINARY, "compare", "a.txt", "b.txt"], cwd=self.here, stdout=side,
                           env=environment, timeout=60, check=True)
            os.close(side)
            seen = os.read(main, 65536)
            os.close(main)
            self.assertEqual(b"\x1b[" in seen, coloured, variables)

    def test_standard_input_is_one_side(self):
        wanted = self.run_here("compare", "a.txt", "b.txt", "--json")[1].replace('"a.txt"', '"-"')
        self.assertEqual(run("compare", "-", "b.txt", "--json", stdin=self.A.encode(), cwd=self.here)[1], wanted)
        code, _, err = run("compare", "-", "-", stdin=b"x", cwd=self.here)
        self.assertEqual(code, 2)
        self.assertIn("-: standard input is one text", err)

    def test_records_of_a_corpus_are_compared_by_id(self):
        self.write_jsonl("c.jsonl", [{"id": "x", "text": "Other."}, {"id": "b", "text": self.B, "source": "Post"},
                                     {"id": "a", "text": self.A, "date": "2024-05-01"}])
        code, out, err = self.run_here("compare", "a", "b", "--corpus", "c.jsonl", "--json")
        self.assertEqual((code, err), (0, ""))
        told = json.loads(out)
        self.assertEqual((told["a"]["name"], told["a"]["date"], told["b"]["source"]), ("a", "2024-05-01", "Post"))
        self.assertEqual([s["change"] for s in told["sentences"]], ["edited", "unchanged"])
        self.assertEqual(told["sentences"][0]["changes"], [{"kind": "number", "a": "12", "b": "14"}])
        begin, end = told["sentences"][1]["b"]
        self.assertEqual(self.B.encode()[begin:end], b"The mayor came at noon.")
        code, _, err = self.run_here("compare", "a", "nobody", "--corpus", "c.jsonl")
        self.assertEqual(code, 2)
        self.assertIn("no document 'nobody'", err)

    def test_the_page_has_both_texts_and_leaves_nothing_half_written(self):
        self.write("b.txt", self.B + "</script><script>hurt()</script>\n")
        code, _, err = self.run_here("compare", "a.txt", "b.txt", "--html", "both.html")
        self.assertEqual((code, err), (0, ""))
        page = self.read("both.html")
        self.assertIn("killed 12 people", page)
        self.assertNotIn("<script>hurt()", page)
        self.assertEqual(tree(self.here), ["a.txt", "b.txt", "both.html"])
        code, _, err = self.run_here("compare", "a.txt", "b.txt", "--html", "none/both.html")
        self.assertEqual(code, 2)
        self.assertIn("none/both.html", err)

    def test_misuse_says_what_to_give(self):
        self.write_jsonl("c.jsonl", [{"id": "x", "text": "One."}, {"id": "y", "text": "Two."}])
        for arguments, message in [
            (["a.txt"], "compare wants: dittograph compare A B [--corpus FILE]"),
            (["a.txt", "none.txt"], "none.txt: no such file"),
            (["a.txt", "c.jsonl"], "c.jsonl: holds more than one document (name two ids, and it with --corpus)"),
            (["a.txt", "b.txt", "--color", "red"], "--color: 'red' is not auto, always or never"),
        ]:
            code, out, err = self.run_here("compare", *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn(message, err)


class Help(Case):
    def test_every_verb_has_a_short_and_a_long_help(self):
        code, out, err = run("-h")
        self.assertEqual((code, err), (0, ""))
        verbs = re.findall(r"^  ([a-z]+)  ", out, re.M)
        self.assertIn("clean", verbs)
        for verb in verbs:
            code, short, _ = run(verb, "-h")
            self.assertEqual(code, 0)
            self.assertTrue(short.startswith("usage: dittograph " + verb))
            self.assertEqual([line for line in short.splitlines() if len(line) > 79], [])
            code, long, _ = run(verb, "--help")
            self.assertEqual(code, 0)
            explained = long.split("\nexamples\n")[0]
            self.assertEqual([line for line in explained.splitlines() if len(line) > 79], [])
            for flag in re.findall(r"--[a-z][a-z-]+", short):
                self.assertIn(flag, long)

    def test_misuse_exits_with_2_and_says_where_to_look(self):
        for arguments, message in [
            ([], "usage: dittograph VERB"),
            (["frob"], "dittograph: 'frob' is no verb (see dittograph -h)\n"),
            (["clean"], "dittograph: clean wants: dittograph clean INPUT... [-o OUT] (see dittograph "
                        "clean -h)\n"),
            (["clean", "x", "--threads", "0"], "dittograph: --threads: '0' is not a number from 1 to 1024\n"),
            (["clean", "x", "--memory", "much"],
             "dittograph: --memory: 'much' is not a size (512M or 2G, say)\n"),
            (["clean", "x", "--memory", "100M"],
             "dittograph: --memory 100M: is too little to work with (256M or more)\n"),
            (["clean", "none.txt"], "dittograph: none.txt: no such file or folder (check the path)\n"),
            (["clean", "x", "--shingle-size", "many"],
             "dittograph: --shingle-size: 'many' is not a whole number\n"),
        ]:
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.expect(err[:len(message)], message)

    def test_version(self):
        self.assertEqual(run("--version"), (0, "dittograph 0.1.0\n", ""))

    def test_the_manual_page_has_every_flag(self):
        manual = run("man")[1].replace("\\-", "-")
        for verb in ["clean", "compare", "restore", "eval", "synth"]:
            for flag in re.findall(r"--[a-z][a-z-]+", run(verb, "-h")[1]):
                self.assertIn(flag, manual)

    def test_the_examples_print_what_the_help_says(self):
        os.symlink(ROOT / "corpus", self.here / "corpus")
        for verb in ["clean", "compare", "restore", "synth", "info"]:
            blocks = run(verb, "--help")[1].split("\nexamples\n")[1].split("\n  $ ")[1:]
            self.assertTrue(blocks, verb)
            for block in blocks:
                command, _, wanted = block.partition("\n")
                done = subprocess.run(["bash", "-c", command.replace("dittograph", BINARY, 1)],
                                      cwd=self.here, capture_output=True, text=True, timeout=60)
                got = COST.sub("COST", done.stdout + done.stderr)
                wanted = COST.sub("COST", re.sub("^  ", "", wanted, flags=re.M)).strip()
                self.expect(got.strip(), wanted)

    def test_completions_are_sound(self):
        bash = run("completion", "bash")[1]
        script = bash + '\nCOMP_WORDS=(dittograph clean --shi); COMP_CWORD=2; _dittograph; echo "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=30)
        self.expect(done.stdout + done.stderr, "--shingle-size\n")
        self.assertIn("#compdef dittograph", run("completion", "zsh")[1])
        self.assertIn("-l shingle-size", run("completion", "fish")[1])
        self.assertEqual(run("completion", "csh")[0], 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
