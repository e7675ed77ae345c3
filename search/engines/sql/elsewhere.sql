-- How many documents other locales have for their reading of the question.
SELECT locale, count(*)
FROM search_searchdocument AS document
JOIN unnest(%(locales)s::text[], %(queries)s::text[], %(configurations)s::text[])
     AS other (code, query, configuration) ON other.code = document.locale
WHERE document.vector @@ to_tsquery(other.configuration::regconfig, other.query)
  AND {readable}
GROUP BY locale
