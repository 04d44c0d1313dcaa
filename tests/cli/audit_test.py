#!/usr/bin/env python3
"""Runs `dittograph audit` on a story that an agency sent and outlets printed, and holds every table
against what is known of it.

usage: audit_test.py BINARY PROJECT_ROOT [TEST...]
"""
import csv
import filecmp
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

BINARY, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])

LEAD = "The ferry Aurora ran aground off Tern Point before dawn on Monday with 12 people on board."
NEXT = "Rescuers brought all of them ashore within two hours, the coast guard said in a statement."
CAUSE = "The cause is not yet known, but the ship's log shows that its radar had failed on Sunday."
OWNER = "Its owner, the Northern Line, said the Aurora would be towed to Harborough for repairs."
END = "Ferries between the islands will run again from Tuesday noon, with another ship in its place."
OWN = ("Our reporter met the crew at the pier, where the cook was handing out soup from a kettle "
       "that somebody had carried down from the school, and nobody wanted to talk about the radar.")


def story(*sentences):
    return "\n".join(sentences)


WIRE = story(LEAD, NEXT, CAUSE, OWNER, END)
DOCUMENTS = [
    dict(id="wire-1", source="TASS", date="2023-09-11T06:00:00Z", title="Ferry runs aground off Tern Point",
         url="https://tass.com/a/1", text="HARBOROUGH, September 11. /TASS/. " + WIRE),
    dict(id="post-1", source="Tern Post", date="2023-09-11T08:30:00Z",
         title="Ferry runs aground off Tern Point - Tern Post", url="https://post.example/a",
         text="HARBOROUGH, September 11. /TASS/. " + WIRE),
    dict(id="echo-1", source="Island Echo", date="2023-09-11T09:00:00Z", title="All safe after ferry accident",
         url="https://echo.example/a",
         text=story(LEAD.replace("12 people", "14 people"), NEXT, CAUSE, END)),
    dict(id="mail-1", source="Coast Mail", date="2023-09-11T09:00:00Z", title="Aurora aground",
         url="https://mail.example/a", text=story(LEAD, NEXT, CAUSE, OWNER)),
    dict(id="own-1", source="Lake Herald", date="2023-09-12", title="Soup at the pier",
         url="https://herald.example/a",
         text=story(OWN, '"' + NEXT + " " + CAUSE + '"',
                    "The mayor will visit the pier on Wednesday and the choir is to sing there.")),
    dict(id="post-2", source="Tern Post", date="2023-09-11T12:00:00Z",
         title="Ferry runs aground off Tern Point - Tern Post", url="https://post.example/a",
         text=story("HARBOROUGH, September 11. /TASS/. " + LEAD, NEXT, CAUSE, OWNER, END,
                    "Two of the passengers were still in hospital in the evening, the doctors said.")),
    dict(id="nowhere-1", text=WIRE, title="Ferry"),
    dict(id="alone-1", source="Lake Herald", date="tomorrow", title="A quiet day", url="",
         text="Nothing at all happened in the villages along the lake on Monday, and nobody minded."),
]


def run(*arguments, code=0):
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, timeout=120)
    if done.returncode != code:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.input = cls.path / "in.jsonl"
        cls.input.write_text("".join(json.dumps(d) + "\n" for d in DOCUMENTS), encoding="utf-8")
        _, cls.said = run("audit", cls.input, "-o", cls.path / "OUT", "--today", "2024-01-01")
        cls.db = sqlite3.connect(cls.path / "OUT/audit.sqlite")

    @classmethod
    def tearDownClass(cls):
        cls.db.close()
        cls.folder.cleanup()

    def one(self, sql, *values):
        rows = self.db.execute(sql, values).fetchall()
        self.assertEqual(len(rows), 1, sql)
        return rows[0]

    def pair(self, a, b, columns):
        return self.one(f"SELECT {columns} FROM pairs p JOIN documents x ON x.document = p.a "
                        "JOIN documents y ON y.document = p.b WHERE x.name = ? AND y.name = ?", a, b)

    def test_direction_and_lag_come_from_the_stamps(self):
        self.assertEqual(self.pair("wire-1", "post-1", "direction, lag_seconds, lag_unit"),
                         ("first", 9000, "time"))
        self.assertEqual(self.pair("wire-1", "own-1", "direction, lag_seconds, lag_unit"),
                         ("first", 86400, "day"))
        self.assertEqual(self.pair("echo-1", "mail-1", "direction, lag_seconds"), ("tie", 0))

    def test_without_a_date_an_agency_decides_and_nothing_else(self):
        self.assertEqual(self.pair("wire-1", "nowhere-1", "direction, says_agency, says_date"),
                         ("first", "a_first", None))
        self.assertEqual(self.one(
            "SELECT count(*) FROM both_ways w JOIN documents d USING (document) "
            "JOIN documents o ON o.document = w.other WHERE d.name = 'nowhere-1' "
            "AND o.name = 'mail-1' AND w.direction = 'unknown'"), (1,))

    def test_credits_are_kept_and_stripped(self):
        self.assertEqual(self.pair("wire-1", "post-1", "credit, wire"), ("kept", "confirmed"))
        self.assertEqual(self.pair("wire-1", "echo-1", "credit, wire"), ("stripped", "confirmed"))
        begin, end = self.one('SELECT "begin", "end" FROM credited WHERE document = \'post-1\'')
        self.assertEqual(DOCUMENTS[1]["text"].encode()[begin:end], b"TASS")

    def test_headlines(self):
        self.assertEqual(self.pair("wire-1", "post-1", "headline"), ("normalised",))
        self.assertEqual(self.pair("wire-1", "echo-1", "headline"), ("replaced",))

    def test_edits_and_changed_numbers(self):
        row = self.pair("post-1", "echo-1", "unchanged, edited, added, deleted, moved, pair")
        self.assertEqual(row[2], 0)
        self.assertEqual(row[4], 0)
        self.assertIn(("number", "12", "14"), self.db.execute(
            "SELECT kind, before, after FROM changes WHERE pair = ?", row[5:]).fetchall())

    def test_places_are_bytes_of_the_text(self):
        texts = {d["id"]: d["text"].encode() for d in DOCUMENTS}
        rows = self.db.execute(
            "SELECT x.name, y.name, a_begin, a_end, b_begin, b_end FROM spans s "
            "JOIN pairs p USING (pair) JOIN documents x ON x.document = p.a "
            "JOIN documents y ON y.document = p.b").fetchall()
        self.assertGreater(len(rows), 5)
        for a, b, a_begin, a_end, b_begin, b_end in rows:
            one, other = texts[a][a_begin:a_end], texts[b][b_begin:b_end]
            self.assertGreater(len(set(one.split()) & set(other.split())), 10, (a, b))

    def test_one_cluster_of_wire_copy_with_an_independent_report(self):
        cluster, kind, wire, outlets, independent, origin, known = self.one(
            "SELECT cluster, kind, wire, outlets, independent, d.name, origin_known FROM clusters "
            "c JOIN documents d ON d.document = c.origin WHERE kind != 'boilerplate'")
        self.assertEqual((kind, wire, origin, known), ("wire", "confirmed", "wire-1", 1))
        self.assertEqual(independent, 2)  # the agency's and the Herald's own
        self.assertEqual(outlets, 6)      # the one without a name counts as one
        places = [row[0] for row in self.db.execute(
            "SELECT document FROM timeline WHERE cluster = ? ORDER BY place", (cluster,))]
        self.assertEqual(places[0], "wire-1")
        self.assertEqual(places[-1], "nowhere-1")

    def test_versions_and_states(self):
        self.assertEqual([r[0] for r in self.db.execute(
            "SELECT d.name FROM versions v JOIN documents d USING (document) ORDER BY step")],
            ["post-1", "post-2"])
        states = dict(self.db.execute("SELECT name, state FROM documents"))
        self.assertEqual(states["wire-1"], "syndicated_out")
        self.assertEqual(states["post-1"], "syndicated_in")
        self.assertEqual(states["alone-1"], "unique")
        self.assertEqual(states["own-1"], "unique")

    def test_what_is_missing_is_counted(self):
        counts = dict(self.db.execute("SELECT name, value FROM counts"))
        self.assertEqual(counts["documents"], 8)
        self.assertEqual(counts["without_source"], 1)
        self.assertEqual(counts["without_date"], 2)
        self.assertEqual(counts["broken_date"], 1)
        self.assertIn("8 documents of 5 outlets, 1 without an outlet, 2 without a date", self.said)

    def test_tables_say_the_same(self):
        with open(self.path / "OUT/matrix.csv", encoding="utf-8", newline="") as file:
            rows = {(r["sender"], r["receiver"], r["direction"], r["wire"]): r
                    for r in csv.DictReader(file)}
        self.assertEqual(rows["TASS", "Tern Post", "first", "with"]["receiver_documents"], "2")
        self.assertEqual(rows["TASS", "Tern Post", "first", "without"]["pairs"], "0")
        self.assertEqual(rows["Coast Mail", "Island Echo", "tie", "with"]["pairs"], "1")
        with open(self.path / "OUT/pairs.csv", encoding="utf-8", newline="") as file:
            self.assertEqual(len(list(csv.DictReader(file))),
                             self.one("SELECT count(*) FROM pairs")[0])
        for name, tag in (("gexf", "{http://gexf.net/1.3}node"),
                          ("graphml", "{http://graphml.graphdrawing.org/xmlns}node")):
            tree = xml.etree.ElementTree.parse(self.path / f"OUT/network.{name}")
            self.assertEqual(len(tree.getroot().findall(f".//{tag}")), 5)
        for line in (self.path / "OUT/passages.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = next(d["text"] for d in DOCUMENTS if d["id"] == row["id"])
            self.assertEqual(text[row["begin"]:row["end"]], row["text"])
        summary = json.loads((self.path / "OUT/summary.json").read_text())
        self.assertEqual(summary["command"], "audit")
        self.assertEqual(summary["audit"]["cross_pairs"],
                         self.one("SELECT count(*) FROM pairs WHERE NOT same_outlet")[0])

    def test_the_queries_of_the_document_run(self):
        text = (ROOT / "docs/audit.md").read_text(encoding="utf-8")
        queries = re.findall(r"^```sql\n(.*?)^```$", text, re.M | re.S)
        self.assertEqual(len(queries), 10)
        rows = [len(self.db.execute(query).fetchall()) for query in queries]
        # Nothing here but wire copy, of which the first query says nothing; no evidence disagrees.
        self.assertEqual([n > 0 for n in rows],
                         [False, True, True, True, True, True, True, False, True, True])

    def test_the_document_names_every_column(self):
        text = (ROOT / "docs/audit.md").read_text(encoding="utf-8")
        for (table,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            self.assertIn(f"`{table}`", text)
            if table in ("meta", "settings", "counts"):
                continue
            row = next(line for line in text.splitlines() if line.startswith(f"| `{table}` |"))
            for column in self.db.execute(f"PRAGMA table_info({table})"):
                self.assertIn(f"`{column[1]}`", row, table)

    def test_threads_and_the_order_of_lines_change_nothing_that_matters(self):
        run("audit", self.input, "-o", self.path / "SEVEN", "--threads", "7", "--today", "2024-01-01")
        run("audit", self.input, "-o", self.path / "ONE", "--threads", "1", "--today", "2024-01-01",
            "--memory", "256M")
        for name in ("audit.sqlite", "pairs.csv", "matrix.csv", "clusters.jsonl", "passages.jsonl",
                     "network.gexf", "phrases.csv"):
            self.assertTrue(filecmp.cmp(self.path / "SEVEN" / name, self.path / "ONE" / name,
                                        shallow=False), name)
        turned = self.path / "turned.jsonl"
        turned.write_text("".join(reversed(self.input.read_text().splitlines(True))))
        run("audit", turned, "-o", self.path / "TURNED", "--today", "2024-01-01")
        for name in ("matrix.csv", "clusters.jsonl", "phrases.csv"):
            self.assertTrue(filecmp.cmp(self.path / "TURNED" / name, self.path / "ONE" / name,
                                        shallow=False), name)

    def test_dates_owners_and_phrases_are_switches(self):
        owners = self.path / "owners.tsv"
        owners.write_text("Big\tTern Post\nBig\tIsland Echo\n")
        phrases = self.path / "phrases.txt"
        phrases.write_text(NEXT + "\n")
        run("audit", self.input, "-o", self.path / "SWITCHED", "--owner-groups", owners,
            "--ignore-phrases", phrases, "--until", "2023-09-11", "--window", "30d")
        db = sqlite3.connect(self.path / "SWITCHED/audit.sqlite")
        counts = dict(db.execute("SELECT name, value FROM counts"))
        self.assertEqual(counts["outside_dates"], 1)
        self.assertGreater(counts["ignored_tokens"], 0)
        self.assertGreater(counts["same_owner_pairs"], 0)
        db.close()

    def test_what_is_wrong_is_refused_with_its_line(self):
        wrong = self.path / "wrong"
        wrong.write_text("Big One\n")
        for flags, message in (
                (("--owner-groups", wrong), f"{wrong}:1: not an owner and an outlet"),
                (("--agencies", wrong), f"{wrong}:1: not a JSON object"),
                (("--agencies", self.path / "none"), "none"),
                (("--time-zone", "Moscow"), "--time-zone: 'Moscow' is not UTC"),
                (("--window", "0"), "--window: '0' is not a number of days"),
                (("--memory", "much"), "--memory: 'much' is not a size"),
                (("--memory", "100M"), "--memory 100M: is too little to work with"),
                (("--since", "soon"), "--since: 'soon' is not a day")):
            _, said = run("audit", self.input, "-o", self.path / "NOT", *flags, code=2)
            self.assertIn(message, said)
            self.assertFalse((self.path / "NOT").exists())

    def test_a_line_that_each_page_says_twice_is_boilerplate_once_a_document(self):
        line = "Sign up for our letter here."
        lines = self.path / "lines.jsonl"
        lines.write_text("".join(json.dumps(dict(
            id=f"n-{i}", source="Tern Post",
            text=f"{line}\nThe number {i} tram was {i} minutes late on day {i} of month {i}.\n{line}",
        )) + "\n" for i in range(8)))
        run("audit", lines, "-o", self.path / "LINES")
        db = sqlite3.connect(self.path / "LINES/audit.sqlite")
        self.assertEqual(db.execute(
            "SELECT kind, documents FROM clusters").fetchall(), [("boilerplate", 8)])
        self.assertEqual(db.execute("SELECT count(*) FROM member_spans").fetchone(), (16,))
        db.close()

    def test_an_address_alone_is_no_text_that_documents_share(self):
        address = "https://tern.example/" + "-".join(f"word{chr(97 + i)}" for i in range(24)) + "/"
        texts = [f"Nobody {verb} the {thing} of the year, {who} says.\nMore: {address}\n{end}"
                 for verb, thing, who, end in (
                     ("saw", "play", "the mayor", "It rained all through the night in the hills."),
                     ("heard", "song", "her sister", "Trains were late again, some of them by hours."))]
        path = self.path / "address.jsonl"
        path.write_text("".join(json.dumps(dict(id=f"a-{i}", source=f"Outlet {i}", text=text)) + "\n"
                                for i, text in enumerate(texts)))
        run("audit", path, "-o", self.path / "ADDRESS")
        db = sqlite3.connect(self.path / "ADDRESS/audit.sqlite")
        self.assertEqual(db.execute("SELECT count(*) FROM pairs").fetchone(), (0,))
        db.close()

    def test_an_empty_input_is_an_empty_audit(self):
        empty = self.path / "empty.jsonl"
        empty.write_text("")
        run("audit", empty, "-o", self.path / "EMPTY")
        db = sqlite3.connect(self.path / "EMPTY/audit.sqlite")
        self.assertEqual(db.execute("SELECT count(*) FROM documents").fetchone(), (0,))
        db.close()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
