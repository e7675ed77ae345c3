-- How many documents each other locale would find, with the question read in its language.
WITH asked AS MATERIALIZED (
    SELECT locale,
           CASE WHEN numnode(exact) = 0 OR begins = '' THEN exact
                ELSE exact || to_tsquery('simple', begins) END AS loose
    FROM (
        SELECT locale, to_tsquery(configuration::regconfig, exact) AS exact, begins
        FROM unnest(
            %(locales)s::text[], %(configurations)s::text[], %(exact)s::text[], %(begins)s::text[]
        ) AS term (locale, configuration, exact, begins)
    ) AS read
)
SELECT catalogue_entry.locale, count(DISTINCT catalogue_entry.id)
FROM asked
JOIN catalogue_entry
     ON catalogue_entry.locale = asked.locale AND catalogue_entry.vector @@ asked.loose
WHERE NOT EXISTS (
          SELECT FROM unnest(
              %(excluded_locales)s::text[],
              %(excluded_configurations)s::text[],
              %(excluded)s::text[]
          ) AS term (locale, configuration, exact)
          WHERE term.locale = catalogue_entry.locale
            AND catalogue_entry.vector @@ to_tsquery(term.configuration::regconfig, term.exact)
      )
  AND {readable}
GROUP BY catalogue_entry.locale
