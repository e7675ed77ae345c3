-- The documents of a few postings, one by one. `catalogue_entry` is the copy: what may be shown is asked of it.
search_document AS catalogue_entry
         ON catalogue_entry.index_id = %(index)s AND catalogue_entry.entry_id = scored.entry_id
    WHERE {readable}
      {demanded}
