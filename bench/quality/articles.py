"""Records, tokens, paragraphs and sentences, as the quality scripts see them.

Deliberately plain and apart from the engine: a measuring stick must not be made of what it
measures. Only the standard library.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter

NO_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_TOKEN = re.compile("[%s]|(?:(?![%s_])[\\w%s])+" % (NO_SPACES, NO_SPACES, _MARKS))
_IGNORED = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ASIDE = re.compile("(?<=[%s])\\s+|\\s+(?=[%s])" % (NO_SPACES, NO_SPACES))


def open_records(path):
    """The records of a .jsonl or .jsonl.zst file (the latter through the zstd program)."""
    if path.endswith(".zst"):
        zstd = subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE)
        lines = io.TextIOWrapper(zstd.stdout, encoding="utf-8", newline="\n")
    else:
        lines = open(path, encoding="utf-8", newline="\n")
    with lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def find_data(folder, name):
    """The file of a data set below the folder, plain before compressed."""
    for ending in (".jsonl", ".jsonl.zst"):
        path = os.path.join(folder, name + ending)
        if os.path.exists(path):
            return path
    raise SystemExit("%s: no %s.jsonl or %s.jsonl.zst (name the folder of the data)"
                     % (folder, name, name))


def plain_copy(path, folder):
    """The same data as an uncompressed file; the file itself where it is one."""
    if not path.endswith(".zst"):
        return path
    copy = os.path.join(folder, os.path.basename(path)[:-len(".zst")])
    if not os.path.exists(copy):
        with open(copy + ".part", "wb") as out:
            subprocess.run(["zstd", "-dcq", path], stdout=out, check=True)
        os.rename(copy + ".part", copy)
    return copy


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise SystemExit("%s: not found (install it)" % program)


def fold(text):
    """What is compared: compatibility form, case folded, without ignorable characters."""
    return unicodedata.normalize("NFKC", _IGNORED.sub("", unicodedata.normalize("NFKC", text))
                                 .casefold())


def tokens(text):
    return _TOKEN.findall(fold(text))


def token_counts(text):
    return Counter(tokens(text))


def n_words(text):
    """Words; in scripts without spaces eight characters count as five words."""
    found = tokens(text)
    single = sum(1 for t in found if re.match("[%s]" % NO_SPACES, t))
    return len(found) - single + single * 5 // 8


def collapse(text):
    """White space apart: runs become one space, none beside a character of a script without."""
    return _ASIDE.sub("", " ".join(text.split()))


# A full stop ends a sentence only behind a word of three letters or more and before white space
# and no small letter: rather a sentence too few than "U.S." as one.
_EDGE = re.compile(
    "(?:(?<=[^\\W\\d_]{3})[.!?\u061f\u2026]+[\"'\u2019\u201d\u00bb)\\]]*(?=\\s+[^\\s a-z\u0430-\u044f.])"
    "|[\u3002\uff01\uff1f]+[\u201d\u2019\u300d\uff09\"]*)")


def sentences(paragraph):
    """Spans of sentences of one paragraph, without white space around them."""
    spans, begin = [], 0
    for edge in list(_EDGE.finditer(paragraph)) + [None]:
        end = edge.end() if edge else len(paragraph)
        piece = paragraph[begin:end]
        left = begin + len(piece) - len(piece.lstrip())
        right = begin + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
        begin = end
    return spans


_SEPARATORS = [re.compile(r"\s*\n[^\S\n]*\n\s*"),  # blank lines
               re.compile(r"[^\S\n]*\n[^\S\n]{2,}(?=\S)"),  # indented first lines
               re.compile(r"[^\S\n]*\n\s*")]  # every line a paragraph


def paragraphs(text):
    """Pieces of the text: (paragraph, separator behind it), which joined give the text back.

    The first piece may be ("", leading white space).
    """
    lines = [line for line in text.split("\n") if line.strip()]
    indented = sum(1 for line in lines if re.match(r" {2,}\S", line))
    blank = len(_SEPARATORS[0].split(text.strip()))
    wrapped = [line for line in lines if 45 <= len(line.rstrip()) <= 80]
    unfinished = [line for line in lines if line.rstrip()[-1] not in ".!?\"'"]
    hard_wrapped = (len(lines) >= 4 and len(wrapped) * 2 >= len(lines) and
                    len(unfinished) * 2 >= len(lines) and
                    max(len(line) for line in lines) <= 85)
    listed = len(lines) >= 6 and indented >= 2 and indented * 5 <= len(lines) * 4
    if (hard_wrapped or listed) and blank <= 2:
        separator = _SEPARATORS[1]
    elif blank >= 3 or blank == len(lines):
        separator = _SEPARATORS[0]
    else:
        separator = _SEPARATORS[2]
    core = text.strip()
    lead = text[:len(text) - len(text.lstrip())]
    pieces, begin = [("", lead)] if lead else [], 0
    for gap in separator.finditer(core):
        pieces.append((core[begin:gap.start()], gap.group()))
        begin = gap.end()
    pieces.append((core[begin:], text[len(lead) + len(core):] if core else ""))
    return pieces


def stable_half(name):
    """Articles by id, cut in two for good: what rules are tuned on and what they are judged on."""
    return "tune" if hashlib.sha256(name.encode("utf-8")).digest()[0] % 2 else "test"
