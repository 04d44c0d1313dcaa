#!/usr/bin/env python3
"""Checks that the corpus and its README agree; prints one line, exits 1 on any fault.

- Every NAME.txt has a NAME.clean.txt, a row in the README's table of cases (for tiny/) and both
  digests in its table of sha256, as every file has; no row names a file that is not there.
- Every answer is its input with stretches left out: its words (maximal runs of bytes without
  white space, so no cut falls inside one) stand in the input in the same order, each white space
  between them is one the input has, or the one space that mends a broken line, and both ends
  alike (a text without a newline at its end may get one).
- The column `cut` is the difference of the two lengths.
- seed/repeats.tsv: copies of a group are equal but for white space; exactly one is kept.
"""

import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent
SPACE = re.compile(rb"[ \t\r\n\v\f]+")


def is_deletion_only(text: bytes, answer: bytes) -> bool:
    remaining = iter(text.split())
    if not all(word in remaining for word in answer.split()):
        return False
    tail, answer_tail = text[len(text.rstrip()):], answer[len(answer.rstrip()):]
    if answer_tail != (tail or answer_tail.strip(b" ")[:1]):
        return False
    return set(SPACE.findall(answer.strip())) <= set(SPACE.findall(text.strip())) | {b" "}


def readme_tables(readme: str):
    cuts = {m[1]: int(m[2]) for m in re.finditer(r"^\| `(tiny/\w+)` \|.*\| (\d+) \| [^|]+\|$", readme, re.M)}
    digests = dict(re.findall(r"^\| `([\w/.]+)` \| ([0-9a-f]{64}) \|$", readme, re.M))
    return cuts, digests


def check_digests(digests) -> list[str]:
    files = {p.relative_to(ROOT).as_posix(): p for folder in ("seed", "tiny", "wire") for p in sorted((ROOT / folder).iterdir())}
    faults = [f"{name}: in README.md, but not in the tree" for name in digests if name not in files]
    for name, path in files.items():
        if digests.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            faults.append(f"{name}: README.md has no digest of it, or another one")
    return faults


def check_answers(texts, cuts) -> list[str]:
    faults = []
    names = {f"tiny/{path.stem}" for path in texts if path.parent.name == "tiny"}
    faults += [f"{name}: a row in README.md without a text, or a text without a row" for name in sorted(names ^ cuts.keys())]
    for path in texts:
        name = f"{path.parent.name}/{path.stem}"
        answer_path = path.with_suffix(".clean.txt")
        if not answer_path.exists():
            faults.append(f"{name}: no answer beside it")
            continue
        text, answer = path.read_bytes(), answer_path.read_bytes()
        if not is_deletion_only(text, answer):
            faults.append(f"{name}: the answer is not the input with stretches left out")
        if name in cuts and cuts[name] != len(text) - len(answer):
            faults.append(f"{name}: README.md says {cuts[name]} bytes are cut, it is {len(text) - len(answer)}")
    return faults


def check_seed_repeats() -> list[str]:
    text = (ROOT / "seed/article.txt").read_bytes().decode("utf-8")
    groups = {}
    for line in (ROOT / "seed/repeats.tsv").read_text("utf-8").splitlines()[1:]:
        group, begin, end, kept = line.split("\t")
        groups.setdefault(group, []).append((" ".join(text[int(begin):int(end)].split()), kept))
    return [
        f"seed/repeats.tsv: copies of {group} differ, or not exactly one is kept"
        for group, copies in groups.items()
        if len({words for words, _ in copies}) != 1 or sorted(kept for _, kept in copies)[-2:] != ["0", "1"]
    ]


def main() -> int:
    cuts, digests = readme_tables((ROOT / "README.md").read_text("utf-8"))
    texts = sorted(p for p in ROOT.glob("*/*.txt") if not p.name.endswith(".clean.txt"))
    answers = list(ROOT.glob("*/*.clean.txt"))
    faults = check_digests(digests) + check_answers(texts, cuts) + check_seed_repeats()
    if len(answers) != len(texts):
        faults.append(f"corpus: {len(texts)} texts but {len(answers)} answers")
    untouched = sum(1 for cut in cuts.values() if cut == 0)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(texts)} texts with answers, {untouched} of them to stay untouched, {len(faults)} faults")
    return 1 if faults or not texts else 0


if __name__ == "__main__":
    sys.exit(main())
