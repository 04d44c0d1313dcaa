#!/usr/bin/env python3
"""Runs the examples in the documents and holds the documents to the code.

usage: run_examples.py [--update] PROJECT_ROOT FOLDER_OF_PROGRAMS...

Every fenced block marked console is a session: a line that begins with "$ " is run by bash, the
lines below it are what it prints, standard error included (a backslash or <<'END' goes on). The sessions of one document run one
after the other in one scratch folder that holds a copy of corpus/, with FOLDER_OF_PROGRAMS on the
PATH. Times, memory and thread counts are masked. A command that fails ends its line with
"; echo $?" in the document. --update writes what was printed into the documents instead.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ARGUMENTS = [a for a in sys.argv[1:] if a != "--update"]
UPDATE = "--update" in sys.argv[1:]
ROOT, PROGRAMS = pathlib.Path(ARGUMENTS[0]).resolve(), [os.path.abspath(a) for a in ARGUMENTS[1:]]
DOCUMENTS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md",
             ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

SESSION = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
MASKS = [
    (re.compile(r"\d+\.\d\d s wall, \d+\.\d\d s CPU, [\d.]+ [KMG]B peak"), "COST"),
    (re.compile(r'("(?:wall_|cpu_)?seconds": ?)[-\d.e]+'), r"\1N"),
    (re.compile(r'("(?:peak_bytes|n_threads)": ?)\d+'), r"\1N"),
]


def masked(text):
    for pattern, mark in MASKS:
        text = pattern.sub(mark, text)
    return text


def steps(session):
    """(command, expected output) in order; a command goes on after a backslash at a line's end."""
    found, lines = [], session.splitlines(keepends=True)
    while lines:
        line = lines.pop(0)
        if not line.startswith("$ "):
            found[-1][1] += line
            continue
        while line.endswith("\\\n"):
            line += lines.pop(0)
        if line.endswith("<<'END'\n"):
            while not line.endswith("\nEND\n"):
                line += lines.pop(0)
        found.append([line, ""])
    return found


def run(command, scratch):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": os.pathsep.join([*PROGRAMS, os.environ["PATH"]])}
    done = subprocess.run(["bash", "-c", command[2:]], cwd=scratch, env=environment, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    printed = done.stdout.decode("utf-8", "replace")
    if printed and not printed.endswith("\n"):
        printed += "\n"
    return done.returncode, printed


def check_sessions(path, scratch):
    """Faults of one document, the number of its commands, and its text with real outputs."""
    faults, count = [], 0

    def replay(block):
        nonlocal count
        out = ""
        for command, wanted in steps(block.group(1)):
            count += 1
            code, printed = run(command, scratch)
            same = masked(printed) == masked(wanted)
            out += command + (wanted if same else printed)
            if code:
                faults.append(f"{path.name}: exit code {code}: {command}{printed}")
            elif not same:
                faults.append(f"{path.name}: {command}--- the document says\n{wanted}--- the program says\n{printed}---")
        return f"```console\n{out}```"

    text = SESSION.sub(replay, path.read_text(encoding="utf-8"))
    return faults, count, text


def without_code(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def anchors(text):
    """GitHub's names of the headings."""
    headings = re.findall(r"^#+ (.*)$", without_code(text), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_links(path):
    text = path.read_text(encoding="utf-8")
    faults = []
    for link in re.findall(r"(?:\]\(|src=\"|srcset=\")([^)\"\s]+)", without_code(text)):
        name, _, anchor = link.partition("#")
        if "://" in name:
            continue
        target = (path.parent / name) if name else path
        if not target.exists():
            faults.append(f"{path.name}: links to {link}, which is not there")
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            faults.append(f"{path.name}: links to {link}, which has no such heading")
    return faults


def check_architecture():
    """Every folder of src/ has its section, and every test that guards an invariant exists."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = sorted(p.name for p in (ROOT / "src").iterdir() if p.is_dir())
    faults = [f"ARCHITECTURE.md: no section about src/{name}" for name in folders
              if not re.search(rf"^### `{name}/`", text, re.M)]
    tests = "".join(p.read_text(encoding="utf-8") for p in [*(ROOT / "tests").rglob("*.cc"), *(ROOT / "tests").rglob("*.py")])
    named = set(re.findall(r"`([A-Z]\w+\.\w+)`", text.partition("## 5.")[2].partition("## 6.")[0]))
    for name in sorted(named):
        suite, case = name.split(".")
        gtest = re.search(rf"TEST(?:_F|_P)?\(\s*{suite},\s*{case}\s*\)", tests)
        python = re.search(rf"class {suite}\(.*?\n    def {case}\(", tests, re.S)
        if not gtest and not python:
            faults.append(f"ARCHITECTURE.md: names the test {name}, which is not there")
    if len(named) < 8:
        faults.append("ARCHITECTURE.md: section 5 names fewer than 8 tests")
    return faults


def keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


FINDINGS = ["repeats.jsonl", "clusters.jsonl", "passages.jsonl", "removed.jsonl", "kept_whole.jsonl",
            "skipped.jsonl", "summary.json"]


def check_formats(scratch):
    """Every field that a run writes is described."""
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    (scratch / "bad.jsonl").write_text('{"text": "one"}\n{broken\n', encoding="utf-8")
    code, printed = run("$ dittograph clean corpus/tiny corpus/seed corpus/wire bad.jsonl -o FIELDS --force -q", scratch)
    faults = [f"docs/formats.md: cannot make the files to compare with: {printed}"] if code else []
    for name in FINDINGS if not code else []:
        content = (scratch / "FIELDS" / name).read_text(encoding="utf-8")
        values = [json.loads(content)] if name == "summary.json" else [json.loads(line) for line in content.splitlines()]
        if name == "summary.json":
            values[0]["params"] = {}   # Settings are described by --help,
            values[0]["skipped"] = {}  # reasons beside skipped.jsonl,
            for of_input in values[0]["inputs"]:
                of_input["fields"] = {}  # fields as "What is read" has them,
            values[0]["near_documents"]["found_by"] = {"minhash": {"near": 0}}  # sums in words.
        section = re.search(rf"^## `{re.escape(name)}`.*?(?=^## |\Z)", text, re.M | re.S)
        for key in sorted(set(keys(values))):
            if not section or f"`{key}`" not in section.group(0):
                faults.append(f"docs/formats.md: {name} has a field {key} that its section does not describe")
    return faults


def main() -> int:
    faults, count = [], 0
    for path in DOCUMENTS:
        if not path.exists():
            faults.append(f"{path.name}: is not there")
            continue
        with tempfile.TemporaryDirectory(prefix="dittograph-docs-") as folder:
            scratch = pathlib.Path(folder)
            shutil.copytree(ROOT / "corpus", scratch / "corpus")
            found, n, text = check_sessions(path, scratch)
            if UPDATE and text != path.read_text(encoding="utf-8"):
                path.write_text(text, encoding="utf-8")
                print(f"updated {path.name}")
            faults += found + check_links(path)
            count += n
            if path.name == "README.md" and n < 5:
                faults.append("README.md: fewer than 5 examples; are the blocks marked console?")
            if path.name == "formats.md":
                faults += check_formats(scratch)
    if (ROOT / "ARCHITECTURE.md").exists():
        faults += check_architecture()
    for fault in faults:
        print(fault)
    print(f"run_examples: {len(DOCUMENTS)} documents, {count} commands, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
