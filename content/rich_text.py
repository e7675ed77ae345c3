"""Links in running text: what leads nowhere is plain text for readers."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.embeds.rich_text import MediaEmbedHandler
from wagtail.images.rich_text import ImageEmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.templatetags.wagtailcore_tags import richtext

from content.stored_blocks import is_key

# An opening tag is all that a handler can give; `running_text` takes it away with its end.
NOWHERE = "<a>"
LINK_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
OPENING_TAG = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))""", re.IGNORECASE)
SAFE = re.compile(r"(?:https?:|mailto:|tel:|[/#?])", re.IGNORECASE)


def with_keys(attrs_list: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the attributes of tags; without the ids that can be of no row."""
    return [attrs if is_key(attrs.get("id")) else {**attrs, "id": None} for attrs in attrs_list]


class LivePageLinkHandler(PageLinkHandler):
    """Links to pages, as long as these are live."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags; Wagtail's lead to 404 where a page is not live."""
        pages = [page and page.localized for page in cls.get_many(with_keys(attrs_list))]
        return [
            f'<a href="{escape(page.url)}">' if page and page.live and page.url else NOWHERE
            for page in pages
        ]


class PresentDocumentLinkHandler(DocumentLinkHandler):
    """Links to documents, as long as their files are there."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [
            f'<a href="{escape(document.url)}">' if document and document.has_file else NOWHERE
            for document in cls.get_many(with_keys(attrs_list))
        ]


class NoImageHandler(ImageEmbedHandler):
    """Leaves out pictures: running text offers none, and a stored one may be of no row."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [""] * len(attrs_list)


class NoMediaHandler(MediaEmbedHandler):
    """Leaves out what other sites show."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [""] * len(attrs_list)


def register_handlers(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's handlers."""
    features.register_link_type(LivePageLinkHandler)
    features.register_link_type(PresentDocumentLinkHandler)
    features.register_embed_type(NoImageHandler)
    features.register_embed_type(NoMediaHandler)


def with_safe_links(html: str) -> str:
    """Return HTML in which links lead to web, mailbox, telephone or within the portal.

    What was stored before an address was checked reaches no reader: Wagtail shows it as it is.
    """
    return OPENING_TAG.sub(lambda match: match[0] if is_safe(match[0]) else NOWHERE, html)


def is_safe(tag: str) -> bool:
    """Say whether each address of a tag is one that may be opened; a tag without one is."""
    addresses = [next(filter(None, found), "") for found in HREF.findall(tag)]
    return all(SAFE.match(unescape(address)) for address in addresses if address)


def running_text(value: Any) -> SafeString:
    """Return rich text for readers."""
    html = LINK_TO_NOWHERE.sub(r"\1", with_safe_links(str(richtext(value))))
    return mark_safe(html)  # noqa: S308  # from richtext
