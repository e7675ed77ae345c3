"""Template tags that pages of all kinds use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import pgettext
from wagtail.images.models import SourceImageIOError

from content.feedback import feedback_form
from content.models import BasePage
from content.rich_text import running_text
from content.sections import Section, sections_of
from content.sources import NumberedSource, SourceIndex, web_address
from content.structured_data import structured_data
from content.taking_down import consequences
from media_library.models import CustomImage, CustomRendition

register = template.Library()

JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def source_entries(context: Context, sources: Iterable[Mapping[str, Any]]) -> list[NumberedSource]:
    """Return the numbered entries for the sources of one statement."""
    index = context.get("sources")
    return (index if isinstance(index, SourceIndex) else SourceIndex([])).of(sources or [])


@register.simple_tag(takes_context=True)
def numbered_sources(context: Context, values: Any) -> list[dict[str, Any]]:
    """Return block values with the numbered entries in place of their sources."""
    items = [values] if isinstance(values, Mapping) else values
    return [
        {**value, "sources": source_entries(context, value["sources"] or [])} for value in items
    ]


@register.simple_tag
def table_rows(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[list[dict[str, str]]]:
    """Return the cells of each row with the title of their column; a missing cell is empty."""
    titles = list(header)
    return [
        [
            {"text": text, "column": column}
            for column, text in zip_longest(titles, row, fillvalue="")
        ]
        for row in rows
    ]


register.filter(running_text)
register.filter(web_address)


@register.simple_tag
def sections(stream: Iterable[Any]) -> list[Section]:
    """Return a stream as sections, each begun by a heading."""
    return sections_of(stream)


@register.filter
def titled(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.title]


@register.filter
def anchor(text: str) -> str:
    """Return the fragment for a heading."""
    return slugify(text) or "abschnitt"


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context, page: BasePage) -> list[dict[str, str]]:
    """Return the way to a page: start page, list of its kind, and what the page is a part of."""
    menu = context.get("menu")
    crumbs = [{"title": pgettext("breadcrumb", "Start"), "url": menu.home_url if menu else "/"}]
    listing = menu.lists.get(page.kind) if menu else None
    if listing and listing.url != context.get("page_url"):
        crumbs.append({"title": listing.title, "url": listing.url})
    if page.is_part_of_parent:
        whole = page.get_parent()
        crumbs.append({"title": whole.title, "url": whole.get_url(context["request"])})
    return crumbs


@register.simple_tag(takes_context=True)
def json_ld(context: Context, page: BasePage) -> SafeString:
    """Return the page's description for machines (schema.org) as a data block."""
    return data_block(
        structured_data(
            page, context.get("page_url") or "", context.get("crumbs") or breadcrumbs(context, page)
        )
    )


@register.simple_tag
def data_block(data: Mapping[str, Any]) -> SafeString:
    """Return JSON-LD for the head of a page."""
    text = json.dumps(data, ensure_ascii=False, default=str).translate(JSON_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308  # <, > and & are escaped above
    )


@register.simple_tag(takes_context=True)
def may_edit(context: Context, page: BasePage) -> bool:
    """Say whether the reader may edit the page; asks only where there is a session."""
    user = context.get("user")
    if not context.get("has_session") or user is None or not user.is_authenticated:
        return False
    return bool(page.permissions_for_user(user).can_edit())


@register.simple_tag
def public_address(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


@register.simple_tag
def feedback_url(page: str = "", topic: str = "") -> str:
    """Return where readers write to about a page or a topic; empty where there is no form."""
    return feedback_form.url(page=page, topic=topic)


@register.simple_tag
def consequences_of(page: BasePage) -> list[str]:
    """Return what follows from taking down a page."""
    return consequences(page)


@register.simple_tag
def rendition(image: CustomImage | None, spec: str) -> CustomRendition | None:
    """Return a picture in a size; None where its file is missing or no picture can be made."""
    if image is None:
        return None
    try:
        made: CustomRendition = image.get_rendition(spec)
    except (SourceImageIOError, OSError, ValueError):
        return None
    return made
