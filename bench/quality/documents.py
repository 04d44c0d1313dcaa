"""Documents of a data set as numbers: tokens, shingles, resemblance, containment, common order.

Made apart from the engine, of what docs/limits.md says a word is. Tokens are numbered once, so
that a set of 20 million tokens takes 80 MB; shingle sets are made when asked for and the last
ones kept. Only the standard library.
"""

import re
import sys
import unicodedata
from array import array
from collections import OrderedDict
from html.entities import name2codepoint

import articles as a

SHINGLE = 5  # tokens


def _ranges(chosen):
    """The inside of a character class for code points, ascending."""
    parts, first, last = [], None, None
    for c in list(chosen) + [None]:
        if first is not None and c != last + 1:
            parts.append("%s-%s" % (re.escape(chr(first)), re.escape(chr(last))))
            first = c
        first, last = (c if first is None else first), c
    return "".join(parts)


def _classes():
    """Character classes: letters that are a token each, all others that count, marks."""
    alone = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3029"
                       "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
                       "\uff66-\uff9d]")
    single, word, mark = [], [], []
    for c in range(0x10000):
        category = unicodedata.category(chr(c))
        if category[0] in "LN" and not 0x2bb <= c <= 0x2bd and c != 0x2ee:
            (single if alone.match(chr(c)) and category[1] != "d" else word).append(c)
        elif category[0] == "M":
            mark.append(c)
    # Beyond the basic plane coarse ranges do: what is compared is compared by both sides alike.
    return (_ranges(single) + "\U00020000-\U0003ffff", _ranges(word) + "\U00010000-\U0001efff",
            _ranges(mark))


_SINGLE, _WORD, _MARK = _classes()
_TOKEN = re.compile("[%s][%s]*|[%s%s]+" % (_SINGLE, _MARK, _WORD, _MARK))
_ASCII_TOKEN = re.compile("[0-9A-Za-z]+")
_IGNORED = re.compile("[\u00ad\u034f\u0640\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
                      "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
                      "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
_ENTITY = re.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z0-9]{2,8}));")
_BROKEN = re.compile("([^\\W\\d_])[-\u2010][ \t]*(?:\r\n|\r|\n)[ \t]*(?=([^\\W\\d_]))")


def _entity(match):
    """What an entity stands for; an ampersand splits, as one that is written plainly does."""
    decimal, hexadecimal, name = match.groups()
    if name:
        code = 39 if name == "apos" else name2codepoint.get(name)
        if code is None:
            return match.group()
    else:
        code = int(decimal) if decimal else int(hexadecimal, 16)
    return " " if code == 38 or not 0 < code < 0x110000 or 0xd800 <= code < 0xe000 else chr(code)


def _mended(match):
    return match.group(1) if match.group(2).islower() else match.group()


def raw_tokens(text):
    """Runs of letters, marks and digits, as they are written; Han, Kana and Thai one by one.

    Entities are what they name, ignorable characters are not there, and a word broken by a hyphen
    at a line's end is one token if it goes on in lower case.
    """
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if not text.isascii():
        text = _IGNORED.sub("", text)
    if "-" in text or "\u2010" in text:
        text = _BROKEN.sub(_mended, text)
    return (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)


class Vocabulary(dict):
    """Numbers of tokens as written; equal where the tokens are equal once folded."""

    def __init__(self):
        super().__init__()
        self._folded = {}

    def __missing__(self, raw):
        number = self._folded.setdefault(a.fold(raw), len(self._folded))
        self[raw] = number
        return number

    def numbers(self, text):
        """The text's tokens in order."""
        return array("I", map(self.__getitem__, raw_tokens(text)))


def shingles(numbers):
    """The set of runs of five tokens, each as a 64-bit digest; fewer than five tokens: one run."""
    if len(numbers) < SHINGLE:
        return {hash(tuple(numbers))} if len(numbers) else set()
    return set(map(hash, zip(*(numbers[k:] for k in range(SHINGLE)))))


def overlap(one, other):
    """(resemblance, containment of the smaller set in the larger); nothing resembles nothing."""
    if not one or not other:
        return 0.0, 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common), common / min(len(one), len(other))


def in_common_order(one, other):
    """Length of the longest common subsequence, exactly.

    Bit-parallel (Hyyro 2004), with one Python integer as the row of bits.
    """
    begin, least = 0, min(len(one), len(other))
    while begin < least and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < least - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = (t[begin:len(t) - end] for t in (one, other))
    if len(one) < len(other):
        one, other = other, one
    places = {}
    for place, token in enumerate(one):
        places.setdefault(token, []).append(place)
    masks, every = {}, (1 << len(one)) - 1
    row = every
    for token in other:
        where = places.get(token)
        if not where:
            continue
        mask = masks.get(token) or sum(1 << place for place in where)
        if len(where) > 2:  # the others are made anew: rare tokens are many, and masks long
            masks[token] = mask
        hit = row & mask
        row = ((row + hit) | (row - hit)) & every
    return begin + end + len(one) - bin(row).count("1")


def likeness(one, other):
    """(tokens in common order by the longer of the two, those tokens)."""
    if one == other:
        return (1.0 if len(one) else 0.0), len(one)
    matched = in_common_order(one, other)
    return matched / max(len(one), len(other)), matched


class Documents:
    """The records of a data set by id: text, source, tokens, shingles.

    A doubled id names its first record; doubled holds such ids, for figures to leave them out.
    """

    MOST_SHINGLES = 8000000  # kept for later

    def __init__(self, records=()):
        self.vocabulary = Vocabulary()
        self.texts, self.sources, self.tokens, self.doubled = {}, {}, {}, set()
        self._sets, self._kept = OrderedDict(), 0
        for record in records:
            self.add(record["id"], record["text"], record.get("source"))

    def add(self, name, text, source=None):
        if name in self.texts:
            self.doubled.add(name)
            return
        self.texts[name] = text
        self.tokens[name] = self.vocabulary.numbers(text)
        if source:
            self.sources[name] = source

    def __contains__(self, name):
        return name in self.texts and name not in self.doubled

    def __len__(self):
        return len(self.texts)

    def cross(self, one, other):
        """True if the two have sources and these differ."""
        sources = self.sources.get(one), self.sources.get(other)
        return None not in sources and sources[0] != sources[1]

    def shingles(self, name):
        found = self._sets.get(name)
        if found is not None:
            self._sets.move_to_end(name)
            return found
        found = shingles(self.tokens[name])
        self._sets[name] = found
        self._kept += len(found)
        while self._kept > self.MOST_SHINGLES and len(self._sets) > 2:
            self._kept -= len(self._sets.popitem(last=False)[1])
        return found

    def overlap(self, one, other):
        """(resemblance, containment of the smaller), all shingles counted."""
        if self.tokens[one] == self.tokens[other]:
            return (1.0, 1.0) if len(self.tokens[one]) else (0.0, 0.0)
        return overlap(self.shingles(one), self.shingles(other))

    def resemblance(self, one, other):
        return self.overlap(one, other)[0]

    def smaller_tokens(self, one, other):
        return min(len(self.tokens[one]), len(self.tokens[other]))


def load(folder, name):
    """The documents of a data set."""
    documents = Documents(a.open_records(a.find_data(folder, name)))
    if documents.doubled:
        print("%s: %d doubled ids left out" % (name, len(documents.doubled)), file=sys.stderr)
    return documents
