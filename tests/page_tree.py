"""What holds for the page tree whatever happened to it, as one statement."""

from __future__ import annotations

from django.db import connection

BROKEN_PAGES = """
WITH page AS (
    SELECT page.id, page.path, page.depth, page.numchild, page.slug, page.url_path,
           parent.id AS parent_id, parent.url_path AS parent_url_path,
           coalesce(below.children, 0) AS children
      FROM wagtailcore_page page
      LEFT JOIN wagtailcore_page parent ON parent.path = left(page.path, -4)
      LEFT JOIN (
        SELECT left(path, -4) AS path, count(*) AS children FROM wagtailcore_page GROUP BY 1
      ) below ON below.path = page.path
)
SELECT id, slug, path, depth, numchild, children, url_path FROM page
 WHERE depth <> length(path) / 4
    OR numchild <> children
    OR (depth > 1 AND parent_id IS NULL)
    OR (depth > 1 AND url_path <> parent_url_path || slug || '/')
 ORDER BY path
"""
COLUMNS = ("id", "slug", "path", "depth", "numchild", "children", "url_path")


def broken_pages() -> list[dict[str, object]]:
    """Return the pages whose depth, number of children, parent or address is wrong."""
    with connection.cursor() as cursor:
        cursor.execute(BROKEN_PAGES)
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]
