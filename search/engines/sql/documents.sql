-- The documents of an index as a server gets them: each term as often as it counts. The digest
-- tells whether what the server has is what stands here.
WITH entry AS (
    SELECT document.entry_id AS id, document.prior, document.tokens AS facets,
           (extract(epoch FROM document.changed_at) * 1000000)::bigint AS changed,
           (extract(epoch FROM document.expires_at) * 1000000)::bigint AS expires,
           coalesce((
               SELECT string_agg(repeat(term.text || ' ', posting.weight), '' ORDER BY term.id)
               FROM search_posting AS posting
               JOIN search_term AS term ON term.id = posting.term_id
               WHERE posting.entry_id = document.entry_id AND term.index_id = %(index)s
           ), '') AS terms
    FROM search_document AS document
    WHERE document.index_id = %(index)s AND document.entry_id = ANY (%(entries)s)
)
SELECT id, hashtextextended(to_jsonb(entry)::text, 0) AS digest{columns}
FROM entry
