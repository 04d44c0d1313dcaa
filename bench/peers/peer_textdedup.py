"""text-dedup's own command, as a process of its own; pairs of a band are joined without a check."""

import os
import pickle
import shutil
import subprocess
import sys

import work

job = work.Work()
here = job.target + ".work"
shutil.rmtree(here, ignore_errors=True)
os.makedirs(here)
settings = {"path": "json", "data_files": os.path.abspath(job.source), "split": "train",
            "cache_dir": here + "/cache", "output": here + "/out", "column": "text",
            "batch_size": 10000, "num_proc": job.threads, "ngram": work.SHINGLE,
            "num_perm": work.SLOTS, "b": work.BANDS, "r": work.ROWS, "threshold": work.SIMILAR,
            "hash_func": "xxh3", "hash_bits": 64, "seed": work.SEED}
command = [sys.executable, "-m", "text_dedup.minhash", "--debug"]
for name, value in settings.items():
    command += ["--" + name, str(value)]
done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False,
                      env={**os.environ, "HF_HOME": here + "/hf", "HF_HUB_OFFLINE": "1",
                           "HF_DATASETS_OFFLINE": "1"})
if done.returncode:
    sys.exit(done.stderr[-2000:])
job.stage("all")
import text_dedup.utils.union_find  # noqa: E402,F401  the pickle holds one of its objects
with open(here + "/out/uf.pkl", "rb") as file:
    components = pickle.load(file)
ids, _ = job.read()
job.finish(ids, [ids[components.find(i)] for i in range(len(ids))])
shutil.rmtree(here, ignore_errors=True)
