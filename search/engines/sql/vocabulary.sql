-- Words of titles and summaries with the number of documents that have them.
SELECT word.lexeme, count(*)
FROM catalogue_entry,
     unnest(to_tsvector('simple', translate(catalogue_entry.title || ' ' || catalogue_entry.summary, '/·', ' ')))
     AS word
WHERE catalogue_entry.locale = %(locale)s
  AND length(word.lexeme) BETWEEN %(shortest)s AND %(longest)s
  AND {readable}
GROUP BY word.lexeme
