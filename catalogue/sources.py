"""The registry of entry sources: which kinds of things readers can list and find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Model
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from catalogue.facets import YEAR, Facet
from catalogue.models import Entry
from catalogue.texts import plain, text_of_page
from content.kinds import KindLabels
from content.models import BasePage
from content.querysets import open_pages
from content.sources import sources_of_page
from taxonomy.geography import Point
from taxonomy.sort_keys import german_sort_key
from taxonomy.vocabularies import read_once
from teams.responsibility import with_team

# The value of a provider facet for what the Bund offers.
FEDERAL = "bund"
# How much a find counts beside others: less for pages that lead to others, that speak of the portal
# itself, and for entries so short that each of their words weighs much.
LIST = 0.6
AREA = 0.66
ABOUT = 0.4
SHORT = 0.75
# For short entries that lead away from the portal or only explain a word.
BESIDE = 0.5


@dataclass(frozen=True)
class Dependency:
    """A model of which entries show something: what changes it changes the entries of `keys`."""

    model: type[Model]
    keys: Callable[[Any], Iterable[int]]


class EntrySource:
    """Makes the entries of one kind of thing; a room joins with one for each of its kinds."""

    name: str
    kind: str
    labels: KindLabels
    # The language of titles, where it is the same in all languages of the portal.
    title_language = ""
    facets: ClassVar[tuple[Facet, ...]] = ()
    # Facets that lists and the interface for programs offer, and search does not.
    list_facets: ClassVar[tuple[Facet, ...]] = ()
    # Facets that only search offers, and whose names are no words by which a thing is found.
    search_facets: ClassVar[tuple[Facet, ...]] = ()
    prior = 1.0
    # The name of the collection in the interface for programs; without one it has none.
    collection = ""
    # What the dataset holds, and under which licence of DCAT-AP.de with which attribution.
    about: Any = ""
    licence = "cc-by/4.0"
    attribution: Any = ""
    # The facet that says to which Land something is offered (`FEDERAL`: to all); empty: to none.
    provider_facet = ""
    # What `exported` adds beside the columns of every collection.
    exported_columns: ClassVar[tuple[str, ...]] = ()
    # The names of the details that programs get: a value with a note and sources, or entries.
    detail_names: ClassVar[tuple[str, ...]] = ()
    # How many things are read at once.
    chunk = 100
    # Signals of imports that change things without saving them one by one.
    imports: ClassVar[tuple[Signal, ...]] = ()

    @property
    def filters(self) -> tuple[Facet, ...]:
        """The facets of lists and of the interface for programs."""
        return (*self.facets, *self.list_facets)

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """The models whose changes change entries."""
        return ()

    def keys(self) -> list[int]:
        """Return the primary keys of all things, also of those that get no entry."""
        raise NotImplementedError

    def shown_on(self, pages: Sequence[int]) -> Iterable[int]:
        """Return the primary keys of things that are public because such pages show them."""
        return ()

    def lock(self, keys: Sequence[int]) -> None:
        """Wait for other changes to these things, and let later ones wait."""

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        """Return the entries of these things in every language; none of what is not public."""
        raise NotImplementedError

    def exported(self, entry: Entry) -> dict[str, Any]:
        """Return the values of `exported_columns` for programs."""
        return {}

    def tokens(self, thing: Any) -> list[str]:
        """Return the values of all facets of a thing."""
        facets = (*self.filters, *self.search_facets)
        return list(dict.fromkeys(token for facet in facets for token in facet.tokens(thing)))


class PageEntries(EntrySource):
    """The entries of a type of page; each page has one, in its language."""

    related: ClassVar[tuple[str, ...]] = ()
    search_facets = (YEAR,)

    def __init__(self, model: type[BasePage], prior: float = 1.0) -> None:
        self.model = model
        self.prior = prior
        self.name = model._meta.label_lower
        self.kind = model.kind
        self.labels = model.kind_labels

    def keys(self) -> list[int]:
        """Return the primary keys of all pages of the type."""
        return list(self.model._default_manager.order_by("pk").values_list("pk", flat=True))

    def lock(self, keys: Sequence[int]) -> None:
        """Lock the pages, so that the later of two changes also writes its entry later."""
        rows = Page.objects.filter(pk__in=keys).order_by("pk").select_for_update()
        list(rows.values_list("pk"))

    def pages(self, keys: Sequence[int]) -> PageQuerySet:
        """Return those of the pages that everybody may read, with what their entries need."""
        pages = with_team(open_pages(self.model._default_manager.filter(pk__in=keys)))
        pages = pages.exclude(expire_at__lte=timezone.now()).select_related("locale")
        return pages.prefetch_related(*self.related)

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        """Return an entry for each of the pages that has an address."""
        pages = list(self.pages(keys))
        shared = self.shared(pages)
        roots = Site.get_site_root_paths()
        found = []
        with read_once():
            for page in pages:
                # As Wagtail keeps them on a request; else each page asks the cache for them.
                page._wagtail_cached_site_root_paths = roots
                with override(page.locale.language_code):
                    entry = self.entry(page, shared)
                if entry.url:
                    found.append(entry)
        return found

    def shared(self, pages: Sequence[Any]) -> Any:
        """Return what the cards of several pages need, read for all of them at once.

        It is handed on and not kept: several threads write entries of one source.
        """
        return None

    def entry(self, page: BasePage, shared: Any) -> Entry:
        """Return the entry of a page; its language is active."""
        code = page.locale.language_code
        parts = page.get_url_parts()
        point = self.point(page)
        return Entry(
            source=self.name,
            object_id=page.pk,
            locale=code,
            kind=self.kind,
            title=plain(page.title),
            summary=plain(page.summary),
            body=text_of_page(page),
            url=parts[2] if parts and parts[2] else "",
            path=page.path,
            translation_key=page.translation_key,
            facets=self.tokens(page),
            card=self.card(page, shared),
            details=self.details(page),
            rank=self.rank(page),
            numbers=self.numbers(page),
            sort_key=german_sort_key(page.title)[:255],
            longitude=point.longitude if point else None,
            latitude=point.latitude if point else None,
            team=page.team,
            read_on=max(sources_of_page(page).days_of_reading, default=None),
            checked_on=page.checked_on,
            published_at=page.first_published_at,
            changed_at=page.last_published_at,
            expires_at=page.expire_at,
        )

    def card(self, page: Any, shared: Any) -> dict[str, Any]:
        """Return what lists show of a page beside the columns of every entry."""
        return {}

    def point(self, page: Any) -> Point | None:
        """Return where in the world the thing is, if that is one place."""
        return None

    def details(self, page: Any) -> dict[str, Any]:
        """Return what is known of each of `detail_names`."""
        return {}

    def numbers(self, page: Any) -> dict[str, int]:
        """Return the numbers by which lists can be ordered, by name."""
        return {}

    def rank(self, page: Any) -> int:
        """Return the place in lists before the title decides."""
        return 0


class EntrySources:
    """The entry sources that rooms have registered, by name."""

    def __init__(self) -> None:
        self._sources: dict[str, EntrySource] = {}

    def register(self, source: EntrySource) -> None:
        """Add a source; ValueError for a name that is taken."""
        if source.name in self._sources:
            raise ValueError(f"There is an entry source called {source.name} already.")
        self._sources[source.name] = source

    def __iter__(self) -> Iterator[EntrySource]:
        return iter(self._sources.values())

    def __getitem__(self, name: str) -> EntrySource:
        return self._sources[name]

    def get(self, name: str) -> EntrySource | None:
        """Return a source by its name; None for one that no room has registered (any more)."""
        return self._sources.get(name)

    def of_page_type(self, model: type[Page] | None) -> EntrySource | None:
        """Return the source of a type of page; None for a type without."""
        return self._sources.get(model._meta.label_lower) if model else None

    def kinds(self) -> dict[str, KindLabels]:
        """Return the kinds of all sources with their names, each once."""
        return {source.kind: source.labels for source in self}

    def facets(self) -> dict[str, Facet]:
        """Return the facets of all sources by name, each once, those of search alone last."""
        facets = [facet for source in self for facet in source.facets]
        facets += [facet for source in self for facet in source.search_facets]
        found: dict[str, Facet] = {}
        for facet in facets:
            found.setdefault(facet.name, facet)
        return found


sources = EntrySources()
