"""What the catalogue knows of guidance, offers and the glossary."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from catalogue.facets import LAND, QUESTION, Facet
from catalogue.models import Entry
from catalogue.sources import BESIDE, FEDERAL, Dependency, EntrySource, PageEntries
from catalogue.texts import plain
from content.kinds import KindLabels
from content.stufenplan import StufenplanQuestion
from guidance.models import GlossaryTerm, GuidancePage, Offer, OfferPlace
from guidance.models.offers import LIST_LANGUAGES
from guidance.signals import guidance_loaded
from taxonomy.laender import land_name, land_names
from taxonomy.models import Term


class GuidanceEntries(PageEntries):
    """Guidance, listed by question."""

    collection = "guidance"
    about = _("Step-by-step guidance for municipal staff.")

    facets: ClassVar = (QUESTION, LAND)
    related: ClassVar = ("valid_for", "examples_from")

    def rank(self, page: GuidancePage) -> int:
        """Return the place of the page's question."""
        return StufenplanQuestion.place_of(page.question)


def kind_labels() -> dict[str, str]:
    """Return the kinds of offers in their order."""
    return {term.code: term.label for term in Term.objects.of("offer_kind").order_by("order")}


def provider_labels() -> dict[str, str]:
    """Return the Bund and the Länder."""
    return {FEDERAL: gettext("Bund"), **land_names()}


OFFER_KIND = Facet(
    "offer_kind",
    _("Kind of offer"),
    lambda offer: [term.code for term in offer.kinds],
    kind_labels,
)
OFFERED_BY = Facet(
    "offered_by",
    _("Federal government or state (Land)"),
    lambda offer: offer.land_keys or [FEDERAL],
    provider_labels,
)


class RowEntries(EntrySource):
    """Entries of rows that are no pages, in each everyday language."""

    model: ClassVar[type[Any]]
    prior = BESIDE
    imports: ClassVar = (guidance_loaded,)

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """The rows themselves."""
        return (Dependency(self.model, lambda row: [row.pk]),)

    def keys(self) -> list[int]:
        """Return the primary keys of all rows."""
        return list(self.model._default_manager.order_by("pk").values_list("pk", flat=True))

    def lock(self, keys: Sequence[int]) -> None:
        """Lock the rows."""
        rows = self.model._default_manager.filter(pk__in=keys).order_by("pk")
        list(rows.select_for_update().values_list("pk"))

    def rows(self, keys: Sequence[int]) -> Any:
        """Return the rows that readers may see, with what their entries need."""
        return self.model._default_manager.filter(pk__in=keys)

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        """Return an entry for each row in each language."""
        found = []
        for row in self.rows(keys):
            for code in LIST_LANGUAGES:
                with override(code):
                    found.append(self.entry(row, code))
        return found

    def entry(self, row: Any, code: str) -> Entry:
        """Return the entry of a row in one language, which is active."""
        raise NotImplementedError


class OfferEntries(RowEntries):
    """Offers of Bund and Länder, until their deadlines."""

    model = Offer
    name = "guidance.offer"
    kind = "offer"
    provider_facet = OFFERED_BY.name
    labels = KindLabels(pgettext_lazy("kind", "Offer"), pgettext_lazy("kind", "Offers"))
    facets: ClassVar = (OFFER_KIND, OFFERED_BY)

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """The offers, their Länder, and the names of kinds."""
        return (
            *super().dependencies,
            Dependency(OfferPlace, lambda place: [place.offer_id]),
            Dependency(Term, lambda term: self.keys() if term.vocabulary == "offer_kind" else ()),
        )

    def rows(self, keys: Sequence[int]) -> Any:
        """Leave out what is over, and fetch kinds and Länder."""
        rows = super().rows(keys).exclude(deadline__lt=timezone.localdate())
        return rows.select_related("kind", "second_kind").prefetch_related("places__land")

    def entry(self, row: Offer, code: str) -> Entry:
        """Return the entry of an offer."""
        laender = [land_name(key) for key in row.land_keys] or [gettext("Bund")]
        provider = plain(str(row.providers))
        return Entry(
            source=self.name,
            object_id=row.pk,
            locale=code,
            kind=self.kind,
            title=plain(str(row)),
            summary=plain(str(row.summaries)),
            body=plain(" ".join([provider, str(row.audiences), str(row.costs), *laender])),
            url=row.get_absolute_url(),
            facets=self.tokens(row),
            card={
                "kinds": [term.label for term in row.kinds],
                "laender": laender,
                "provider": provider,
                "audience": plain(str(row.audiences)),
                "cost": plain(str(row.costs)),
                "deadline": row.deadline.isoformat() if row.deadline else None,
                "as_of": row.as_of,
            },
            rank=1 if row.land_keys else 0,
            sort_key=row.sort_key,
            read_on=row.read_on,
            checked_on=row.checked_on,
            expires_at=end_of(row.deadline),
        )


class GlossaryEntries(RowEntries):
    """The words of the glossary."""

    model = GlossaryTerm
    name = "guidance.glossaryterm"
    kind = "term"
    labels = KindLabels(
        pgettext_lazy("kind", "Glossary term"), pgettext_lazy("kind", "Glossary terms")
    )

    def entry(self, row: GlossaryTerm, code: str) -> Entry:
        """Return the entry of a word."""
        return Entry(
            source=self.name,
            object_id=row.pk,
            locale=code,
            kind=self.kind,
            title=plain(str(row)),
            summary=plain(str(row.definitions)),
            url=row.get_absolute_url(),
            sort_key=row.sort_key,
            read_on=row.read_on,
        )


def end_of(day: datetime.date | None) -> datetime.datetime | None:
    """Return the moment at which a day is over."""
    if day is None:
        return None
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min)
    return timezone.make_aware(midnight)
