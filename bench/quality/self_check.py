#!/usr/bin/env python3
"""Checks the measuring stick on made-up articles: run by the tests, no data needed."""

import json
import os
import random
import tempfile
import unittest

import articles as a
import inject
import prosecutor
import score

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


if __name__ == "__main__":
    unittest.main()
