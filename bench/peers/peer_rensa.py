"""rensa by its documented way: shingle sets of Python strings, sketch and index in Rust."""

from rensa import RMinHash, RMinHashLSH

import work

job = work.Work()
ids, texts = job.read()
sets = [work.shingles(text) for text in texts]
job.stage("normalise, shingle")
sketches = RMinHash.from_token_sets(sets, num_perm=work.SLOTS, seed=work.SEED)
job.stage("sketch")
index = RMinHashLSH(threshold=work.SIMILAR, num_perm=work.SLOTS, num_bands=work.BANDS)
index.insert_many(sketches)
found = index.query_all(sketches)
job.stage("bands")
clusters = work.Clusters(len(ids))
for i, others in enumerate(found):
    for j in others:
        if i < j and sketches[i].jaccard(sketches[j]) >= work.SIMILAR:
            clusters.join(i, j)
job.stage("join")
job.finish(ids, clusters.representatives(ids))
