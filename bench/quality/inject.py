#!/usr/bin/env python3
"""Puts repeats, as scraped pages have them, into articles that have none.

    inject.py DATA.jsonl --count 1000 --seed 1 --out DIR

writes DIR/dirty.jsonl (id, text), DIR/truth.jsonl (id, text: the clean article; spans: what is to
go, [begin, end) in code points of the dirty text; kinds) and DIR/controls.jsonl (other articles of
the same kind, untouched, ids and all fields as they were).

An article is taken when it has 80 to 2,000 tokens, at least four paragraphs or sentences, and no
paragraph, sentence or run of twelve tokens twice. Articles fall into two halves by their id:
--part tune is for building rules, --part test for judging them.
"""

import argparse
import html
import json
import os
import random
import re
import unicodedata
from collections import Counter

import articles as a

SITES = {"en": ["Daily Courier", "News Desk", "The Northern Post", "Newsroom"],
         "ar": ["صحيفة الخبر", "بوابة الأخبار"],
         "ru": ["Новости дня", "Городской портал"],
         "zh": ["新闻频道", "每日要闻"]}
CREDITS = {"en": "Photo: ", "ar": "الصورة: ", "ru": "Фото: ", "zh": "图："}
TERMINAL = ".!?؟。！？…"
CLOSING = "\"'’”»)]」）"


def script_of(text):
    counts = Counter()
    for c in text[:2000]:
        if re.match("[%s]" % a.NO_SPACES, c):
            counts["zh"] += 2
        elif "\u0600" <= c <= "\u06ff":
            counts["ar"] += 1
        elif "\u0400" <= c <= "\u04ff":
            counts["ru"] += 1
        elif c.isalpha():
            counts["en"] += 1
    return counts.most_common(1)[0][0] if counts else "en"


def ends_well(text):
    return text.rstrip().rstrip(CLOSING)[-1:] in TERMINAL and bool(text.strip())


def is_clean(text, title):
    """No paragraph or sentence of eight words twice, no run of twelve tokens twice."""
    found = a.tokens(text)
    grams = [tuple(found[i:i + 12]) for i in range(len(found) - 11)]
    if len(set(grams)) != len(grams):
        return False
    seen = set()
    for paragraph, _ in a.paragraphs(text):
        spans = a.sentences(paragraph)
        units = [paragraph] if len(spans) == 1 else [paragraph] + [paragraph[b:e] for b, e in spans]
        for unit in units:
            key = tuple(a.tokens(unit))
            if a.n_words(unit) >= 8:
                if key in seen:
                    return False
                seen.add(key)
    return True


def is_eligible(record):
    text = record.get("text")
    if not isinstance(text, str) or not 80 <= len(a.tokens(text)) <= 2000:
        return False
    parts = [p for p, _ in a.paragraphs(text) if p]
    if len(parts) < 4 and sum(len(a.sentences(p)) for p in parts) < 4:
        return False
    return is_clean(text, record.get("title") or "")


# A sentence that may be glued to the next: nothing like "U.S." before the edge.
_GLUEABLE = re.compile("(?:[^\\W\\d_]{3}[.!?؟…]+|[。！？]+)[\"'’”»)\\]」）]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/)\S+")


def is_prose(text):
    """Running words, not an address or a list of links."""
    return not _ADDRESS.search(text) and a.n_words(text) >= 8


def holds(text, part):
    """Whether the tokens of part stand in the text one after another, addresses aside."""
    text = _ADDRESS.sub(" ", text)
    return " %s " % " ".join(a.tokens(part)) in " %s " % " ".join(a.tokens(text))


class Page:
    """A page in the making: pieces (text, kept as truth has it or None, kind of injection)."""

    def __init__(self, record, draw, others):
        self.draw = draw
        self.others = others
        self.script = script_of(record["text"])
        self.kinds = []
        pieces = a.paragraphs(record["text"])
        self.lead_space = pieces[0][1] if not pieces[0][0] else ""
        pieces = [p for p in pieces if p[0]]
        self.paragraphs = [p for p, _ in pieces]
        self.gaps = [g for _, g in pieces]
        inner = Counter(g for g in self.gaps[:-1])
        self.gap = inner.most_common(1)[0][0] if inner else draw.choice(["\n", "\n\n"])
        # A signature or a full stop of the agency stays last, whatever is doubled before it.
        self.n_body = len(self.paragraphs)
        while self.n_body > 1 and a.n_words(self.paragraphs[self.n_body - 1]) < 4:
            self.n_body -= 1
        title = (record.get("title") or "").strip()
        if "\n" in title or not 4 <= a.n_words(title) <= 40 or holds(record["text"], title):
            title = ""
        # Where a record has no title field its first line may be one.
        first = self.paragraphs[0]
        self.title_in_body = bool(
            not record.get("title") and self.n_body >= 4 and 4 <= a.n_words(first) <= 25 and
            "\n" not in first and not _ADDRESS.search(first) and len(a.sentences(first)) == 1)
        self.title = first if self.title_in_body else title
        self.lead_at = 1 if self.title_in_body else 0
        # Injected blocks by place: above the title, below it, behind paragraph i.
        self.above, self.below, self.behind = [], [], {}
        self.broken = {}
        self.repeat_body = None

    # -- what is copied

    def unit(self, min_words=8, max_words=160):
        """(paragraph number, text) of a paragraph or of some sentences of a long one."""
        choices = [i for i in range(self.lead_at, self.n_body)
                   if a.n_words(self.paragraphs[i]) >= min_words and self.begins_well(i) and
                   is_prose(self.paragraphs[i])]
        if not choices:
            return None
        i = self.draw.choice(choices)
        return i, self.shorten(self.paragraphs[i], min_words, max_words)

    def begins_well(self, i):
        """Not the second half of a sentence that the source has on two lines."""
        return i == 0 or ends_well(self.paragraphs[i - 1]) or self.gaps[i - 1].count("\n") > 1

    def shorten(self, paragraph, min_words, max_words):
        if a.n_words(paragraph) <= max_words:
            return paragraph
        spans = a.sentences(paragraph)
        first = self.draw.randrange(len(spans))
        last = first
        while last + 1 < len(spans) and last - first < 3 and \
                a.n_words(paragraph[spans[first][0]:spans[last][1]]) < max(30, min_words):
            last += 1
        part = paragraph[spans[first][0]:spans[last][1]]
        return part if a.n_words(part) >= min_words else paragraph

    def lead(self):
        paragraph = self.paragraphs[self.lead_at]
        if not is_prose(paragraph):
            return None
        if a.n_words(paragraph) <= 60:
            return paragraph
        spans = a.sentences(paragraph)
        for begin, end in spans[:1] + [(spans[0][0], spans[min(1, len(spans) - 1)][1])]:
            if a.n_words(paragraph[begin:end]) >= 8:
                return paragraph[begin:end]
        return None

    # -- how a copy is spoilt; each returns the text, or None where it changes nothing

    def spoil(self, text):
        """A copy as it stands on a page: half of the time with another surface."""
        if self.draw.random() < 0.5:
            return text, ""
        ways = [broken, hyphen_broken, word_a_line, quotes, other_form, no_break, soft, entities,
                unwrapped]
        self.draw.shuffle(ways)
        for way in ways:
            spoilt = way(text, self.draw, self.script)
            if spoilt is not None and spoilt != text:
                return spoilt, "+" + way.__name__
        return text, ""

    def put(self, place, text, kind):
        self.kinds.append(kind)
        if place in ("above", "below"):
            getattr(self, place).append((text, kind))
        else:
            self.behind.setdefault(place, []).append((text, kind))

    def place_far_from(self, i):
        """A place that is not beside paragraph i, where the page has one."""
        far = [k for k in range(self.n_body) if abs(k - i) > 1] or [self.n_body - 1]
        return self.draw.choice(far)

    # -- the page

    def pieces(self):
        """(text, text in the truth, kind): joined they are the dirty and the clean page."""
        out = [(self.lead_space, self.lead_space, "")]

        def kept(dirty, clean):
            out.append((dirty, clean, ""))

        def injected(text, kind):
            out.append((text, None, kind))

        def gap():
            out.append((self.gap, None, ""))

        titled = any(kind.startswith("title") for kind in self.kinds)
        for text, kind in self.above:
            injected(text, kind)
            gap()
        titled = titled and not self.title_in_body
        title_last = titled and (not self.below or self.draw.random() < 0.5)
        if titled and not title_last:
            kept(self.title + self.gap, self.title + self.gap)
        for text, kind in self.below:
            injected(text, kind)
            gap()
        if title_last:
            kept(self.title + self.gap, self.title + self.gap)
        for i, paragraph in enumerate(self.paragraphs):
            whole = self.broken.get(i, paragraph)
            tail = self.gaps[i]
            last = i + 1 == len(self.paragraphs)
            kept(whole, paragraph)
            if self.repeat_body == "aabb" and i < self.n_body:
                gap()
                injected(paragraph, "body_aabb")
            if self.repeat_body == "abab" and i + 1 == self.n_body:
                gap()
                body = "".join(p + (g if k + 1 < self.n_body else "")
                               for k, (p, g) in enumerate(zip(self.paragraphs[:self.n_body],
                                                              self.gaps)))
                injected(body, "body_abab")
            for text, kind in self.behind.get(i, []):
                gap()
                if kind == "caption_kept":
                    kept(text, None)
                else:
                    injected(text, kind)
            kept(tail, tail)
        return out


# -- surfaces of a copy

def breakable(text):
    return [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text)]


def broken(text, draw, script):
    """Line breaks in mid-sentence."""
    if script == "zh":
        places = [m.start() for m in re.finditer("(?<=[%s])(?=[%s])" % (a.NO_SPACES, a.NO_SPACES),
                                                 text)]
        drop = 0
    else:
        places, drop = breakable(text), 1
    if len(places) < 4 or "\n" in text:
        return None
    for at in sorted(draw.sample(places[1:-1], min(draw.randint(1, 3), len(places) - 2)),
                     reverse=True):
        text = text[:at] + "\n" + text[at + drop:]
    return text


def hyphen_broken(text, draw, script):
    if script not in ("en", "ru"):
        return None
    places = [m.start() + len(m.group()) // 2 for m in re.finditer(r"\b[^\W\d_]{7,}\b", text)]
    if not places:
        return None
    for at in sorted(draw.sample(places, min(2, len(places))), reverse=True):
        text = text[:at] + "-\n" + text[at:]
    return text


def word_a_line(text, draw, script):
    if script == "zh" or a.n_words(text) > 40:
        return None
    return "\n".join(text.split())


def quotes(text, draw, script):
    pairs = [("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("«", '"'), ("»", '"'), ("–", "-"),
             ("—", "-"), ("…", "..."), ("，", ",")]
    plain = text
    for fancy, simple in pairs:
        plain = plain.replace(fancy, simple)
    if plain != text:
        return plain
    fancy = re.sub(r'"(?=\w)', "“", text)
    fancy = fancy.replace('"', "”").replace("'", "’").replace(" - ", " – ").replace("...", "…")
    return fancy if fancy != text else None


def other_form(text, draw, script):
    """NFD for NFC and the other way round."""
    apart = unicodedata.normalize("NFD", text)
    return apart if apart != text else unicodedata.normalize("NFC", text)


def no_break(text, draw, script):
    places = [m.start() for m in re.finditer(" ", text)]
    if not places:
        return None
    for at in draw.sample(places, max(1, len(places) // 4)):
        text = text[:at] + "\u00a0" + text[at + 1:]
    return text


def soft(text, draw, script):
    """Soft hyphens; tatweel in Arabic, zero-width spaces where words have no spaces."""
    sign = {"ar": "\u0640", "zh": "\u200b"}.get(script, "\u00ad")
    word = r"[\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647]{3,}" if script == "ar" else \
        (r"[%s]{4,}" % a.NO_SPACES if script == "zh" else r"[^\W\d_]{6,}")
    places = [m.start() + 2 for m in re.finditer(word, text)]
    if not places:
        return None
    for at in sorted(draw.sample(places, max(1, len(places) // 3)), reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def entities(text, draw, script):
    """HTML that was escaped once too often."""
    out = html.escape(text)
    for sign, name in (("“", "&ldquo;"), ("”", "&rdquo;"), ("’", "&rsquo;"), ("«", "&laquo;"),
                       ("»", "&raquo;"), ("\u00a0", "&nbsp;"), ("–", "&ndash;"), ("—", "&mdash;")):
        out = out.replace(sign, name)
    return out if out != text else None


def unwrapped(text, draw, script):
    """Hard-wrapped lines as one."""
    return re.sub(r"\s*\n\s*", "" if script == "zh" else " ", text) if "\n" in text else None


# -- kinds of injection; each returns whether it could

def title_copies(page):
    if not page.title:
        return False
    for _ in range(page.draw.randint(1, 2)):
        page.put("above", page.title, "title_copies")
    return True


def title_site(page):
    if not page.title:
        return False
    site = page.draw.choice(SITES[page.script])
    mark = page.draw.choice([" | ", " - ", " – ", " :: "])
    text = site + mark + page.title if page.draw.random() < 0.3 else page.title + mark + site
    page.put("above", text, "title_site")
    return True


def title_case(page):
    if not page.title:
        return False
    other = page.draw.choice([str.upper, str.title, str.lower])(page.title)
    if other == page.title:
        return False
    page.put("above", other, "title_case")
    return True


def standfirst(page):
    lead = page.lead()
    if not lead:
        return False
    text, how = page.spoil(lead)
    page.put("below", text, "standfirst" + how)
    return True


def teaser(page):
    """The beginning of the lead, or of another paragraph, broken off inside a sentence."""
    at_top = page.draw.random() < 0.6
    i = page.lead_at if at_top else page.draw.randrange(page.lead_at, page.n_body)
    paragraph = page.paragraphs[i]
    if not page.begins_well(i) or not is_prose(paragraph):
        return False
    spans = a.sentences(paragraph)
    inside = [(b, e) for b, e in spans if a.n_words(paragraph[b:e]) >= 14]
    if not inside:
        return False
    begin, end = inside[0] if inside[0] in spans[:2] else (None, None)
    if begin is None:
        return False
    cut = begin + int((end - begin) * page.draw.uniform(0.6, 0.9))
    inside_word = page.draw.random() < 0.4 or page.script == "zh"
    if not inside_word:
        cut = paragraph.rfind(" ", begin, cut)
        if cut < 0:
            return False
    text = paragraph[spans[0][0]:cut].rstrip(" ,;:")
    if a.n_words(text) < 8 or a.n_words(text) > 80:
        return False
    text += page.draw.choice(["…", "...", " [...]", "", " …"])
    page.put("below" if at_top else page.n_body - 1, text, "teaser")
    return True


def digest(page):
    """Two to four paragraphs, or sentences of them, with no space behind the full stops."""
    glued = []
    for i in range(page.lead_at, page.n_body):
        part = page.shorten(page.paragraphs[i], 8, 60).strip()
        if is_prose(part) and _GLUEABLE.search(part) and page.begins_well(i) and \
                (part[0].isalnum() or part[0] in "\"'“‘«「"):
            glued.append(unwrapped(part, page.draw, page.script) or part)
    if len(glued) < 2:
        return False
    n = page.draw.randint(2, min(4, len(glued)))
    first = page.draw.randint(0, len(glued) - n)
    page.put("below" if page.draw.random() < 0.6 else page.n_body - 1,
             "".join(glued[first:first + n]), "digest")
    return True


def body_twice(page):
    if page.repeat_body:
        return False
    page.repeat_body = page.draw.choice(["abab", "aabb"])
    if not all(page.begins_well(i) for i in range(page.n_body)):
        page.repeat_body = "abab"
    page.kinds.append("body_" + page.repeat_body)
    return True


def paragraph_elsewhere(page):
    found = page.unit()
    if not found or page.n_body < 2:
        return False
    i, text = found
    text, how = page.spoil(text)
    page.put(page.place_far_from(i), text, "paragraph" + how)
    return True


def pull_quote(page):
    found = [(i, p[b:e]) for i, p in enumerate(page.paragraphs[:page.n_body])
             for b, e in a.sentences(p) if a.n_words(p[b:e]) <= 45 and is_prose(p[b:e]) and ends_well(p[b:e]) and
             (b > 0 or page.begins_well(i))]
    if not found or page.n_body < 2:
        return False
    i, text = page.draw.choice(found)
    text, how = page.spoil(text)
    page.put(page.place_far_from(i), text, "pull_quote" + how)
    return True


def broken_original(page):
    """The copy is whole, the original has line breaks in mid-sentence."""
    found = page.unit(12)
    if not found:
        return False
    i, text = found
    damaged = broken(page.paragraphs[i], page.draw, page.script)
    if i in page.broken or page.repeat_body or damaged is None:
        return False
    page.broken[i] = damaged
    page.put(page.place_far_from(i) if page.draw.random() < 0.5 else "below", text,
             "broken_original")
    return True


def caption(page):
    """A caption per image size: it stands two or three times in a row, once in the truth."""
    text = page.draw.choice(page.others)
    if script_of(text) != page.script or any(holds(p, text) for p in page.paragraphs):
        return False
    text = CREDITS[page.script] + text
    at = page.draw.randrange(page.n_body)
    if at in page.behind:
        return False
    page.behind[at] = [(text, "caption_kept")]
    for _ in range(page.draw.randint(1, 2)):
        page.put(at, text, "caption")
    return True


KINDS = [title_copies, title_site, title_case, standfirst, teaser, digest, body_twice,
         paragraph_elsewhere, pull_quote, broken_original, caption]


def build(record, draw, others, kinds, most):
    """(dirty, clean, spans, kinds) or None where no kind fits."""
    page = Page(record, draw, others)
    wanted, done = draw.randint(1, most), 0
    order = kinds[:]
    draw.shuffle(order)
    for kind in order:
        if done == wanted:
            break
        done += bool(kind(page))
    if not done:
        return None
    dirty, clean, spans, at = [], [], [], 0
    pieces = page.pieces()
    for k, (text, truth, kind) in enumerate(pieces):
        if kind:
            spans.append([at, at + len(text), kind])
        dirty.append(text)
        at += len(text)
        if truth is not None:
            clean.append(truth)
        elif not kind and text != page.gap:
            clean.append(page.gap + text)  # the caption that stays
    return "".join(dirty), "".join(clean), spans, page.kinds


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--controls", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=["tune", "test"], default="tune")
    parser.add_argument("--kinds", help="of " + ",".join(k.__name__ for k in KINDS))
    parser.add_argument("--most", type=int, default=3, help="kinds in one article [3]")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    kinds = [k for k in KINDS if not options.kinds or k.__name__ in options.kinds.split(",")]

    records = [r for r in a.open_records(options.data)
               if isinstance(r.get("id"), str) and a.stable_half(r["id"]) == options.part]
    records.sort(key=lambda r: r["id"])
    random.Random(options.seed).shuffle(records)
    taken, n_read = [], 0
    for record in records:
        n_read += 1
        if is_eligible(record):
            taken.append(record)
        if len(taken) == options.count * 11 // 10 + options.controls:
            break
    controls = taken[:options.controls]
    pool = taken[options.controls:]
    others = []
    for record in controls:
        for paragraph, _ in a.paragraphs(record["text"])[:2]:
            for b, e in a.sentences(paragraph)[:1]:
                text = re.sub(r"\s*\n\s*", " ", paragraph[b:e])
                if 12 <= a.n_words(text) <= 30 and is_prose(text) and ends_well(text):
                    others.append(text)
    os.makedirs(options.out, exist_ok=True)

    def path(name):
        return open(os.path.join(options.out, name), "w", encoding="utf-8", newline="\n")

    n, counts = 0, Counter()
    with path("dirty.jsonl") as dirty_file, path("truth.jsonl") as truth_file:
        for record in pool:
            if n == options.count:
                break
            draw = random.Random("%d/%s" % (options.seed, record["id"]))
            made = build(record, draw, others, kinds, options.most)
            if made is None:
                continue
            n += 1
            dirty, clean, spans, used = made
            counts.update(used)
            dirty_file.write(json.dumps({"id": record["id"], "text": dirty}, ensure_ascii=False) + "\n")
            truth_file.write(json.dumps(
                {"id": record["id"], "text": clean, "spans": [s[:2] for s in spans],
                 "span_kinds": [s[2] for s in spans], "kinds": used}, ensure_ascii=False) + "\n")
    with path("controls.jsonl") as control_file:
        for record in controls:
            control_file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print("%s: %d articles of %d looked at, %d controls, seed %d, part %s"
          % (os.path.basename(options.data), n, n_read, len(controls), options.seed, options.part))
    for kind, count in sorted(counts.items()):
        print("  %6d %s" % (count, kind))


if __name__ == "__main__":
    main()
