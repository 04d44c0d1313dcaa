"""DuckDB: paragraphs of 60 characters or more that stood before, by hash. Exact copies only.

OUT.tsv has a document's id, its repeated paragraphs and their characters.
"""

import duckdb

import work

job = work.Work()
database = duckdb.connect()
database.execute("set threads = %d" % job.threads)
database.execute("""
    copy (
      with documents as (
        select row_number() over () as number, id, string_split(text, chr(10)) as lines
        from read_json(?, format = 'newline_delimited', maximum_object_size = 67108864,
                       columns = {id: 'varchar', text: 'varchar'})),
      lines as (
        select number, id, unnest(lines) as line, generate_subscripts(lines, 1) as place
        from documents),
      paragraphs as (
        select number, id, place, regexp_replace(trim(lower(line)), '\\s+', ' ', 'g') as words
        from lines),
      seen as (
        select number, id, length(words) as size,
               row_number() over (partition by hash(words) order by number, place) as time
        from paragraphs where length(words) >= 60)
      select id, count(*) filter (time > 1), coalesce(sum(size) filter (time > 1), 0)
      from seen group by number, id order by number)
    to '%s' (delimiter '\t', header false)""" % job.target.replace("'", "''"), [job.source])
job.stage("all")
job.tell()
