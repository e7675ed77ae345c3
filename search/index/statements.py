"""The statements that write the index."""

from __future__ import annotations

# What an entry has for the facets that search offers: the fewer, the more entries are alike.
TOKENS = """ARRAY(
    SELECT token FROM unnest(entry.facets || ('kind:' || entry.kind)) AS token
    WHERE split_part(token, ':', 1) = ANY (%(facets)s) ORDER BY token
)"""
ADD_WORDS = """
    INSERT INTO search_searchword (index_id, text)
    SELECT %(index)s, text FROM unnest(%(words)s::text[]) AS new (text) ORDER BY text
    ON CONFLICT DO NOTHING
"""
ADD_TERMS = """
    INSERT INTO search_term (index_id, text)
    SELECT %(index)s, text FROM unnest(%(terms)s::text[]) AS new (text)
    WHERE NOT EXISTS (
        SELECT FROM search_term AS term WHERE term.index_id = %(index)s AND term.text = new.text
    )
    ORDER BY text
    ON CONFLICT DO NOTHING
"""
REMOVE_POSTINGS = """
    DELETE FROM search_posting USING search_term
    WHERE search_posting.entry_id = ANY (%(entries)s)
      AND search_term.id = search_posting.term_id AND search_term.index_id = %(index)s
"""
REMOVE_ALL_POSTINGS = """
    DELETE FROM search_posting USING search_term
    WHERE search_term.id = search_posting.term_id AND search_term.index_id = %(index)s
"""
ADD_POSTINGS = """
    INSERT INTO search_posting (term_id, entry_id, weight, length)
    SELECT term.id, entry_id, weight, length
    FROM unnest(%(terms)s::text[], %(entries)s::bigint[], %(weights)s::int[], %(lengths)s::int[])
         AS new (text, entry_id, weight, length)
    JOIN search_term AS term ON term.index_id = %(index)s AND term.text = new.text
"""
WRITE_DOCUMENTS = """
    INSERT INTO search_document (
        index_id, entry_id, length, prior, object_id, path, shown_on, expires_at, changed_at, tokens
    )
    SELECT %(index)s, entry.id, length, prior, object_id, path, shown_on, expires_at, changed_at,
           {tokens}
    FROM unnest(%(entries)s::bigint[], %(lengths)s::int[], %(priors)s::real[])
         AS new (entry_id, length, prior)
    JOIN catalogue_entry AS entry ON entry.id = new.entry_id
    ON CONFLICT (index_id, entry_id) DO UPDATE SET
        length = excluded.length, prior = excluded.prior, object_id = excluded.object_id,
        path = excluded.path, shown_on = excluded.shown_on, expires_at = excluded.expires_at,
        changed_at = excluded.changed_at, tokens = excluded.tokens
""".replace("{tokens}", TOKENS)
STORED_WEIGHTS = """
    SELECT posting.entry_id, term.text, posting.weight, posting.length
    FROM search_posting AS posting JOIN search_term AS term ON term.id = posting.term_id
    WHERE posting.entry_id = ANY (%(entries)s) AND term.index_id = %(index)s
"""
# Entries of the locale of an index that it lacks, or of which it has an older copy.
MISSING = """
    SELECT entry.id FROM catalogue_entry AS entry
    WHERE entry.locale = %(locale)s AND NOT EXISTS (
        SELECT FROM search_document AS document
        WHERE document.index_id = %(index)s AND document.entry_id = entry.id
          AND document.path = entry.path AND document.shown_on = entry.shown_on
          AND document.expires_at IS NOT DISTINCT FROM entry.expires_at
          AND document.changed_at IS NOT DISTINCT FROM entry.changed_at
          AND document.tokens = {tokens}
    )
    ORDER BY entry.id
""".replace("{tokens}", TOKENS)
# Entries with words that a new word may be a part of.
WITH_TERMS = """
    SELECT DISTINCT posting.entry_id
    FROM search_term AS term JOIN search_posting AS posting ON posting.term_id = term.id
    WHERE term.index_id = %(index)s AND term.text = ANY (%(terms)s)
"""
# The sizes that statements have noted for an index, as one row.
ADD_UP_SIZES = """
    WITH noted AS (
        DELETE FROM search_size WHERE index_id = %(index)s AND EXISTS (
            SELECT FROM search_size WHERE index_id = %(index)s OFFSET 1
        )
        RETURNING documents, length
    )
    INSERT INTO search_size (index_id, documents, length)
    SELECT %(index)s, sum(documents), sum(length) FROM noted HAVING count(*) > 0
"""
FORGET_SIZES = "DELETE FROM search_size WHERE index_id = %(index)s"
