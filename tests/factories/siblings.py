"""Hundreds of pages at the price of a few statements: copies of one page beside it."""

from __future__ import annotations

import uuid

from django.db import connection
from django.db.models import F
from psycopg import sql
from wagtail.models import Page

from catalogue.sources import sources
from catalogue.writing import refresh
from content.models import BasePage

STEP = 4
OWN_COLUMNS = {"id", "path", "slug", "url_path", "translation_key", "latest_revision_id"}
NEW_PAGES = """
INSERT INTO wagtailcore_page (path, slug, translation_key, url_path, {columns})
SELECT new.path, new.slug, new.key, %(parent_url)s || new.slug || '/', {values}
  FROM wagtailcore_page, unnest(%(paths)s::text[], %(slugs)s::text[], %(keys)s::uuid[])
    AS new(path, slug, key)
 WHERE wagtailcore_page.id = %(page)s
RETURNING id
"""
NEW_ROWS = """
INSERT INTO {table} ({key}, {columns})
SELECT new.id, {columns} FROM {table}, unnest(%(ids)s::bigint[]) AS new(id)
 WHERE {table}.{key} = %(page)s
"""


def multiply(page: BasePage, number: int) -> None:
    """Add copies of a page beside it with all that it relates to, and enter them in the catalogue.

    The copies have no children and no revisions.
    """
    ids = copy_pages(page, number)
    primary = page._meta.pk.column
    copy_rows(page._meta.db_table, primary, page, ids)
    for field in page._meta.many_to_many:
        through = field.remote_field.through._meta
        if through.auto_created and "tag" not in through.db_table:
            copy_rows(through.db_table, field.m2m_column_name(), page, ids)
    source = sources.of_page_type(type(page))
    assert source
    refresh(source, ids)


def copy_pages(page: BasePage, number: int) -> list[int]:
    """Add the rows in Wagtail's own table, and return their ids."""
    parent = page.get_parent()
    last = int(parent.get_last_child().path[-STEP:], 36)
    steps = range(last + 1, last + 1 + number)
    names = [field.column for field in Page._meta.concrete_fields]
    columns = [name for name in names if name not in {*OWN_COLUMNS, "numchild"}]
    statement = sql.SQL(NEW_PAGES).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, [*columns, "numchild"])),
        values=sql.SQL(", ").join([*(column_of_page(name) for name in columns), sql.SQL("0")]),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                "paths": [Page._get_path(parent.path, page.depth, step) for step in steps],
                "slugs": [f"{page.slug}-kopie-{step}" for step in steps],
                "keys": [uuid.uuid4() for _ in steps],
                "parent_url": parent.url_path,
                "page": page.pk,
            },
        )
        ids = [int(row[0]) for row in cursor.fetchall()]
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)
    return ids


def column_of_page(name: str) -> sql.Composable:
    """Return a column of the copied row."""
    return sql.SQL("wagtailcore_page.") + sql.Identifier(name)


def copy_rows(table: str, key: str, page: BasePage, ids: list[int]) -> None:
    """Copy the rows of a table that belong to a page, for each of its copies."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = [column.name for column in described if column.name not in {key, "id"}]
        statement = sql.SQL(NEW_ROWS).format(
            table=sql.Identifier(table),
            key=sql.Identifier(key),
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        )
        cursor.execute(statement, {"ids": ids, "page": page.pk})
