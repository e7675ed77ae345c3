AND (SELECT bool_and(EXISTS (
        SELECT FROM search_term AS term
        JOIN search_posting AS posting ON posting.term_id = term.id
        WHERE term.index_id = %(index)s AND posting.entry_id = catalogue_entry.entry_id
          AND term.text = wanted.text
    )) FROM unnest(%(required)s::text[]) AS wanted (text)) IS NOT FALSE
AND NOT EXISTS (
    SELECT FROM search_term AS term
    JOIN search_posting AS posting ON posting.term_id = term.id
    WHERE term.index_id = %(index)s AND posting.entry_id = catalogue_entry.entry_id
      AND term.text = ANY (%(excluded)s::text[])
)
