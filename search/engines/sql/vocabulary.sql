-- Words of titles and summaries with the number of documents that have them.
SELECT word.lexeme, count(*)
FROM search_searchdocument AS document,
     unnest(to_tsvector('simple', translate(document.title || ' ' || document.summary, '/·', ' ')))
     AS word
WHERE document.locale = %(locale)s
  AND length(word.lexeme) BETWEEN %(shortest)s AND %(longest)s
  AND {readable}
GROUP BY word.lexeme
