-- One page of a list, with its total and, for each value of the facets, what a choice of it gives.
-- `missed` names the facets whose chosen values a row has none of: a row without any is in the list;
-- one that misses a single facet counts for the values of that facet.
WITH pool AS MATERIALIZED (
    SELECT catalogue_entry.id, catalogue_entry.object_id, catalogue_entry.facets, catalogue_entry.published_at, catalogue_entry.rank, catalogue_entry.numbers, catalogue_entry.sort_key,
           catalogue_entry.longitude, catalogue_entry.latitude,
           ARRAY(
               SELECT chosen.name
               FROM jsonb_to_recordset(%(chosen)s::jsonb) AS chosen (name text, "values" text[])
               WHERE NOT catalogue_entry.facets && chosen."values"
           ) AS missed
    FROM catalogue_entry
    WHERE catalogue_entry.locale = %(locale)s
      AND catalogue_entry.kind = ANY (%(kinds)s)
      AND starts_with(catalogue_entry.path, %(below)s)
      AND catalogue_entry.object_id <> ALL (%(without)s)
      AND (%(found)s::bigint[] IS NULL OR catalogue_entry.id = ANY (%(found)s::bigint[]))
      AND (cardinality(%(any_of)s::text[]) = 0 OR catalogue_entry.facets && %(any_of)s::text[])
      AND {readable}
),
counted AS (
    SELECT count(*) FILTER (WHERE missed = '{}') AS total, count(*) AS unfiltered FROM pool
),
shown AS (
    SELECT least(
        greatest(%(page)s::bigint, 1), greatest(ceil(total / %(size)s::numeric)::bigint, 1)
    ) AS page FROM counted
),
listed AS (
    SELECT id, row_number() OVER (ORDER BY {order}) AS place
    FROM pool WHERE missed = '{}'
    ORDER BY place
    LIMIT %(size)s OFFSET (SELECT (page - 1) * %(size)s FROM shown)
),
cards AS (
    SELECT listed.place, catalogue_entry.id, catalogue_entry.object_id, catalogue_entry.locale, catalogue_entry.kind, catalogue_entry.title,
           catalogue_entry.summary, catalogue_entry.url, catalogue_entry.facets, catalogue_entry.card, catalogue_entry.team_id,
           catalogue_entry.translation_key, catalogue_entry.checked_on, catalogue_entry.read_on, catalogue_entry.published_at,
           catalogue_entry.changed_at, catalogue_entry.longitude, catalogue_entry.latitude
    FROM listed JOIN catalogue_entry USING (id)
),
counts AS (
    SELECT value, count(*) AS number
    FROM pool, unnest(facets) AS value
    WHERE split_part(value, ':', 1) = ANY (%(facets)s)
      AND (missed = '{}' OR missed = ARRAY[split_part(value, ':', 1)])
    GROUP BY value
)
SELECT jsonb_build_object(
    'total', counted.total,
    'unfiltered', counted.unfiltered,
    'page', shown.page,
    'cards', (SELECT coalesce(jsonb_agg(to_jsonb(cards) ORDER BY place), '[]') FROM cards),
    'counts', (SELECT coalesce(jsonb_object_agg(value, number), '{}') FROM counts)
)
FROM counted, shown
