"""polars: paragraphs of 60 characters or more that stood before, by hash. Exact copies only.

OUT.tsv has a document's id, its repeated paragraphs and their characters.
"""

import polars as pl

import work

job = work.Work()
text = pl.col("text")
frame = pl.read_ndjson(job.source, schema={"id": pl.String, "text": pl.String}, ignore_errors=True)
job.stage("read")
paragraphs = (
    frame.lazy().with_columns(text.str.split("\n")).explode("text")
    .with_columns(text.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars())
    .with_columns(text.str.len_chars().alias("size")).filter(pl.col("size") >= 60)
    .with_columns((~text.hash().is_first_distinct()).alias("again")))
result = paragraphs.group_by("id", maintain_order=True).agg(
    pl.col("again").sum(), pl.col("size").filter(pl.col("again")).sum()).collect()
job.stage("paragraphs")
result.write_csv(job.target, separator="\t", include_header=False)
job.stage("write")
job.tell()
