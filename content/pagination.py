"""Pages of a list, with addresses that keep the filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


@dataclass(frozen=True)
class PageLink:
    """A page of the list; no number stands for a gap."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pager:
    """Links to the pages of a list."""

    number: int
    count: int
    pages: list[PageLink]
    previous_url: str = ""
    next_url: str = ""


def paginate(
    items: Sequence[Any] | PageQuerySet, query: QueryDict, size: int
) -> tuple[list[Any], Pager]:
    """Return one page of the items and its pager; an odd page number gives the nearest page."""
    paginator = Paginator(items, size)
    page = paginator.get_page(query.get("page"))

    def url(number: int) -> str:
        kept = query.copy()
        kept.pop("page", None)
        if number > 1:
            kept["page"] = str(number)
        return "?" + kept.urlencode()

    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        PageLink(int(number), url(int(number)), int(number) == page.number)
        if isinstance(number, int)
        else PageLink(None)
        for number in numbers
    ]
    pager = Pager(
        number=page.number,
        count=paginator.num_pages,
        pages=links,
        previous_url=url(page.number - 1) if page.has_previous() else "",
        next_url=url(page.number + 1) if page.has_next() else "",
    )
    return list(page.object_list), pager
