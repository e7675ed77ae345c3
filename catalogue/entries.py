"""What the catalogue knows of documents: those that everybody may have, by page."""

from __future__ import annotations

import datetime
from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.models import Collection, CollectionViewRestriction, Page

from catalogue.facets import YEAR, years_of
from catalogue.models import Entry
from catalogue.sources import Dependency, EntrySource
from catalogue.texts import plain
from content.audience import media_on, places_of
from content.kinds import KindLabels
from content.querysets import open_pages
from media_library.models import CustomDocument, DocumentPage, DocumentText
from taxonomy.sort_keys import german_sort_key
from teams.models import Team

PAGE_ENDS = "\f"
# What programs call the pages of a kind of document; only PDF opens at one.
UNITS = {
    **dict.fromkeys(("pdf", "docx", "odt"), "page"),
    **dict.fromkeys(("pptx", "odp"), "slide"),
    **dict.fromkeys(("xlsx", "ods"), "sheet"),
}
ANCHORS = {"pdf": "#page="}
# By language: the pages that have a document, each with the moment at which it closes.
Places = dict[str, dict[int, datetime.datetime | None]]


class DocumentEntries(EntrySource):
    """Documents, in each language that has an open page with them.

    A document is public as `content.audience` says: its collection is open, and an open page has
    it. Its body holds the text of its pages with form feeds between them, also between empty ones.
    """

    name = "media_library.customdocument"
    kind = "document"
    labels = KindLabels(pgettext_lazy("kind", "Document"), pgettext_lazy("kind", "Documents"))
    search_facets: ClassVar = (
        replace(YEAR, values=lambda document: years_of(document.created_at)),
    )
    # Each may hold some megabytes of text.
    chunk = 10

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """The documents, their texts, and what opens and closes collections."""
        return (
            Dependency(CustomDocument, lambda document: [document.pk]),
            Dependency(DocumentText, lambda text: keys_of(file_hash=text.file_hash)),
            Dependency(Collection, lambda collection: keys_below(collection.path)),
            Dependency(
                CollectionViewRestriction, lambda closed: keys_below(closed.collection.path)
            ),
            Dependency(Team, lambda team: keys_below(team.collection.path)),
        )

    def keys(self) -> list[int]:
        """Return the primary keys of all documents."""
        return keys_of()

    def shown_on(self, pages: Sequence[int]) -> Iterable[int]:
        """Return the documents that pages have."""
        return media_on(CustomDocument, pages)

    def lock(self, keys: Sequence[int]) -> None:
        """Lock the documents."""
        rows = CustomDocument.objects.filter(pk__in=keys).order_by("pk").select_for_update()
        list(rows.values_list("pk"))

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        """Return the entries of those documents that everybody may have."""
        places = open_places(keys)
        documents = open_documents(list(places)).select_related("collection").order_by("pk")
        texts = texts_of(documents)
        teams = teams_by_path()
        return [
            self.entry(document, code, pages, texts.get(document.file_hash), teams)
            for document in documents
            for code, pages in sorted(places[document.pk].items())
        ]

    def entry(
        self,
        document: CustomDocument,
        code: str,
        pages: Mapping[int, datetime.datetime | None],
        text: DocumentText | None,
        teams: dict[str, Team],
    ) -> Entry:
        """Return the entry of a document for the pages of a language that have it."""
        title = plain(document.title)
        body = body_of(text)
        return Entry(
            source=self.name,
            object_id=document.pk,
            locale=code,
            kind=self.kind,
            title=title,
            body=body,
            url=document.url,
            shown_on=sorted(pages),
            facets=self.tokens(document),
            card=card_of(document, text),
            sort_key=german_sort_key(document.title)[:255],
            team=team_of(document.collection.path, teams),
            published_at=document.created_at,
            changed_at=document.created_at,
            expires_at=last_of(pages.values()),
        )


def keys_of(**condition: Any) -> list[int]:
    """Return the primary keys of the documents that something holds for."""
    found = CustomDocument.objects.filter(**condition).order_by("pk")
    return list(found.values_list("pk", flat=True))


def keys_below(path: str) -> list[int]:
    """Return the primary keys of the documents in a collection and in those below it."""
    return keys_of(collection__path__startswith=path)


def open_places(keys: Sequence[int]) -> dict[int, Places]:
    """Return by document and language the open pages that have it; none without any."""
    found = places_of(CustomDocument, keys)
    numbers = {page for pages in found.values() for page in pages}
    now_open = open_pages(Page.objects.filter(pk__in=numbers))
    now_open = now_open.exclude(expire_at__lte=timezone.now())
    rows = now_open.values_list("pk", "locale__language_code", "expire_at")
    facts = {page: (language, closes) for page, language, closes in rows}
    places: dict[int, Places] = {}
    for key, pages in found.items():
        for page in pages & facts.keys():
            language, closes = facts[page]
            places.setdefault(key, {}).setdefault(language, {})[page] = closes
    return places


def last_of(moments: Several[datetime.datetime | None]) -> datetime.datetime | None:
    """Return the last of the moments at which pages close; None where one of them does not."""
    return None if None in moments else max(filter(None, moments))


def open_documents(keys: Sequence[int]) -> Any:
    """Return those of the documents whose collections are open to everybody."""
    closed = Q()
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        closed |= Q(collection__path__startswith=path)
    documents = CustomDocument.objects.filter(pk__in=keys)
    return documents.exclude(closed) if closed else documents


def teams_by_path() -> dict[str, Team]:
    """Return the teams by the places of their collections."""
    return {team.collection.path: team for team in Team.objects.select_related("collection")}


def team_of(path: str, teams: dict[str, Team]) -> Team | None:
    """Return the team to whose collection a place belongs."""
    return next((teams[place] for place in teams if path.startswith(place)), None)


def texts_of(documents: Iterable[CustomDocument]) -> dict[str, DocumentText]:
    """Return what was read of documents, by the hash of their files."""
    hashes = {document.file_hash for document in documents} - {""}
    texts = DocumentText.objects.filter(file_hash__in=hashes).prefetch_related("pages")
    return {text.file_hash: text for text in texts}


def body_of(text: DocumentText | None) -> str:
    """Return the text of all pages with form feeds between them."""
    words: dict[int, str] = {page.number: page.words for page in pages_of(text)}
    return PAGE_ENDS.join(words.get(number, "") for number in range(1, max(words, default=0) + 1))


def pages_of(text: DocumentText | None) -> Iterable[DocumentPage]:
    """Return the pages of a document that have text."""
    return text.pages.all() if text else ()


def card_of(document: CustomDocument, text: DocumentText | None) -> dict[str, Any]:
    """Return what a hit says of a file: format, size in bytes, pages, and how to open it at one."""
    return {
        "format": document.kind.upper(),
        "size": document.file_size,
        "pages": text.page_count if text else 0,
        "unit": UNITS.get(document.kind, ""),
        "anchor": ANCHORS.get(document.kind, ""),
    }
