"""gaoya: texts in; tokens, shingles, sketch and index in Rust, on RAYON_NUM_THREADS threads.

Its tokeniser splits at ASCII white space and punctuation only. Candidates are those whose
signatures agree.
"""

from gaoya.minhash import MinHashStringIndex

import work

job = work.Work()
ids, texts = job.read()
index = MinHashStringIndex(hash_size=32, jaccard_threshold=work.SIMILAR, num_bands=work.BANDS,
                           band_size=work.ROWS, analyzer="word", lowercase=True,
                           ngram_range=(work.SHINGLE, work.SHINGLE), id_container="vec")
index.par_bulk_insert_docs(list(range(len(ids))), texts)
job.stage("normalise, shingle, sketch, bands")
found = index.par_bulk_query(texts)
job.stage("query")
clusters = work.Clusters(len(ids))
for i, others in enumerate(found):
    for j in others:
        clusters.join(i, j)
job.stage("join")
job.finish(ids, clusters.representatives(ids))
