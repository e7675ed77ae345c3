-- Hits, total and facets of one question.
-- Terms become queries: `exact` in the language, `loose` with the words that begin so, which are left
-- out for stop words. Each term weighs by how rare it is; a word itself counts more than longer words
-- that begin so; the sum is multiplied by the number of terms that fit, so that more come first.
WITH asked AS MATERIALIZED (
    SELECT number, exact,
           CASE WHEN numnode(exact) = 0 OR begins = '' THEN exact
                ELSE exact || to_tsquery('simple', begins) END AS loose
    FROM (
        SELECT number, to_tsquery(%(configuration)s::regconfig, exact) AS exact, begins
        FROM unnest(%(exact)s::text[], %(begins)s::text[])
             WITH ORDINALITY AS term (exact, begins, number)
    ) AS read
),
anything AS MATERIALIZED (
    SELECT coalesce(string_agg('(' || loose::text || ')', ' | ')::tsquery, ''::tsquery) AS query
    FROM asked WHERE numnode(loose) > 0
),
excluded AS MATERIALIZED (
    SELECT coalesce(string_agg('(' || query::text || ')', ' | ')::tsquery, ''::tsquery) AS query
    FROM (
        SELECT to_tsquery(%(configuration)s::regconfig, term) AS query
        FROM unnest(%(excluded)s::text[]) AS term
    ) AS read WHERE numnode(query) > 0
),
size AS (SELECT count(*) AS documents FROM catalogue_entry WHERE locale = %(locale)s),
found AS (
    SELECT catalogue_entry.id, asked.number,
           ts_rank('{0.1, 0.3, 0.5, 1.0}', catalogue_entry.vector, asked.exact)
           + ts_rank('{0.1, 0.3, 0.5, 1.0}', catalogue_entry.vector, asked.loose) AS weight,
           count(*) OVER (PARTITION BY asked.number) AS frequency
    FROM asked
    JOIN catalogue_entry ON catalogue_entry.vector @@ asked.loose
    WHERE catalogue_entry.locale = %(locale)s
      AND NOT catalogue_entry.vector @@ (SELECT query FROM excluded)
      AND {readable}
),
scored AS (
    SELECT found.id,
           count(*) * sum(weight * ln(1 + size.documents / frequency::float)) AS score
    FROM found, size GROUP BY found.id
),
matched AS MATERIALIZED (
    SELECT catalogue_entry.id, catalogue_entry.kind, land.keys AS lands, scored.score,
           cardinality(%(kinds)s::text[]) = 0
               OR catalogue_entry.kind = ANY (%(kinds)s::text[]) AS in_kind,
           cardinality(%(lands)s::text[]) = 0
               OR land.keys && %(lands)s::text[] AS in_land
    FROM scored JOIN catalogue_entry USING (id)
    CROSS JOIN LATERAL (
        SELECT ARRAY(
            SELECT substr(value, 6) FROM unnest(catalogue_entry.facets) AS value
            WHERE starts_with(value, 'land:')
        )
    ) AS land (keys)
),
counted AS (
    SELECT count(*) FILTER (WHERE in_kind AND in_land) AS total, count(*) AS unfiltered
    FROM matched
),
shown AS (
    SELECT least(
        greatest(%(page)s::bigint, 1), greatest(ceil(total / %(size)s::numeric)::bigint, 1)
    ) AS page FROM counted
),
page AS (
    SELECT matched.id, matched.lands, row_number() OVER (ORDER BY score DESC,
               catalogue_entry.published_at DESC NULLS LAST, matched.id) AS place
    FROM matched JOIN catalogue_entry USING (id)
    WHERE in_kind AND in_land
    ORDER BY place
    LIMIT %(size)s OFFSET (SELECT (page - 1) * %(size)s FROM shown)
),
hits AS (
    SELECT place, catalogue_entry.url, catalogue_entry.kind, page.lands, catalogue_entry.source,
           catalogue_entry.read_on, catalogue_entry.card, catalogue_entry.team_id,
           ts_headline(%(configuration)s::regconfig, catalogue_entry.title, anything.query,
                       %(title_options)s) AS title,
           ts_headline(%(configuration)s::regconfig, passage.words, anything.query,
                       %(snippet_options)s) AS snippet,
           passage.words AS whole
    FROM page
    JOIN catalogue_entry USING (id)
    CROSS JOIN anything
    CROSS JOIN LATERAL (
        SELECT left(concat_ws(E'\n', nullif(catalogue_entry.summary, ''), nullif(catalogue_entry.body, '')), 30000)
    ) AS passage (words)
),
choices AS (
    SELECT 'kind' AS facet, kind AS value, in_land AS counts FROM matched
    UNION ALL
    SELECT 'land', unnest(lands), in_kind FROM matched
),
facets AS (
    SELECT facet, value, count(*) FILTER (WHERE counts) AS number
    FROM choices WHERE facet = ANY (%(facets)s::text[]) GROUP BY facet, value
)
SELECT jsonb_build_object(
    'total', counted.total,
    'unfiltered', counted.unfiltered,
    'page', shown.page,
    'hits', (SELECT coalesce(jsonb_agg(to_jsonb(hits) ORDER BY place), '[]') FROM hits),
    'facets', (
        SELECT coalesce(jsonb_agg(to_jsonb(facets) ORDER BY number DESC, value), '[]') FROM facets
    )
)
FROM counted, shown
