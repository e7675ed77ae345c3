-- Whether an entry may be shown. Rows are removed in the transaction in which something is closed;
-- that nothing private is shown does not rest on it: two transactions at the same moment could each
-- miss what the other has done. A page is asked where it stands now: the entry of one that was moved
-- follows later. The places of what is closed are read once for a statement.
(catalogue_entry.expires_at IS NULL OR catalogue_entry.expires_at > now())
AND (
    catalogue_entry.path = ''
    OR EXISTS (
        SELECT FROM wagtailcore_page AS page
        WHERE page.id = catalogue_entry.object_id AND page.live
          AND (page.expire_at IS NULL OR page.expire_at > now())
          AND NOT page.path ^@ ANY (ARRAY(
              SELECT closed.path FROM wagtailcore_pageviewrestriction AS restriction
              JOIN wagtailcore_page AS closed ON closed.id = restriction.page_id
          ))
    )
)
AND (
    catalogue_entry.shown_on = '{}'
    OR EXISTS (
        SELECT FROM wagtailcore_page AS page
        WHERE page.id = ANY (catalogue_entry.shown_on) AND page.live
          AND (page.expire_at IS NULL OR page.expire_at > now())
          AND NOT page.path ^@ ANY (ARRAY(
              SELECT closed.path FROM wagtailcore_pageviewrestriction AS restriction
              JOIN wagtailcore_page AS closed ON closed.id = restriction.page_id
          ))
    )
    AND EXISTS (
        SELECT FROM media_library_customdocument AS document
        JOIN wagtailcore_collection AS own ON own.id = document.collection_id
        WHERE document.id = catalogue_entry.object_id
          AND NOT own.path ^@ ANY (ARRAY(
              SELECT closed.path FROM wagtailcore_collectionviewrestriction AS restriction
              JOIN wagtailcore_collection AS closed ON closed.id = restriction.collection_id
          ))
    )
)
