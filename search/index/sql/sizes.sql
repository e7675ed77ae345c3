-- How many documents with a text each index has, and how long they are together: every question needs
-- both, and counting tens of thousands takes longer than the rest of it. What a statement changes is added as
-- a row of its own, so that nobody waits for anybody; the worker adds the rows up.
CREATE TABLE search_size (
    index_id bigint NOT NULL,
    documents bigint NOT NULL,
    length bigint NOT NULL
);
CREATE INDEX search_size_index ON search_size (index_id) INCLUDE (documents, length);
INSERT INTO search_size
SELECT index_id, count(*), sum(length) FROM search_document WHERE length > 0 GROUP BY index_id;
CREATE FUNCTION search_note_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_size
    SELECT index_id, count(*), sum(length) FROM added WHERE length > 0 GROUP BY index_id;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_size
    SELECT index_id, -count(*), -sum(length) FROM removed WHERE length > 0 GROUP BY index_id;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_size
    SELECT index_id, sum(documents), sum(length) FROM (
        SELECT index_id, 1 AS documents, length FROM added WHERE length > 0
        UNION ALL
        SELECT index_id, -1, -length FROM removed WHERE length > 0
    ) AS changed
    GROUP BY index_id HAVING sum(documents) <> 0 OR sum(length) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER search_note_added AFTER INSERT ON search_document
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_note_added();
CREATE TRIGGER search_note_removed AFTER DELETE ON search_document
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION search_note_removed();
CREATE TRIGGER search_note_changed AFTER UPDATE ON search_document
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_changed();
-- By which entries with the same values for all facets are counted together.
ALTER TABLE search_document ADD COLUMN tokens_key bigint NOT NULL
    GENERATED ALWAYS AS (hash_array_extended(tokens, 0)) STORED;
