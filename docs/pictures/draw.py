#!/usr/bin/env python3
"""Draws the pictures of docs/how-it-works.md from what the stages give for corpus/wire.

usage: draw.py [--check] FOLDER_OF_PROGRAMS...

The programs are dittograph and show_stages. --check writes nothing and exits 1 if a picture is not
what it would write: tests/docs runs that.
"""
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARAGRAPH = (43, 91)  # its tokens in post-1
STYLE = """
  svg { color: #1f2328; font: 12px sans-serif }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3 } }
  text { fill: currentColor }
  .m { text-anchor: middle } .e { text-anchor: end } .s { font-size: 10px } .d { fill-opacity: .7 } .b { font-weight: bold }
  rect, circle { stroke: currentColor; stroke-opacity: .5; fill: currentColor; fill-opacity: .05 }
  .on { fill: #3f8fd6; fill-opacity: .5 } .key { fill: #e08a1e; fill-opacity: .6 } .bare { stroke: none }
  .off { stroke-dasharray: 3 3; fill-opacity: 0 }
  path { fill: none; stroke: currentColor; stroke-opacity: .55 }
  .square { fill: currentColor; fill-opacity: .05; stroke-opacity: .5 }
  .square.on { fill: #3f8fd6; fill-opacity: .5 } .square.key { fill: #e08a1e; fill-opacity: .6 }
  .grid { stroke-opacity: .15 }
  .blue { stroke: #3f8fd6; stroke-opacity: 1; stroke-width: 2 } .orange { stroke: #e08a1e; stroke-opacity: 1; stroke-width: 2 }
  .dash { stroke-dasharray: 4 3 }
"""


class Picture:
    def __init__(self, name, height, label):
        self.name, self.height, self.label, self.parts = name, height, label, []

    def text(self, x, y, words, kind=""):
        self.parts.append(f'<text x="{num(x)}" y="{num(y)}"{cls(kind)}>{escape(words)}</text>')

    def rect(self, x, y, width, height, kind=""):
        self.parts.append(f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{cls(kind)}/>')

    def box(self, x, y, width, height, words, kind="", text_kind="m"):
        self.rect(x, y, width, height, kind)
        self.text(x + width / 2, y + height / 2 + 4, words, text_kind)

    def squares(self, places, width, height, kind=""):
        """Many equal rectangles as one path, which is shorter."""
        if places:
            self.path("".join(f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h-{num(width)}z" for x, y in places),
                      f"square {kind}".strip())

    def circle(self, x, y, radius, kind=""):
        self.parts.append(f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"{cls(kind)}/>')

    def path(self, d, kind=""):
        self.parts.append(f'<path d="{d}"{cls(kind)}/>')

    def line(self, x1, y1, x2, y2, kind=""):
        self.path(f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}", kind)

    def spoke(self, x1, y1, radius1, x2, y2, radius2, words="", kind="blue"):
        """A line between two circles, words beside its middle."""
        length = math.hypot(x2 - x1, y2 - y1)
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        self.line(x1 + dx * radius1, y1 + dy * radius1, x2 - dx * radius2, y2 - dy * radius2, kind)
        side = -1 if dx > 0 else 1
        middle = .55 * (x2 - x1) + x1, .55 * (y2 - y1) + y1
        self.text(middle[0] - side * dy * 17, middle[1] + side * dx * 17 + 4, words, "s m")

    def arrow(self, x1, y1, x2, y2, kind=""):
        angle = math.atan2(y2 - y1, x2 - x1)
        wings = [(x2 - 7 * math.cos(angle + turn), y2 - 7 * math.sin(angle + turn)) for turn in (.45, -.45)]
        (a, b), (c, d) = wings
        self.path(f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}M{num(a)} {num(b)}L{num(x2)} {num(y2)}L{num(c)} {num(d)}", kind)

    def curve(self, points, kind=""):
        self.path("M" + "L".join(f"{num(x)} {num(y)}" for x, y in points), kind)

    def svg(self):
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {self.height}" role="img" '
                f'aria-label="{escape(self.label)}">\n<style>{STYLE}</style>\n')
        return head + "\n".join(self.parts) + "\n</svg>\n"


def num(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def cls(kind):
    return f' class="{kind}"' if kind else ""


class Wire:
    """What the programs say of corpus/wire."""

    def __init__(self, programs, folder):
        self.folder = folder
        self.environment = {**os.environ, "PATH": os.pathsep.join([*programs, os.environ["PATH"]])}
        lines = (ROOT / "corpus/wire/articles.jsonl").read_text(encoding="utf-8").splitlines()
        self.raw = {json.loads(line)["id"]: line for line in lines}
        self.documents = {name: json.loads(line) for name, line in self.raw.items()}
        for name, document in self.documents.items():
            (folder / name).write_bytes(document["text"].encode())
        self.run("dittograph", "clean", str(ROOT / "corpus/wire"), "-o", "OUT", "--passages", "cut", "-q")
        self.clusters, self.passages, self.removed = (
            [json.loads(line) for line in (folder / f"OUT/{name}.jsonl").read_text(encoding="utf-8").splitlines()]
            for name in ("clusters", "passages", "removed"))

    def run(self, *command):
        return subprocess.run(command, cwd=self.folder, env=self.environment, check=True,
                              stdout=subprocess.PIPE).stdout.decode()

    def stages(self, *names):
        return self.run("show_stages", *names)

    def tokens(self, name):
        """(begin, end, hash, word) of each token."""
        found = re.findall(r"^token \d+ \[(\d+),(\d+)\) (\w+) (.*)$", self.stages(name), re.M)
        return [(int(begin), int(end), value, word) for begin, end, value, word in found]

    def fingerprints(self, name):
        return [int(value, 16) for value in re.findall(r"^shingle \d+ (\w+)$", self.stages(name), re.M)]

    def sentences(self, name):
        found = re.findall(r"^sentence \d+ \[\d+,\d+\) tokens \[(\d+),(\d+)\)", self.stages(name), re.M)
        return [(int(begin), int(end)) for begin, end in found]

    def blocks(self, name):
        """Token ranges of the blocks."""
        sentences = self.sentences(name)
        found = re.findall(r"^block \d+ \[\d+,\d+\) sentences \[(\d+),(\d+)\)", self.stages(name), re.M)
        return [(sentences[int(first)][0], sentences[int(end) - 1][1]) for first, end in found]

    def seeds(self, left, right):
        out = self.stages(left, right)
        return [[int(at) for at in re.findall(rf"^{side} seed (\d+)", out, re.M)] for side in ("left", "right")]


def draw_stages(wire):
    p = Picture("stages", 222, "The stages and what goes from one to the next")
    rows = [
        ("each document on its own", [("reader", "record"), ("text", "tokens"), ("shingle", "fingerprints"),
                                      ("sketch", "signature"), ("segment", "sentences"), ("repeat", "cuts inside")]),
        ("all documents together", [("seeds", "groups"), ("boilerplate", "stretches"), ("candidates", "pairs"),
                                    ("verify", "matches"), ("cluster", "clusters"), ("passages", "witnesses")]),
        ("the texts once more", [("places", "bytes"), ("cuts", "edits"), ("ledger", "lines")]),
    ]
    for row, (title, boxes) in enumerate(rows):
        y = 24 + 74 * row
        p.text(20, y - 6, title, "b")
        for i, (name, gives) in enumerate(boxes):
            x = 20 + 122 * i
            p.box(x, y, 92, 26, name, "on" if name in ("cluster", "ledger") else "")
            p.text(x + 46, y + 41, gives, "s m d")
            if i + 1 < len(boxes):
                p.arrow(x + 94, y + 13, x + 119, y + 13)
    return p


def draw_tokens(wire):
    p = Picture("tokens", 222, "From the bytes of a record to tokens with their places")
    tokens = wire.tokens("post-1")[56:65]
    text = wire.documents["post-1"]["text"]
    begin, end = tokens[0][0], tokens[-1][1]
    scale = 720 / (end - begin)
    def x_of(byte):
        return 20 + (byte - begin) * scale
    raw = wire.raw["post-1"]
    at = raw.index('"text": "') + len('"text": "')
    p.text(20, 20, "the record, a line of JSON", "b")
    p.rect(20, 28, 720, 24)
    p.text(30, 44, f"{raw[:40]} …  {raw[at - 9:at + 66]} …", "s")
    p.text(740, 20, f"the text begins at byte {at} of the line", "s e d")
    p.text(20, 78, "the text, decoded", "b")
    p.text(740, 78, f"bytes [{begin},{end}) of it", "s e d")
    p.rect(20, 86, 720, 24)
    for offset, letter in enumerate(text[begin:end]):
        p.text(x_of(begin + offset + .5), 102, letter, "m")
    p.text(20, 136, "tokens: a hash and a place each", "b")
    for i, (first, last, value, word) in enumerate(tokens):
        width = (last - first) * scale
        p.rect(x_of(first), 144, width, 24, "on")
        p.text(x_of(first) + width / 2, 160, word.lower(), "m")
        p.text(x_of(first) + width / 2, 182 + 13 * (i % 2), f"{value[:4]}…" if width > 36 else value[:4], "s m d")
        p.line(x_of(first) + width / 2, 168, x_of(first) + width / 2, 173 + 13 * (i % 2))
    p.text(20, 216, "no token: the apostrophe, the full stop, the spaces. ship's is two tokens.", "s d")
    return p


def draw_shingles(wire):
    p = Picture("shingles", 190, "Every five consecutive tokens make one fingerprint")
    words = [token[3].lower() for token in wire.tokens("post-1")[43:53]]
    prints = wire.fingerprints("post-1")[43:48]
    for i, word in enumerate(words):
        p.box(20 + 56 * i, 14, 50, 22, word, "on" if i < 9 else "")
        p.text(45 + 56 * i, 10, str(43 + i), "s m d")
    for i, value in enumerate(prints):
        y = 48 + 26 * i
        p.rect(20 + 56 * i, y, 274, 18, "key" if i == 3 else "")
        p.text(28 + 56 * i, y + 13, " ".join(words[i:i + 5]), "s")
        p.arrow(298 + 56 * i, y + 9, 596, y + 9)
        p.text(602, y + 13, f"{value:016x}", "s")
    p.text(20, 186, "The marked one is the least of its window: it becomes a seed.", "s d")
    return p


def draw_sketch(wire):
    p = Picture("sketch", 252, "MinHash slots and SimHash bits of two documents")
    out = wire.stages("gazette-1", "daily-1")
    groups = re.search(r"^slots (.*)$", out, re.M).group(1).split()
    equal, size = re.search(r"^equal (\d+) of (\d+)", out, re.M).groups()
    p.text(20, 20, f"MinHash, gazette-1 and daily-1: {equal} of {size} slots equal", "b")
    p.text(740, 20, "a column is a band of five slots; three are left over", "s e d")
    marked = {"": [], "on": [], "key": []}
    for band, slots in enumerate(groups):
        x = 20 + 27.4 * band
        agrees = slots == "====="
        for row, slot in enumerate(slots):
            marked[("key" if agrees else "on") if slot == "=" else ""].append((x, 30 + 15 * row))
        p.text(x + 9.5, 120, str(band) if band < 25 else "", "s m d")
    for kind, places in marked.items():
        p.squares(places, 19, 12, kind)
    left, right, bits = re.search(r"^simhash (\w+) (\w+) differ in (\d+)", out, re.M).groups()
    p.text(20, 152, f"SimHash: {bits} of 64 bits differ", "b")
    difference = int(left, 16) ^ int(right, 16)
    for row, (name, word) in enumerate((("gazette-1", left), ("daily-1", right))):
        y = 164 + 22 * row
        p.text(20, y + 11, name, "s")
        for value, kind in ((0, ""), (1, "on")):
            p.squares([(84 + 10.2 * bit, y) for bit in range(64) if int(word, 16) >> (63 - bit) & 1 == value], 8.2, 14, kind)
    for bit in range(64):
        if difference >> (63 - bit) & 1:
            p.path(f"M{num(86.6 + 10.2 * bit)} 202v6h3v-6", "orange")
    p.text(20, 228, "Orange: bands that agree in all five slots, so the two meet as candidates.", "s d")
    p.text(20, 245, "Marked below: bits that differ. The SimHash index asks for three or fewer.", "s d")
    return p


def draw_segments(wire):
    p = Picture("segments", 122, "The blocks and sentences of post-1")
    blocks, sentences = wire.blocks("post-1"), wire.sentences("post-1")
    scale = 720 / blocks[-1][1]
    names = ["head", "lead", "the paragraph", "the search", "the tank", "the grave", "the tail"]
    p.text(20, 22, f"post-1: {len(blocks)} blocks, {len(sentences)} sentences, {blocks[-1][1]} tokens", "b")
    for (begin, end), name in zip(blocks, names):
        p.rect(20 + begin * scale, 32, (end - begin) * scale - 2, 30, "on" if (begin, end) == PARAGRAPH else "")
        p.text(20 + (begin + end) / 2 * scale - 1, 51, name, "m s" if name == "head" else "m")
    for begin, end in sentences:
        p.rect(20 + begin * scale, 68, (end - begin) * scale - 2, 14, "on" if PARAGRAPH[0] <= begin < PARAGRAPH[1] else "")
    for begin, end in blocks:
        p.text(20 + begin * scale, 97, str(begin), "s d")
    p.text(740, 97, str(blocks[-1][1]), "s e d")
    p.text(20, 116, "Upper row: blocks. Lower row: sentences. Numbers: first token of the block.", "s d")
    return p


def draw_seeds(wire):
    p = Picture("seeds", 318, "Winnowing chooses the least fingerprint of every window")
    chosen = dict(zip(("post-1", "gazette-3"), wire.seeds("post-1", "gazette-3")))
    starts = {"post-1": 43, "gazette-3": 48}
    sizes = {"post-1": 44, "gazette-3": 45}
    for row, name in enumerate(starts):
        start, size = starts[name], sizes[name]
        base = 112 + 156 * row
        prints = wire.fingerprints(name)[start:start + size]
        p.text(20, base - 90, f"{name}, fingerprints of the paragraph's tokens {start} to {start + size + 3}", "b")
        # The quotation has one token more, after the twelfth.
        for i, value in enumerate(prints):
            column = i + (1 if name == "post-1" and i >= 12 else 0)
            x = 20 + 16 * column
            height = 4 + 74 * value / 2**64
            is_seed = start + i in chosen[name]
            touched = name == "gazette-3" and 8 <= i <= 12
            p.rect(x, base - height, 11, height, "key" if is_seed else "off" if touched else "")
            if is_seed:
                p.text(x + 5.5, base + 12, str(start + i), "s m")
        if name == "post-1":
            for i in (0, 3):
                p.path(f"M{20 + 16 * i} {base + 18 + 3 * i}v4h{16 * 17 - 5}v-4", "blue")
    p.text(20, 300, "Height: the fingerprint's value. Orange: chosen. Blue: two windows of 16 fingerprints.", "s d")
    p.text(20, 314, "Dashed: the five shingles with the added word. 46 is chosen by a window that reaches back into the lead.", "s d")
    return p


def draw_boilerplate(wire):
    p = Picture("boilerplate", 262, "Two outlets' standing tails")
    tails = {witness["id"]: witness for witness in wire.passages if witness["kind"] == "boilerplate"}
    sizes = {name: len(wire.tokens(name)) for name in wire.documents}
    scale = 560 / max(sizes.values())
    y = 24
    for source, prefix in (("Ternholm Post", "post"), ("Merrow Gazette", "gazette")):
        p.text(20, y - 4, source, "b")
        for i in range(1, 6):
            name = f"{prefix}-{i}"
            tail = tails[name]["tokens"]
            p.text(20, y + 13, name, "s")
            p.rect(84, y + 3, (sizes[name] - tail) * scale - 1, 13, "on" if i == 1 else "")
            p.rect(84 + (sizes[name] - tail) * scale, y + 3, tail * scale, 13, "key")
            p.text(90 + sizes[name] * scale, y + 13, f"{tail} of {sizes[name]} tokens", "s d")
            y += 18
        y += 26
    p.text(20, y - 4, "Orange: in five documents of one source that have little else in common. Blue: the wire story.", "s d")
    return p


def found_in_band(s, bands, rows):
    return 1 - (1 - s ** rows) ** bands


def raised(number):
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def passes_filter(s, slots, least):
    return sum(math.comb(slots, n) * s**n * (1 - s)**(slots - n) for n in range(least, slots + 1))


def draw_bands(wire):
    p = Picture("bands", 330, "The chance that a pair is found, by its resemblance")
    line = re.search(r"^bands (\d+) of (\d+) slots, at least (\d+) of (\d+)", wire.stages("post-1", "daily-1"), re.M)
    bands, rows, least, slots = map(int, line.groups())
    def at(s, chance):
        return 60 + 640 * s, 280 - 250 * chance
    for tick in range(0, 11, 2):
        p.line(*at(tick / 10, 0), *at(tick / 10, 1), "grid")
        p.text(at(tick / 10, 0)[0], 296, num(tick / 10), "s m")
        p.text(52, at(0, tick / 10)[1] + 3, num(tick / 10), "s e")
        p.line(*at(0, tick / 10), *at(1, tick / 10), "grid")
    steps = [i / 100 for i in range(101)]
    p.curve([at(s, found_in_band(s, bands, rows)) for s in steps], "blue")
    p.curve([at(s, passes_filter(s, slots, least)) for s in steps], "orange")
    p.curve([at(.8, 0), at(.8, 1.04)], "dash")
    p.text(at(.8, 1.05)[0], 16, "--resemblance 0.8", "s m")
    p.path("M84 56h24", "blue")
    p.text(114, 60, f"a band agrees: 1 − (1 − s{raised(rows)}){raised(bands)}", "s")
    p.path("M84 94h24", "orange")
    p.text(114, 92, f"{least} of {slots} slots or more are equal", "s")
    p.text(114, 105, "(as if slots were independent)", "s d")
    for left, right in (("post-1", "gazette-1"), ("gazette-1", "daily-1")):
        value = float(re.search(r"resemblance ([\d.]+)", wire.stages(left, right)).group(1))
        p.circle(at(value, 0)[0], 280, 4, "key")
        p.text(at(value, 0)[0] - 6 if left == "post-1" else at(value, 0)[0] - 2, 312 if left == "post-1" else 324,
               f"{left}, {right}: {value:.2f}", "s e")
    p.text(700, 312, "resemblance s, all shingles", "s e d")
    return p


def draw_verify(wire):
    p = Picture("verify", 176, "The shingle sets of post-1 and gazette-1")
    out = wire.stages("post-1", "gazette-1")
    left, right, shared = map(int, re.search(r"^shingles (\d+) and (\d+), (\d+) shared", out, re.M).groups())
    member = next(m for m in wire.clusters[0]["members"] if m["document"] == "gazette-1")
    counted = [round(shared / member["containment_of_representative"]), round(shared / member["containment_in_representative"])]
    scale = 1.86
    for row, (name, size, counts) in enumerate((("post-1", left, counted[0]), ("gazette-1", right, counted[1]))):
        y = 30 + 46 * row
        p.text(20, y + 17, name)
        own = (counts - shared) * scale
        middle = 190
        p.box(middle - own - 2, y, own, 26, str(counts - shared))
        p.box(middle, y, shared * scale, 26, f"{shared} shared", "on")
        p.rect(middle + shared * scale + 2, y, (size - counts) * scale, 26, "off")
        p.text(middle + shared * scale + 2 + (size - counts) * scale / 2, y + 17, str(size - counts), "m")
    p.text(150, 20, "own words", "s d m")
    p.text(190 + shared * scale + 2, 20, "the outlet's tail, left out", "s d")
    union = counted[0] + counted[1] - shared
    p.text(20, 140, f"counted: {shared} / ({counted[0]} + {counted[1]} − {shared}) = {shared / union:.4f}, near", "b")
    full = left + right - shared
    p.text(20, 162, f"with the tails: {shared} / ({left} + {right} − {shared}) = {shared / full:.4f}, not near")
    return p


def draw_clusters(wire):
    p = Picture("clusters", 236, "A cluster is a star; a chain is not a cluster")
    cluster, link = wire.clusters[0], wire.clusters[1]
    p.text(20, 20, "corpus/wire: a star round its representative", "b")
    centre = (180, 130)
    places = {"gazette-1": (64, 70), "daily-1": (64, 190)}
    for member in cluster["members"]:
        x, y = places[member["document"]]
        p.spoke(*centre, 11, x, y, 8, f"{member['resemblance']:.2f}")
        p.circle(x, y, 8, "on")
        p.text(x, y - 14 if y < 130 else y + 24, member["document"], "m")
    p.circle(*centre, 11, "key")
    p.text(centre[0], 108, cluster["representative"], "m b")
    p.arrow(312, 130, 196, 130, "dash")
    p.circle(322, 130, 8)
    p.text(322, 154, link["members"][0]["document"], "m")
    p.text(252, 122, f"contained {link['members'][0]['containment_in_representative']:.2f}", "s m")
    p.text(430, 20, "a chain: A ~ B ~ C, A and C unlike", "b")
    for name, x, kind in (("A", 470, "key"), ("B", 570, "on"), ("C", 670, "key")):
        p.circle(x, 90, 11, kind)
        p.text(x, 70, name, "m b")
    p.line(482, 90, 558, 90, "blue")
    p.line(582, 90, 658, 90, "dash")
    p.text(520, 110, "cluster", "s m")
    p.text(620, 110, "link only", "s m")
    p.text(430, 150, "Orange: representatives. A is preferred: it takes B.", "s d")
    p.text(430, 166, "C was never near A, so it represents itself,", "s d")
    p.text(430, 182, "and what B and C share is told as a link.", "s d")
    return p


def draw_links(wire):
    p = Picture("links", 220, "The links of one seed that stands in five documents")
    ranks = [witness["id"] for witness in wire.passages if witness["cluster"] == 1]
    wire_copies = {wire.clusters[0]["representative"], *(m["document"] for m in wire.clusters[0]["members"])}
    pairs = linked(ranks, wire_copies)
    x_of = {name: 80 + 150 * i for i, name in enumerate(ranks)}
    for left, right in pairs:
        x1, x2 = x_of[left], x_of[right]
        lift = 22 + 17 * (x2 - x1) / 150
        p.path(f"M{x1} 130C{num(x1 + 30)} {num(130 - lift * 1.6)} {num(x2 - 30)} {num(130 - lift * 1.6)} {x2} 130",
               "blue" if left == next(n for n in ranks if n not in wire_copies) or right == next(n for n in ranks if n not in wire_copies) else "")
    for name, x in x_of.items():
        p.circle(x, 139, 9, "on" if name in wire_copies else "key")
        p.text(x, 167, name, "m")
        p.text(x, 181, ("first by preference" if x == 80 else ""), "s m d")
    p.text(20, 20, f"{len(pairs)} links for {len(ranks)} documents; all pairs would be {len(ranks) * (len(ranks) - 1) // 2}", "b")
    p.text(20, 212, "Blue dots: one near-duplicate cluster, not linked inside. Blue lines: links of the first document of another cluster.", "s d")
    return p


def linked(ranks, cluster):
    """The rule of src/passage/links.h for one group, with one near-duplicate cluster at its head."""
    other = next(i for i, name in enumerate(ranks) if name not in cluster)
    pairs = [(ranks[i], ranks[other]) for i in range(other)]
    for i in range(other + 1, len(ranks)):
        inside = ranks[i] in cluster
        pairs.append((ranks[other] if inside else ranks[0], ranks[i]))
        both = inside and ranks[i - 1] in cluster
        if not both and not (inside and i - 1 == other):
            pairs.append((ranks[i - 1], ranks[i]))
    return pairs


def growth(a, b, i, j, step):
    """Score after each step outwards from a[i], b[j], by the rule of src/passage/align.h."""
    scores, matched, unmatched = [(0, 0)], 0, 0
    def token(row, at):
        return row[at] if 0 <= at < len(row) else None
    def equal(x, y):
        return token(a, x) is not None and token(a, x) == token(b, y)
    while True:
        while equal(i, j):
            i, j, matched = i + step, j + step, matched + 1
            scores.append((matched + unmatched, matched - 2 * unmatched))
        gap = next(((n, x, y) for n in range(1, 5) for shift in range(n + 1)
                    for x, y in ((n, n - shift), (n - shift, n))
                    if all(equal(i + step * (x + k), j + step * (y + k)) for k in range(3))), None)
        if gap is None:
            return scores, i - step, j - step
        cost, x, y = gap
        i, j, unmatched = i + step * x, j + step * y, unmatched + cost
        scores.append((matched + unmatched, matched - 2 * unmatched))


def draw_growth(wire):
    p = Picture("growth", 246, "The score while a seed grows to both sides")
    out = wire.stages("gazette-3", "post-1")
    seed_a, seed_b = map(int, re.search(r"^common seed (\d+) (\d+)", out, re.M).groups())
    begin, end = map(int, re.search(r"^grown tokens \[(\d+),(\d+)\)", out, re.M).groups())
    a, b = ([token[2] for token in wire.tokens(name)] for name in ("gazette-3", "post-1"))
    left, first, _ = growth(a, b, seed_a - 1, seed_b - 1, -1)
    right, last, _ = growth(a, b, seed_a + 5, seed_b + 5, 1)
    if (first, last + 1) != (begin, end):
        sys.exit(f"draw.py: growth gives [{first},{last + 1}), the program [{begin},{end})")
    def at(token, score):
        return 20 + 12.3 * (token - begin + 4), 200 - 3.6 * score
    p.text(20, 20, f"gazette-3 against post-1, from the seed at tokens {seed_a} and {seed_b}", "b")
    p.rect(at(seed_a, 0)[0], 60, 5 * 12.3, 140, "on bare")
    p.text(at(seed_a + 2.5, 0)[0], 54, "seed", "m s")
    p.line(20, 200, 740, 200)
    p.curve([at(seed_a - n, score) for n, score in left], "blue")
    p.curve([at(seed_a + 5 + n, score) for n, score in right], "blue")
    drop = [(n, max(score for _, score in right[:k + 1]) - 20) for k, (n, score) in enumerate(right)]
    p.curve([at(seed_a + 5 + n, max(score, -6)) for n, score in drop if score >= -6], "dash")
    gap = next(n for (n, score), (_, after) in zip(right, right[1:]) if after < score) if falls(right) else None
    if gap is not None:
        x, y = at(seed_a + 5 + gap + .5, right[gap][1])
        p.text(x + 10, y + 22, "“the”: one token added, score −2", "s")
    p.text(at(end, 0)[0] - 4, at(0, right[-1][1])[1] - 6, f"{right[-1][1]}: no gap of 4 or fewer leads on", "s e")
    p.text(at(begin, 0)[0] + 2, at(0, left[-1][1])[1] - 8, str(left[-1][1]), "s")
    p.text(at(end, 0)[0] + 4, at(0, right[-1][1] - 20)[1] + 4, "best − 20", "s d")
    for token in (begin, seed_a, seed_a + 5, end):
        p.text(at(token, 0)[0], 214, str(token), "s m d")
    p.text(20, 238, "Along: tokens of gazette-3. Up: score, one a matched token, less two an unmatched one; below the dashes the side is given up.", "s d")
    return p


def falls(scores):
    return any(after < score for (_, score), (_, after) in zip(scores, scores[1:]))


def draw_witnesses(wire):
    p = Picture("witnesses", 240, "Two stars of witnesses")
    for column, number in enumerate((1, 0)):
        rows = [witness for witness in wire.passages if witness["cluster"] == number]
        centre = next(row for row in rows if row["representative"])
        x, y = 190 + 380 * column, 126
        others = [row for row in rows if not row["representative"]]
        p.text(x - 170, 20, f"passage {number}: {centre['tokens']} tokens, {len(rows)} witnesses", "b")
        for i, row in enumerate(others):
            angle = math.pi * (.25 + .5 * i) if len(others) == 4 else math.pi * (.5 + 2 * i / len(others))
            ex, ey = x + 96 * math.cos(angle), y + 66 * math.sin(angle)
            p.spoke(x, y, 11, ex, ey, 8, f"{row['likeness']:.2f}")
            p.circle(ex, ey, 8, "on")
            p.text(ex, ey - 13 if ey < y else ey + 22, row["id"], "m")
        p.circle(x, y, 11, "key")
        p.text(x - 16, y + 4, centre["id"], "e b")
    p.text(20, 234, "Orange: the centre. A line: this witness was held against the centre's own tokens, with this likeness.", "s d")
    return p


def draw_kinds(wire):
    p = Picture("kinds", 232, "How the kind of a passage is told")
    p.box(20, 14, 330, 26, "Take the witnesses source by source.")
    p.box(20, 66, 330, 40, "")
    p.text(185, 82, "5 documents or more of one source, and", "m")
    p.text(185, 98, "the median of what they share is ≤ 0.5?", "m")
    p.box(20, 132, 330, 26, "All witnesses of one source?")
    p.arrow(185, 40, 185, 64)
    p.arrow(185, 106, 185, 130)
    p.arrow(185, 158, 185, 182)
    p.text(192, 122, "no, or not half of the witnesses", "s")
    p.text(192, 174, "no", "s")
    p.box(20, 184, 330, 26, "reuse", "on", "m b")
    p.arrow(350, 86, 448, 86)
    p.text(399, 80, "yes", "s m")
    p.box(450, 73, 290, 26, "boilerplate", "key", "m b")
    p.arrow(350, 145, 448, 145)
    p.text(399, 139, "yes", "s m")
    p.box(450, 132, 290, 26, "version", "", "m b")
    heads = {w["cluster"]: w for w in wire.passages if w["representative"]}
    standing = ", ".join(str(n) for n, w in heads.items() if w["kind"] == "boilerplate")
    reused = ", ".join(str(n) for n, w in heads.items() if w["kind"] == "reuse")
    p.text(595, 116, f"here passages {standing}: the two tails", "s m d")
    p.text(595, 175, "here none", "s m d")
    p.text(185, 226, f"here passages {reused}: the paragraph, alone and behind the lead", "s m d")
    return p


def draw_cuts(wire):
    p = Picture("cuts", 222, "Who holds a sentence and who loses it")
    cut = next(line for line in wire.removed if line["document"] == "gazette-3" and line["reason"] == "passage")
    p.text(20, 20, "post-1, preferred", "b")
    p.text(400, 20, "gazette-3, comes later", "b")
    rows = [("The bell lay … half buried in sand …", "holds", "“The bell lay … half buried in the sand …", "another wording: stays"),
            ("It weighs 71 kilograms … the diving team.", "holds", "It weighs 71 kilograms … the diving team.”", "the same: goes")]
    for i, (left, says, right, verdict) in enumerate(rows):
        y = 32 + 62 * i
        p.box(20, y, 300, 26, left, "on")
        p.text(20, y + 40, says, "s d")
        p.box(400, y, 330, 26, right, "off" if i == 1 else "on")
        p.text(400, y + 40, verdict, "s d")
    p.arrow(398, 107, 322, 107)
    p.text(20, 166, "the line of the ledger", "b")
    p.rect(20, 174, 710, 36)
    p.text(30, 189, f"gazette-3 [{cut['begin']},{cut['end']}) is post-1 [{cut['kept_begin']},{cut['kept_end']}): reason passage, "
                    f"kind {cut['kind']}, resemblance {cut['resemblance']}", "s")
    p.text(30, 203, f"removed: {cut['removed'][1:60]}… ({len(cut['removed'].encode())} bytes)", "s")
    return p


def main() -> int:
    arguments = sys.argv[1:]
    check = "--check" in arguments
    programs = [os.path.abspath(a) for a in arguments if a != "--check"]
    with tempfile.TemporaryDirectory(prefix="dittograph-pictures-") as folder:
        wire = Wire(programs, pathlib.Path(folder))
        pictures = [draw(wire) for name, draw in globals().items() if name.startswith("draw_")]
    n_old = 0
    for picture in pictures:
        path, svg = HERE / f"{picture.name}.svg", picture.svg()
        if check and (not path.exists() or path.read_text(encoding="utf-8") != svg):
            print(f"docs/pictures/{path.name} is not what the programs give now: run docs/pictures/draw.py")
            n_old += 1
        elif not check:
            path.write_text(svg, encoding="utf-8")
    print(f"draw: {len(pictures)} pictures, {n_old} to draw again")
    return 1 if n_old else 0


if __name__ == "__main__":
    sys.exit(main())
