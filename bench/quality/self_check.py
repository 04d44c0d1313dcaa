#!/usr/bin/env python3
"""Checks the measuring stick on made-up articles: run by the tests, no data needed."""

import json
import os
import random
import tempfile
import unittest

import all_pairs
import articles as a
import documents as d
import found as f
import inject
import judge
import prosecutor
import read_passages
import run_shared
import same_bytes
import score
import small_truths

LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "ru": "абвгдежзиклмнопрстуфхцчшэюя",
           "ar": "بتثجحخدذرزسشصضطظعغفقكلمنهو"}


def made_up(draw, script, wrapped):
    """An article whose sentences are all different."""
    def word():
        return "".join(draw.choice(LETTERS[script]) for _ in range(draw.randint(3, 9)))

    def sentence():
        if script == "zh":
            return "".join(chr(draw.randint(0x4e00, 0x9000)) for _ in range(draw.randint(15, 30))) + "。"
        text = " ".join(word() for _ in range(draw.randint(9, 20))) + "."
        return text[0].upper() + text[1:]

    glue = "" if script == "zh" else " "
    paragraphs = [glue.join(sentence() for _ in range(draw.randint(1, 3))) for _ in range(7)]
    if wrapped:
        def wrap(text):
            lines = [""]
            for w in text.split():
                if len(lines[-1]) + len(w) > 60:
                    lines.append("")
                lines[-1] = (lines[-1] + " " + w).strip()
            return "\n".join(lines)
        text = "\n    ".join(wrap(p) for p in paragraphs)
    else:
        text = draw.choice(["\n", "\n\n"]).join(paragraphs)
    title = sentence()[:-1]
    return {"id": str(draw.random()), "title": title, "text": text}


def injected(seed):
    draw = random.Random(seed)
    shapes = [("en", False), ("en", True), ("ru", False), ("ar", False), ("zh", False)]
    for script, wrapped in shapes:
        for _ in range(15):
            record = made_up(draw, script, wrapped)
            others = [made_up(draw, script, False)["title"] + "." for _ in range(3)]
            made = inject.build(record, random.Random(draw.random()), others, inject.KINDS, 3)
            if made:
                yield record, made


class Inject(unittest.TestCase):
    def test_paragraphs_and_separators_give_the_text_back(self):
        for text in ["", " ", "one", "\n a\n\n b \n", "a\nb\n", "x\n    y\n    z\n  w\n v\nu\n"]:
            self.assertEqual("".join(p + g for p, g in a.paragraphs(text)), text)

    def test_a_page_without_its_spans_is_the_truth(self):
        n = 0
        for _, (dirty, clean, spans, kinds) in injected(1):
            n += 1
            kept, at = [], 0
            for begin, end, _ in spans:
                self.assertGreaterEqual(begin, at)
                kept.append(dirty[at:begin])
                at = end
            kept.append(dirty[at:])
            self.assertEqual(a.collapse("".join(kept)), a.collapse(clean), kinds)
            self.assertTrue(spans)
        self.assertGreater(n, 65)

    def test_every_kind_and_surface_occurs(self):
        seen = {kind for seed in (2, 7, 8, 9, 10) for _, made in injected(seed) for kind in made[3]}
        for kind in inject.KINDS:
            name = kind.__name__
            wanted = {"body_twice": "body_abab", "paragraph_elsewhere": "paragraph"}.get(name, name)
            self.assertIn(wanted, seen)
        for surface in ("broken", "hyphen_broken", "word_a_line", "unwrapped", "no_break", "soft"):
            self.assertTrue(any(k.endswith("+" + surface) for k in seen), surface)

    def test_the_same_seed_gives_the_same_pages(self):
        self.assertEqual(list(injected(3)), list(injected(3)))

    def test_repeats_make_an_article_ineligible(self):
        record = made_up(random.Random(4), "en", False)
        self.assertTrue(inject.is_eligible(record))
        record["text"] += "\n" + a.paragraphs(record["text"])[2][0]
        self.assertFalse(inject.is_eligible(record))


class Score(unittest.TestCase):
    def test_the_truth_scores_one_and_the_dirty_text_finds_nothing(self):
        for _, (dirty, clean, _, _) in injected(5):
            right, removed, wanted, lost, exact = score.score(dirty, clean, clean)
            self.assertEqual((right, right, 0, True), (removed, wanted, lost, exact))
            right, removed, wanted, lost, exact = score.score(dirty, clean, dirty)
            self.assertEqual((right, removed, lost), (0, 0, 0))
            self.assertGreater(wanted, 0)

    def test_a_false_cut_is_seen(self):
        self.assertEqual(score.score("a b a b c", "a b c", "a b"), (2, 3, 2, 1, False))

    def test_files_are_matched_by_id(self):
        with tempfile.TemporaryDirectory() as folder:
            def write(name, *records):
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(json.dumps(r) + "\n" for r in records)
                return path
            dirty = write("d", {"id": "1", "text": "a a"}, {"id": "2", "text": "b"})
            truth = write("t", {"id": "2", "text": "b"}, {"id": "1", "text": "a"})
            rows = list(score.score_files(dirty, truth, write("c", {"id": "1", "text": "a"})))
            self.assertEqual([r[5] for r in rows], [(1, 1, 1, 0, True), (0, 1, 0, 1, False)])


class Prosecutor(unittest.TestCase):
    def test_agrees_with_every_pair_of_places(self):
        draw = random.Random(6)
        for _ in range(200):
            words = [draw.choice("abcd") * 3 for _ in range(draw.randint(0, 40))]
            found = prosecutor.repeats_in(words, 11)
            for first, second, n in found:
                self.assertEqual(words[first:first + n], words[second:second + n])
                self.assertLessEqual(first + n, second)
            n = len(words)
            some = any(words[i:i + 3] == words[k:k + 3]
                       for i in range(n - 2) for k in range(i + 3, n - 2))
            self.assertEqual(some, bool(found))


def random_documents(draw, count):
    """Documents of few words, so that many share shingles, some of them all."""
    made = d.Documents()
    for number in range(count):
        words = [draw.choice("abc") for _ in range(draw.choice([0, 2, 4, 8, 30]))]
        if number and draw.random() < 0.3:
            words = list(made.texts["d%d" % draw.randrange(number)].split()) + words[:2]
        made.add("d%d" % number, " ".join(words), draw.choice(["s", "t", None]))
    return made


class Documents(unittest.TestCase):
    def test_tokens(self):
        cases = [("It's 3-4 o_k", ["It", "s", "3", "4", "o", "k"]),
                 ("well-\nknown Hamp-\nShire", ["wellknown", "Hamp", "Shire"]),
                 ("AT&amp;T caf&eacute; &nosuch;", ["AT", "T", "café", "nosuch"]),
                 ("新华社2024年", ["新", "华", "社", "2024", "年"]),
                 ("ไทย", ["ไ", "ท", "ย"]),
                 ("co\u00adop \u0643\u0640\u062a", ["coop", "\u0643\u062a"]),
                 ("", []), ("—…", [])]
        for text, wanted in cases:
            self.assertEqual(d.raw_tokens(text), wanted, text)

    def test_tokens_are_equal_once_folded(self):
        words = d.Vocabulary()
        self.assertEqual(words.numbers("Straße CAFÉ ２"), words.numbers("STRASSE cafe\u0301 2"))
        self.assertNotEqual(words.numbers("cafe"), words.numbers("café"))

    def test_a_short_text_is_one_shingle_and_none_resembles_nothing(self):
        self.assertEqual(len(d.shingles([1, 2])), 1)
        self.assertEqual(len(d.shingles([1, 2, 3, 4, 5, 6])), 2)
        self.assertEqual(d.overlap(d.shingles([]), d.shingles([])), (0.0, 0.0))
        self.assertEqual(d.overlap(d.shingles(range(6)), d.shingles(range(9))), (2 / 5, 1.0))

    def test_common_order_agrees_with_the_table(self):
        draw = random.Random(8)
        for _ in range(300):
            one, other = ([draw.randrange(4) for _ in range(draw.randrange(90))] for _ in "ab")
            row = [0] * (len(other) + 1)
            for x in one:
                above = row
                row = [0]
                for k, y in enumerate(other):
                    row.append(above[k] + 1 if x == y else max(row[-1], above[k + 1]))
            self.assertEqual(d.in_common_order(one, other), row[-1])

    def test_all_pairs_agrees_with_every_pair(self):
        draw = random.Random(9)
        for _ in range(20):
            made = random_documents(draw, 25)
            names = list(made.texts)
            wanted = {(x, y): made.resemblance(x, y) for i, y in enumerate(names)
                      for x in names[:i] if made.resemblance(x, y) >= 0.3}
            self.assertEqual(all_pairs.all_resemblances(made, 0.3), wanted)

    def test_both_documents_of_a_pair_are_drawn(self):
        names = ["n%d" % i for i in range(100)]
        chosen = all_pairs.draw(names, [("n%d" % i, "n%d" % (i + 1)) for i in range(0, 60, 2)], 20)
        self.assertEqual(len(chosen), 20)
        pairs = sum(1 for i in range(0, 60, 2) if {"n%d" % i, "n%d" % (i + 1)} <= chosen)
        self.assertGreaterEqual(pairs, 5)


def member(name, kind="near", full=0.9):
    return {"document": name, "kind": kind, "resemblance": 0.9, "full_resemblance": full,
            "containment_in_representative": 0.95, "dropped": True}


def cluster_line(kind, representative, *members):
    return {"kind": kind, "size": len(members) + 1, "representative": representative,
            "members": list(members)}


def witnesses(number, kind, documents, *places):
    """The lines of one passage cluster; the first place is the representative's."""
    lines = []
    for name, begin, end in places:
        text = documents.texts[name]
        lines.append({"cluster": number, "size": len(places), "kind": kind, "uid": 1, "id": name,
                      "begin": begin, "end": end, "text": text[begin:end], "likeness": 1.0,
                      "byte_begin": len(text[:begin].encode("utf-8")),
                      "byte_end": len(text[:end].encode("utf-8")), "representative": not lines})
        lines[-1]["src"] = [] if len(lines) == 1 else [
            {k: lines[0][k] for k in ("uid", "id", "begin", "end", "byte_begin", "byte_end")}]
    return lines


class Found(unittest.TestCase):
    def setUp(self):
        self.documents = d.Documents()
        for name, text in (("a", "one é two three four five"), ("b", "ONE é two three four five"),
                           ("c", "one é two three four six"), ("d", "x y"), ("e", "z é two three"),
                           ("f", "seven"), ("g", "two three and more")):
            self.documents.add(name, text)
        self.clusters = f.Clusters([
            cluster_line("near", "a", member("b", "exact", 1.0), member("c")),
            cluster_line("exact", "e", member("f", "exact")),
            cluster_line("linked", "a", member("d")),
            cluster_line("contained", "d", member("g", "contained"))])

    def test_routes(self):
        groups = [witnesses(0, "reuse", self.documents, ("c", 6, 15), ("e", 4, 13)),
                  witnesses(1, "boilerplate", self.documents, ("f", 0, 5), ("g", 4, 9))]
        joined = f.Joined(self.clusters, groups, self.documents.tokens)
        cases = [("a", "c", "cluster"), ("b", "c", "cluster"), ("d", "a", "link"),
                 ("b", "d", "link"), ("c", "d", None), ("g", "d", "link"), ("a", "e", "passage"),
                 ("b", "f", "passage"), ("e", "g", "boilerplate"), ("a", "g", None)]
        for one, other, route in cases:
            self.assertEqual(joined.route(one, other), route, (one, other))
            self.assertEqual(joined.route(other, one), route, (other, one))

    def test_a_document_in_two_clusters_is_a_fault(self):
        self.assertEqual(self.clusters.faults, [])
        self.assertEqual(len(f.Clusters([cluster_line("near", "a", member("b")),
                                         cluster_line("near", "c", member("b"))]).faults), 1)

    def test_wrong_places_are_seen(self):
        good = [("a", 6, 15), ("e", 4, 13)]

        def faults(change=None):
            lines = witnesses(0, "reuse", self.documents, *good)
            if change:
                lines[1].update(change)
            checked = run_shared.Witnesses(self.documents, 10)
            list(checked.checked([lines]))
            return len(checked.faults)
        self.assertEqual(faults(), 0)
        for change in ({"begin": 3}, {"byte_end": 13}, {"src": []}, {"id": "nobody"},
                       {"representative": True}, {"size": 3}):
            self.assertEqual(faults(change), 1, change)

    def test_likeness_is_recomputed(self):
        checked = run_shared.Witnesses(self.documents, 10)
        list(checked.checked([witnesses(0, "reuse", self.documents, ("a", 0, 25), ("c", 0, 24)),
                              witnesses(1, "reuse", self.documents, ("a", 0, 25), ("b", 0, 25))]))
        self.assertEqual((checked.witnesses, checked.equal, checked.unequal), (4, 1, 1))
        self.assertEqual([row[0] for row in checked.compared()], [5 / 6])

    def test_near_pairs_are_recomputed_and_recall_is_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            f.write_records(os.path.join(folder, "clusters.jsonl"),
                            [cluster_line("near", "a", member("b", "exact", 1.0)),
                             cluster_line("near", "c", member("e", "near", 0.9))])
            silver = run_shared.SilverPairs(
                [["a", "b", "1.000", "1.000", "0"], ["a", "c", "0.860", "0.9", "0"],
                 ["a", "nobody", "1.000", "1.000", "1"]], self.documents)
            bounds, table = judge.Bounds(), run_shared.tables()
            told = run_shared.Judge("x", self.documents, silver, folder, bounds)
            told.joined([])
            told.near_recall(table["near"], ("", ""))
            self.assertEqual(table["near"].rows[0][:6], ("x", 2, 1, 0, 1, "**0.5000**"))
            told.reported_pairs(table["reported"])
            self.assertEqual(table["reported"].rows[0][1:8], (2, 1, "0.5000", 0, "**1**", 1, 0))
            self.assertEqual(len(bounds.missed), 3)

    def test_order_and_numbers_do_not_matter(self):
        lines = [cluster_line("near", "a", member("b"), member("c")),
                 cluster_line("linked", "a", member("d"))]
        groups = [witnesses(0, "reuse", self.documents, ("a", 0, 3), ("c", 0, 3)),
                  witnesses(1, "reuse", self.documents, ("e", 4, 13), ("g", 0, 9))]
        with tempfile.TemporaryDirectory() as folder:
            sides = []
            for turn in (1, -1):
                f.write_records(os.path.join(folder, "clusters.jsonl"), lines[::turn])
                numbered = [dict(w, cluster=n) for n, group in enumerate(groups[::turn])
                            for w in group[::turn]]
                f.write_records(os.path.join(folder, "passages.jsonl"), numbered)
                sides.append(f.as_sets(folder))
            self.assertEqual(*sides)
            f.write_records(os.path.join(folder, "clusters.jsonl"),
                            [cluster_line("near", "b", member("a"), member("c")), lines[1]])
            self.assertNotEqual(f.as_sets(folder)[0], sides[0][0])


class Truths(unittest.TestCase):
    def test_quoted_runs(self):
        text = "Hi\n> one\n\n> > two\nno\n | three\n: four\n\nbye"
        self.assertEqual(small_truths.quoted_runs(text), ["one\ntwo", "three\nfour"])

    def test_a_quote_is_a_run_of_the_parent(self):
        words = ["w%d" % i for i in range(30)]
        made = d.Documents()
        made.add("parent", " ".join(words))
        made.add("whole", "> %s\n> %s\nI agree" % (" ".join(words[3:13]), " ".join(words[13:23])))
        made.add("parted", "> %s\nno\n> %s" % (" ".join(words[3:13]), " ".join(words[13:23])))
        made.add("short", "> " + " ".join(words[:19]))
        self.assertEqual([small_truths.quotes(made, name, "parent")
                          for name in ("whole", "parted", "short")], [True, False, False])

    def test_what_stands_agrees_with_every_place(self):
        draw = random.Random(10)
        for _ in range(100):
            texts = [d.array("I", [draw.randrange(3) for _ in range(draw.randrange(20))])
                     for _ in range(3)]
            needles = {tuple(draw.randrange(3) for _ in range(draw.randint(1, 8)))
                       for _ in range(10)}
            wanted = {n for n in needles for t in texts for k in range(len(t))
                      if tuple(t[k:k + len(n)]) == n}
            self.assertEqual(small_truths.standing(needles, texts), wanted)
            for needle in needles:
                found = [small_truths.occurrences(d.array("I", needle), t) for t in texts]
                self.assertEqual(any(found), needle in wanted)

    def test_sentences_of_cuts(self):
        made = d.Documents()
        made.add("a", "é Read more about this.  Call the office today.\nThe end")
        with tempfile.TemporaryDirectory() as folder:
            f.write_records(os.path.join(folder, "removed.jsonl"),
                            [{"reason": "boilerplate", "document": "a", "begin": 3, "end": 56},
                             {"reason": "repeat", "document": "a", "begin": 0, "end": 9}])
            found, cuts = small_truths.cut_sentences(folder, made, "boilerplate")
        self.assertEqual((cuts, [text for _, text in found.values()]),
                         (1, ["Read more about this.", "Call the office today.", "The end"]))

    def test_equal_texts_are_counted(self):
        records = [("1", "A b"), ("2", "a, b"), ("3", "a"), ("4", ""), ("5", "")]
        self.assertEqual(small_truths.equal_texts(records, d.Vocabulary()), 1)


def read_text(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read()


class Reading(unittest.TestCase):
    def test_a_split_file_is_the_file(self):
        for lines in (0, 1, 3, 50):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "x.jsonl")
                f.write_records(path, [{"id": str(i), "text": "t" * i} for i in range(lines)])
                parts = same_bytes.split(path, os.path.join(folder, "parts"), "cab")
                self.assertEqual([os.path.basename(p)[0] for p in parts], ["c", "a", "b"])
                self.assertEqual("".join(map(read_text, parts)), read_text(path))

    def test_witnesses_are_drawn_from_all_clusters_in_turn(self):
        made = random_documents(random.Random(1), 5)
        groups = [witnesses(n, "reuse", made, *[("d%d" % k, 0, 1) for k in range(size)])
                  for n, size in enumerate((2, 5, 1))]
        chosen = read_passages.draw_witnesses(groups, 4, 1)
        self.assertEqual(sorted(w["cluster"] for w, _, _ in chosen), [0, 1, 1, 1])
        self.assertEqual(len({w["id"] for w, _, _ in chosen if w["cluster"] == 1}), 3)
        self.assertTrue(all(first["representative"] for _, first, _ in chosen))
        self.assertEqual(read_passages.draw_witnesses(groups, 4, 1), chosen)

    def test_the_ends_are_marked(self):
        self.assertEqual(read_passages.shown("abcdefgh", 2, 6, 1, 9), "b>>>cdef<<<g")
        self.assertEqual(read_passages.shown("a\ncdefgh", 0, 8, 1, 4), ">>>a⏎ [... 4 ...] gh<<<")


if __name__ == "__main__":
    unittest.main()
