"""The list of what Bund and Länder offer, and the page of one offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from catalogue.lists import BY_ORDER, Card, listing
from content.feedback import feedback_form
from content.languages import language_links
from content.reading import reading
from content.sources import SourceIndex, partial_date_text
from guidance.entries import OfferEntries
from guidance.models import Offer
from guidance.views.shared import alternates, everyday_address, has_no_language, sources_of, way_to
from taxonomy.laender import land_name

PAGE_SIZE = 24


@dataclass(frozen=True)
class OfferCard:
    """An offer as an entry of a list."""

    title: str
    url: str
    meta: str
    summary: str
    provider: str
    deadline: str
    as_of: str


def offer_card(card: Card) -> OfferCard:
    """Return an offer with who offers it, until when, and of when its source is."""
    extra = card.extra
    deadline = parse_date(extra["deadline"] or "")
    return OfferCard(
        title=card.title,
        url=card.url,
        meta=" · ".join([", ".join(extra["laender"]), ", ".join(extra["kinds"])]),
        summary=card.summary,
        provider=extra["provider"],
        deadline=date_format(deadline, "SHORT_DATE_FORMAT") if deadline else "",
        as_of=partial_date_text(extra["as_of"]) if extra["as_of"] else "",
    )


@reading("offer_kind", "offered_by", "page")
def list_offers(request: HttpRequest) -> HttpResponse:
    """List the offers, with facets."""
    if has_no_language():
        return redirect(everyday_address(request))
    listed = listing(
        request.GET,
        locale=get_language() or "",
        kinds=[OfferEntries.kind],
        facets=OfferEntries.facets,
        order=BY_ORDER,
        size=PAGE_SIZE,
    )
    line = ngettext("%(number)d offer", "%(number)d offers", listed.total)
    context = {
        "listed": listed,
        "cards": [offer_card(card) for card in listed.cards],
        "pager": listed.pager,
        "count_line": line % {"number": listed.total},
        "offers_url": reverse("offers"),
        "crumbs": way_to(_("Offers")),
        "related": [{"url": feedback_form.url(topic="missing"), "title": _("Suggest an offer")}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "guidance/offers.html", context)


@reading()
def show_offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one offer, as long as it can be used."""
    if has_no_language():
        return redirect(everyday_address(request))
    offers = Offer.objects.exclude(deadline__lt=timezone.localdate())
    offers = offers.select_related("kind", "second_kind").prefetch_related("places__land")
    offer = get_object_or_404(offers, slug=slug)
    context = {
        "offer": offer,
        "glance": glance(offer),
        "sources": SourceIndex(sources_of(offer)),
        "crumbs": way_to(str(offer), (_("Offers"), reverse("offers"))),
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "guidance/offer.html", context)


def glance(offer: Offer) -> list[dict[str, Any]]:
    """Return the facts at a glance; what no source says is shown as unknown."""
    laender = [land_name(key) for key in offer.land_keys] or [_("Bund")]
    deadline = date_format(offer.deadline, "SHORT_DATE_FORMAT") if offer.deadline else ""
    return [
        {"label": _("Kind of offer"), "value": ", ".join(term.label for term in offer.kinds)},
        {"label": _("Federal government or state (Land)"), "value": ", ".join(laender)},
        {"label": _("Provider"), "value": str(offer.providers)},
        {"label": _("For whom"), "value": str(offer.audiences)},
        {"label": _("Cost"), "value": str(offer.costs)},
        {"label": _("Deadline"), "value": deadline},
    ]
