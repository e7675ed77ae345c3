-- Terms, documents and postings of all indexes. They are written in sets and read by statements alone;
-- what belongs to an entry or an index that is deleted goes with it.
CREATE TABLE search_term (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    index_id bigint NOT NULL REFERENCES search_searchindex ON DELETE CASCADE DEFERRABLE,
    text text NOT NULL,
    UNIQUE (index_id, text)
);
-- `length` is the sum of what all terms count; `prior` says how much a kind of document counts. The rest is
-- copied from the entry: a question may touch all documents, and the rows of entries are wide.
CREATE TABLE search_document (
    index_id bigint NOT NULL REFERENCES search_searchindex ON DELETE CASCADE DEFERRABLE,
    entry_id bigint NOT NULL REFERENCES catalogue_entry ON DELETE CASCADE DEFERRABLE,
    length integer NOT NULL,
    prior real NOT NULL,
    object_id bigint NOT NULL,
    path text NOT NULL,
    shown_on bigint[] NOT NULL,
    expires_at timestamptz,
    changed_at timestamptz,
    tokens text[] NOT NULL,
    PRIMARY KEY (index_id, entry_id)
);
CREATE INDEX search_document_entry ON search_document (entry_id);
-- `weight` is how much the term counts in the document, in half units; `length` that of the document
-- as Lucene keeps it, in one byte. There are millions of them, and foreign keys would look up two rows for
-- each: who deletes an index removes its postings, and a trigger those of entries.
CREATE TABLE search_posting (
    term_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    weight integer NOT NULL,
    length integer NOT NULL
);
CREATE UNIQUE INDEX search_posting_term ON search_posting (term_id, entry_id) INCLUDE (weight, length);
CREATE INDEX search_posting_entry ON search_posting (entry_id);
CREATE FUNCTION search_remove_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_posting USING removed WHERE search_posting.entry_id = removed.id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_remove_postings AFTER DELETE ON catalogue_entry
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION search_remove_postings();
