"""datasketch: MinHash in numpy, index in Python, one thread."""

from datasketch import MinHash, MinHashLSH

import work

job = work.Work()
ids, texts = job.read()
index = MinHashLSH(num_perm=work.SLOTS, params=(work.BANDS, work.ROWS))
encoded = ([s.encode() for s in work.shingles(text)] for text in texts)
sketches = []
for i, sketch in enumerate(MinHash.generator(encoded, num_perm=work.SLOTS, seed=work.SEED)):
    index.insert(i, sketch, check_duplication=False)
    sketches.append(sketch)
job.stage("normalise, shingle, sketch, bands")
clusters = work.Clusters(len(ids))
for i, sketch in enumerate(sketches):
    for j in index.query(sketch):
        if i < j and sketch.jaccard(sketches[j]) >= work.SIMILAR:
            clusters.join(i, j)
job.stage("query, join")
job.finish(ids, clusters.representatives(ids))
