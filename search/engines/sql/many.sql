-- The documents of very many postings: all of the index are read at once, and all pages for them.
(
        SELECT * FROM search_document AS catalogue_entry
        WHERE catalogue_entry.index_id = %(index)s AND {readable}
        OFFSET 0
    ) AS catalogue_entry ON catalogue_entry.entry_id = scored.entry_id
    WHERE true {demanded}
