-- Whether a document may be shown. Rows are removed when a page is unpublished or made private; that
-- nothing private is found does not rest on it: two transactions at the same moment could each miss
-- what the other has done.
document.access = 'public'
AND NOT EXISTS (
    SELECT FROM wagtailcore_page AS page
    WHERE page.id = document.object_id
      AND document.content_type_id = (
          SELECT id FROM django_content_type
          WHERE app_label = 'wagtailcore' AND model = 'page'
      )
      AND (
          NOT page.live
          OR page.expire_at <= now()
          OR EXISTS (
              SELECT FROM wagtailcore_pageviewrestriction AS restriction
              JOIN wagtailcore_page AS closed ON closed.id = restriction.page_id
              WHERE starts_with(page.path, closed.path)
          )
      )
)
