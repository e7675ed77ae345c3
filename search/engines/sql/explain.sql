-- What each term of a question adds to the scores of some entries, by the same formula as the search.
WITH {weighed}
SELECT posting.entry_id, weighed.text, weighed.entries, posting.weight, document.prior,
       {contribution} AS share
FROM weighed
JOIN search_posting AS posting
     ON posting.term_id = weighed.id AND posting.entry_id = ANY (%(entries)s)
JOIN search_document AS document
     ON document.index_id = %(index)s AND document.entry_id = posting.entry_id
ORDER BY posting.entry_id, share DESC, weighed.text
