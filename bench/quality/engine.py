"""Runs the dittograph program and reads what it wrote."""

import json
import os
import shutil
import subprocess
import time

import articles as a


class Run:
    """Seconds and bytes of one finished run."""

    def __init__(self, wall, cpu, peak_bytes, errors):
        self.wall, self.cpu, self.peak_bytes, self.errors = wall, cpu, peak_bytes, errors


def run(command, expect=(0,), output=None):
    """Runs a command to its end; its own CPU seconds and peak memory, by wait4."""
    begin = time.perf_counter()
    with open(output or os.devnull, "wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        errors = child.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expect:
        raise SystemExit("%s: exit %d\n%s" % (" ".join(command), child.returncode, errors[-2000:]))
    return Run(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime,
               usage.ru_maxrss * 1024, errors)


# Only what stands twice within a document goes: copies among documents stay where they are.
WITHIN_ONLY = ("--level", "documents", "--documents", "mark")


def clean(program, inputs, out, *flags):
    """dittograph clean INPUT... -o OUT, replacing OUT."""
    if os.path.isdir(out):
        shutil.rmtree(out)
    return run([program, "clean", *inputs, "-o", out, "--quiet", *flags])


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def cuts_by_document(out):
    """id -> (begin, end, ledger line) of repeats, in code points, in text order."""
    cuts = {}
    for line in a.open_records(os.path.join(out, "removed.jsonl")):
        if line["reason"] == "repeat":
            cuts.setdefault(line["document"], []).append((line["cp_begin"], line["cp_end"], line))
    for spans in cuts.values():
        spans.sort(key=lambda span: span[:2])
    return cuts


def kept_text(line, text):
    """The copy that stays, as the ledger names it (bytes of the same document)."""
    if "kept_begin" not in line:
        return ""
    data = text.encode("utf-8")
    return data[line["kept_begin"]:line["kept_end"]].decode("utf-8", "replace")
