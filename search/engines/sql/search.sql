-- Hits, totals and facets of one question: BM25 as Lucene computes it, each step in its own precision,
-- so that both engines give one list (docs/search.md).
-- The lateral joins with OFFSET 0 keep the index of the postings in use whatever the statistics say.
WITH {weighed},
scored AS (
    SELECT entry_id, sum(
        {contribution}
    )::real AS score
    FROM weighed CROSS JOIN LATERAL (
        SELECT entry_id, weight, length FROM search_posting WHERE term_id = weighed.id OFFSET 0
    ) AS posting
    GROUP BY entry_id
),
pool AS MATERIALIZED (
    -- `catalogue_entry` is the copy: what may be shown is asked of it.
    SELECT catalogue_entry.entry_id AS id, catalogue_entry.changed_at, catalogue_entry.tokens,
           (scored.score::float8 * catalogue_entry.prior)::real AS score,
           CASE WHEN %(filtered)s THEN ARRAY(
               SELECT chosen.name
               FROM jsonb_to_recordset(%(chosen)s::jsonb) AS chosen (name text, "values" text[])
               WHERE NOT catalogue_entry.tokens && chosen."values"
           ) ELSE '{}' END AS missed
    FROM scored
    JOIN search_document AS catalogue_entry
         ON catalogue_entry.index_id = %(index)s AND catalogue_entry.entry_id = scored.entry_id
    WHERE {readable}
      {demanded}
),
counted AS (
    SELECT count(*) FILTER (WHERE missed = '{}') AS total, count(*) AS unfiltered FROM pool
),
hits AS (
    SELECT id, score, changed_at
    FROM pool WHERE missed = '{}'
    ORDER BY {order}
    LIMIT %(size)s OFFSET %(first)s
),
counts AS (
    SELECT value, count(*) AS number
    FROM pool, unnest(tokens) AS value
    WHERE split_part(value, ':', 1) = ANY (%(facets)s)
      AND (missed = '{}' OR missed = ARRAY[split_part(value, ':', 1)])
    GROUP BY value
)
SELECT jsonb_build_object(
    'total', counted.total,
    'unfiltered', counted.unfiltered,
    'hits', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, score::float8) ORDER BY {order}), '[]') FROM hits),
    'counts', (SELECT coalesce(jsonb_object_agg(value, number), '{}') FROM counts)
)
FROM counted
