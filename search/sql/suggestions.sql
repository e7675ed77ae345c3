-- What begins like the words that somebody types: titles, fields of action that something has, and
-- places of which something tells. `patterns` has an expression for each word, `outlines` a wider and
-- quicker comparison, which stands first.
(
    SELECT 'page' AS kind, catalogue_entry.title AS text, catalogue_entry.source AS origin, catalogue_entry.url
    FROM catalogue_entry
    WHERE catalogue_entry.locale = %(locale)s
      AND catalogue_entry.title ILIKE ALL (%(outlines)s::text[])
      AND catalogue_entry.title ~* ALL (%(patterns)s::text[])
      AND {readable}
    ORDER BY catalogue_entry.title ~* %(beginning)s DESC, catalogue_entry.sort_key, catalogue_entry.id
    LIMIT %(most)s
)
UNION ALL
(
    SELECT 'topic', label.text, '', ''
    FROM taxonomy_term AS term
    CROSS JOIN LATERAL (
        SELECT term.labels ->> chain.code AS text
        FROM unnest(%(chain)s::text[]) WITH ORDINALITY AS chain (code, place)
        WHERE term.labels ->> chain.code > ''
        ORDER BY chain.place LIMIT 1
    ) AS label
    WHERE term.vocabulary = 'field_of_action' AND term.merged_into_id IS NULL
      AND label.text ~* ALL (%(patterns)s::text[])
      AND EXISTS (
          SELECT FROM catalogue_entry
          WHERE catalogue_entry.locale = %(locale)s
            AND catalogue_entry.facets @> ARRAY['field:' || term.code]
            AND {readable}
      )
    ORDER BY term."order"
    LIMIT %(most)s
)
UNION ALL
(
    SELECT 'place', name.text, unit.key, ''
    FROM taxonomy_administrativeunit AS unit
    CROSS JOIN LATERAL (SELECT coalesce(unit.other_names ->> %(locale)s, unit.name) AS text) AS name
    WHERE name.text ILIKE ALL (%(outlines)s::text[])
      AND name.text ~* ALL (%(patterns)s::text[])
      AND EXISTS (
          SELECT FROM catalogue_entry
          WHERE catalogue_entry.locale = %(locale)s
            AND catalogue_entry.facets @> ARRAY['place:' || unit.key]
            AND {readable}
      )
    ORDER BY name.text ~* %(beginning)s DESC, unit.sort_key, unit.key
    LIMIT %(most)s
)
