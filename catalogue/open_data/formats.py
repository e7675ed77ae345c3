"""Selections as CSV, GeoJSON and Atom."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from catalogue.open_data.selection import DETAILS, Selection
from catalogue.texts import plain
from tabular.rows import as_text

BOM = "\ufeff"
SEPARATOR = "; "
IN_FEED = 30


class Line:
    """A file for the writer of CSV that hands each line on."""

    def write(self, line: str) -> str:
        return line


def as_csv(selection: Selection, name: str) -> StreamingHttpResponse:
    """Answer with the rows as CSV in UTF-8; several values of a cell are separated by “; ”."""
    return StreamingHttpResponse(
        csv_lines(selection),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def csv_lines(selection: Selection) -> Iterator[str]:
    """Yield the lines, with the byte-order mark that spreadsheet programs ask for."""
    writer = csv.writer(Line())
    columns = selection.columns()
    yield BOM + writer.writerow([*columns, *detail_columns(selection)])
    for row in selection.rows():
        cells = [row[column] for column in columns]
        details = row.get(DETAILS, {}).values()
        flat = [value for detail in details for value in cells_of(detail)]
        yield writer.writerow([cell(value) for value in (*cells, *flat)])


def detail_columns(selection: Selection) -> list[str]:
    """Return the columns of the details: what is known, its note, the addresses of its sources."""
    names = selection.source.detail_names
    return [column for name in names for column in (name, f"{name}_note", f"{name}_sources")]


def cells_of(detail: Any) -> tuple[Any, Any, Any]:
    """Return a detail as three cells; entries stand one after the other."""
    if detail is None:
        return ("", "", "")
    if isinstance(detail, list):
        told = [entry_text(entry) for entry in detail]
        urls = dict.fromkeys(url for entry in detail for url in entry["sources"])
        return (told, "", list(urls))
    return (detail["value"], detail["note"], detail["sources"])


def entry_text(entry: dict[str, Any]) -> str:
    """Return the values of an entry with their names."""
    return ", ".join(f"{name}={value}" for name, value in entry.items() if name != "sources")


def cell(value: Any) -> Any:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        return as_text(SEPARATOR.join(str(each) for each in value))
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return as_text(value)


def as_geojson(selection: Selection) -> HttpResponse:
    """Answer with the rows that have a place as features (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {
                name: value
                for name, value in row.items()
                if name not in ("id", "longitude", "latitude", DETAILS)
            },
        }
        for row in selection.rows()
        if row["longitude"] is not None
    ]
    content = json.dumps(
        {"type": "FeatureCollection", "features": features},
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
    )
    return HttpResponse(content, content_type="application/geo+json")


def as_feed(selection: Selection, url: str, list_url: str) -> HttpResponse:
    """Answer with the newest entries as Atom."""
    feed = Atom1Feed(
        title=f"{selection.source.labels.many} – {settings.SITE_NAME}",
        link=list_url,
        description="",
        language=selection.locale,
        feed_url=url,
    )
    newest = selection.entries().exclude(published_at=None).order_by("-published_at")
    for entry in newest[:IN_FEED]:
        feed.add_item(
            title=entry.title,
            link=settings.PUBLIC_URL + entry.url,
            unique_id=settings.PUBLIC_URL + entry.url,
            description=entry.summary,
            author_name=plain(str(entry.team.name if entry.team else settings.SITE_NAME)),
            pubdate=entry.published_at,
            updateddate=entry.changed_at or entry.published_at,
        )
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer
