AND catalogue_entry.entry_id NOT IN (
    SELECT posting.entry_id FROM search_term AS term
    JOIN search_posting AS posting ON posting.term_id = term.id
    WHERE term.index_id = %(index)s AND term.text = ANY (%(excluded)s)
)
