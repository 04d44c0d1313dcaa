"""Daft: reads, normalises and sketches in its Rust engine; bands and joining here, in numpy.

A pair of a band is joined only if its signatures agree. Its normalize() takes punctuation out
where the others split at it.
"""

import daft
import numpy as np
from daft.functions import minhash, normalize

import work

job = work.Work()
text = normalize(daft.col("text"), remove_punct=True, lowercase=True, nfd_unicode=True,
                 white_space=True)
frame = daft.read_json(job.source).with_column(
    "signature", minhash(text, num_hashes=work.SLOTS, ngram_size=work.SHINGLE, seed=work.SEED,
                         hash_function="xxhash"))
table = frame.select("id", "signature").to_arrow()
job.stage("read, normalise, sketch")
ids = table.column("id").to_pylist()
column = table.column("signature").combine_chunks()
numbers = np.flatnonzero(np.asarray(column.is_valid()))
signatures = column.drop_null().flatten().to_numpy().reshape(-1, work.SLOTS)
clusters = work.Clusters(len(ids))
pairs = work.pairs_in_bands(signatures)
job.stage("bands")
work.join_alike(pairs, signatures, clusters, numbers)
job.stage("join")
job.finish(ids, clusters.representatives(ids))
