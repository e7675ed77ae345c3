-- Hits, totals and facets of one question: BM25 as Lucene computes it, each step in its own precision,
-- so that both engines give one list (docs/search.md).
-- The lateral joins with OFFSET 0 keep the indexes in use whatever the statistics say.
WITH weighed AS MATERIALIZED (
    SELECT id, weight, %(average)s::real AS average
    FROM unnest(%(terms)s::bigint[], %(weights)s::real[]) AS term (id, weight)
),
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
    -- `missed` names the facet of which an entry has no chosen value: none of several.
    SELECT catalogue_entry.entry_id AS id, catalogue_entry.changed_at, catalogue_entry.tokens_key,
           (scored.score::float8 * catalogue_entry.prior)::real AS score, {missed} AS missed
    FROM scored JOIN {documents}
),
hits AS (
    SELECT id, score, changed_at
    FROM pool WHERE missed = ''
    ORDER BY {order}
    LIMIT %(size)s OFFSET %(first)s
),
alike AS MATERIALIZED (
    -- Entries with the same values are counted as one: there are far fewer combinations than entries.
    SELECT min(id) AS id, missed, count(*) AS number
    FROM pool GROUP BY tokens_key, missed
),
counted AS (
    SELECT coalesce(sum(number) FILTER (WHERE missed = ''), 0) AS total,
           coalesce(sum(number), 0) AS unfiltered
    FROM alike
),
counts AS (
    SELECT value, sum(number) AS number
    FROM alike
    CROSS JOIN LATERAL (
        SELECT tokens FROM search_document AS document
        WHERE document.index_id = %(index)s AND document.entry_id = alike.id OFFSET 0
    ) AS document
    CROSS JOIN unnest(document.tokens) AS value
    WHERE split_part(value, ':', 1) = ANY (%(facets)s)
      AND missed IN ('', split_part(value, ':', 1))
    GROUP BY value
)
SELECT jsonb_build_object(
    'total', counted.total,
    'unfiltered', counted.unfiltered,
    'hits', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, score::float8) ORDER BY {order}), '[]') FROM hits),
    'counts', (SELECT coalesce(jsonb_object_agg(value, number), '{}') FROM counts)
)
FROM counted
