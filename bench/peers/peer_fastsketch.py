"""FastSketchLSH, as fast as its interface goes: shingles hashed by numpy, in one buffer."""

import numpy as np
from FastSketchLSH import LSH, FastSimilaritySketch

import work

job = work.Work()
ids, texts = job.read()
parts = [work.hashed_shingles(text) for text in texts]
ends = np.zeros(len(parts) + 1, np.uint64)
ends[1:] = np.cumsum([len(part) for part in parts])
flat = np.concatenate(parts)
job.stage("normalise, shingle")
sketcher = FastSimilaritySketch(size=work.SLOTS, seed=work.SEED)
signatures = sketcher.batch_csr(flat, ends, prehashed=True, num_threads=job.threads)
job.stage("sketch")
index = LSH(num_perm=work.SLOTS, num_bands=work.BANDS, num_threads=job.threads)
index.insert(signatures)
found, begins = index.query(signatures, format="csr")
job.stage("bands")
right = np.asarray(found).astype(np.int64)
left = np.repeat(np.arange(len(ids)), np.diff(np.asarray(begins).astype(np.int64)))
pairs = np.stack([left, right], axis=1)[left < right]
clusters = work.Clusters(len(ids))
work.join_alike(pairs, np.asarray(signatures), clusters)
job.stage("join")
job.finish(ids, clusters.representatives(ids))
