-- “IS TRUE” has the entries looked up in what was found once, and keeps it from being a join.
AND (catalogue_entry.entry_id IN (
    SELECT posting.entry_id FROM search_term AS term
    JOIN search_posting AS posting ON posting.term_id = term.id
    WHERE term.index_id = %(index)s AND term.text = ANY (%(required)s)
    GROUP BY posting.entry_id HAVING count(*) = cardinality(%(required)s::text[])
)) IS TRUE
