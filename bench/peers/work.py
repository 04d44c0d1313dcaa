"""What every adapter has in common: reading, words, shingles, joining pairs, writing, the clock.

An adapter is called as `adapter IN.jsonl OUT.tsv THREADS` and writes a line a document: its id, a
tab, the id of the document that stands for its cluster. On standard error it says how long each of
its stages took, one JSON object in the last line. All use the same operating point: lower-case
words, five to a shingle, 128 hashes, 16 bands of 8, similar from 0.8 on.
"""

import json
import re
import sys
import time

SHINGLE, SLOTS, BANDS, ROWS, SIMILAR, SEED = 5, 128, 16, 8, 0.8, 42
_WORD = re.compile(r"\w+")
_CHUNK = 1 << 16


class Work:
    """The command line of an adapter, its clock, and its result."""

    def __init__(self):
        if len(sys.argv) != 4:
            raise SystemExit("usage: %s IN.jsonl OUT.tsv THREADS" % sys.argv[0])
        self.source, self.target, self.threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
        self._stages, self._last = {}, time.perf_counter()

    def stage(self, name):
        """What was done since the last call was this stage."""
        now = time.perf_counter()
        self._stages[name] = self._stages.get(name, 0) + now - self._last
        self._last = now

    def read(self):
        """Ids and texts."""
        try:
            from orjson import loads
        except ImportError:
            from json import loads
        ids, texts = [], []
        with open(self.source, "rb") as lines:
            for line in lines:
                record = loads(line)
                ids.append(record["id"])
                texts.append(record["text"])
        self.stage("read")
        return ids, texts

    def finish(self, ids, representatives):
        """Writes the clusters and tells the stages."""
        with open(self.target, "w", encoding="utf-8") as out:
            out.writelines("%s\t%s\n" % pair for pair in zip(ids, representatives))
        self.stage("write")
        self.tell()

    def tell(self):
        print(json.dumps({name: round(s, 4) for name, s in self._stages.items()}), file=sys.stderr)


def words(text):
    return _WORD.findall(text.lower())


def shingles(text):
    """The different shingles of a text, as strings; a short text is one shingle."""
    tokens = words(text)
    last = max(1, len(tokens) - SHINGLE + 1)
    return list({" ".join(tokens[i:i + SHINGLE]) for i in range(last)}) if tokens else []


def hashed_shingles(text):
    """The shingles of a text as 64-bit numbers, by numpy: the fastest way within Python."""
    import numpy as np
    tokens = words(text)
    hashes = np.fromiter(map(hash, tokens), np.int64, len(tokens)).view(np.uint64)
    if len(hashes) < SHINGLE:
        hashes = np.pad(hashes, (0, SHINGLE - len(hashes)))
    odd = np.uint64(0xBF58476D1CE4E5B9)
    mixed = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for k in range(SHINGLE):
        mixed = (mixed ^ (mixed >> np.uint64(31))) * odd + hashes[k:k + len(mixed)]
    return (mixed ^ (mixed >> np.uint64(29))) * odd


class Clusters:
    """Connected components, each named by its first document."""

    def __init__(self, n):
        self._parent = list(range(n))

    def find(self, i):
        parent = self._parent
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    def join(self, i, j):
        i, j = self.find(i), self.find(j)
        if i != j:
            self._parent[max(i, j)] = min(i, j)

    def representatives(self, ids):
        return [ids[self.find(i)] for i in range(len(ids))]


def pairs_in_bands(signatures):
    """Pairs of rows that agree in all slots of a band, each once, as an array (numpy)."""
    import numpy as np
    found = []
    for band in range(BANDS):
        rows = np.ascontiguousarray(signatures[:, band * ROWS:(band + 1) * ROWS])
        keys = rows.view(np.dtype((np.void, rows.dtype.itemsize * ROWS))).ravel()
        order = np.argsort(keys, kind="stable")
        ends = np.flatnonzero(np.append(keys[order][1:] != keys[order][:-1], True)) + 1
        for begin, end in zip(np.append(0, ends[:-1])[np.diff(ends, prepend=0) > 1],
                              ends[np.diff(ends, prepend=0) > 1]):
            group = np.sort(order[begin:end])
            left, right = np.triu_indices(len(group), 1)
            found.append(np.stack([group[left], group[right]], axis=1))
    return np.unique(np.concatenate(found), axis=0) if found else np.zeros((0, 2), np.int64)


def join_alike(pairs, signatures, clusters, numbers=None):
    """Joins the pairs of which enough slots are equal. numbers: the documents of the rows."""
    for begin in range(0, len(pairs), _CHUNK):
        some = pairs[begin:begin + _CHUNK]
        alike = (signatures[some[:, 0]] == signatures[some[:, 1]]).mean(axis=1) >= SIMILAR
        for i, j in some[alike].tolist():
            if numbers is None:
                clusters.join(i, j)
            else:
                clusters.join(int(numbers[i]), int(numbers[j]))
