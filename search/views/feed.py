"""A search as an Atom feed: the newest first, for whoever wants to hear of what is new."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from catalogue.models import Entry
from catalogue.texts import plain
from content.reading import reading
from search.addresses import SearchAddress, parameters
from search.engines.base import NEWEST
from search.service import search
from taxonomy.languages import active_language

ENTRIES = 30
# Of what has no date of its own.
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
WITHOUT_EFFECT = ("sort", "page", "language")


@reading(*(name for name in parameters() if name not in WITHOUT_EFFECT))
def show_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the newest entries of a search; an empty feed where nothing is asked."""
    locale = active_language().code
    address = SearchAddress.read(request.GET, locale)
    title = _("Search: %(asked)s") % {"asked": address.text} if address.text else _("Search")
    feed = Atom1Feed(
        title=f"{title} – {settings.SITE_NAME}",
        link=settings.PUBLIC_URL + reverse("search") + address.feed(),
        description="",
        language=locale,
        feed_url=settings.PUBLIC_URL + reverse("search_feed") + address.feed(),
    )
    result = search(address.asked, locale, address.chosen, size=ENTRIES, order=NEWEST)
    for hit in result.hits:
        add_entry(feed, hit.entry)
    answer = HttpResponse(content_type=feed.content_type, headers={"X-Robots-Tag": "noindex"})
    feed.write(answer, "utf-8")
    return answer


def add_entry(feed: Atom1Feed, entry: Entry) -> None:
    """Add an entry of the catalogue to a feed."""
    changed = entry.changed_at or entry.published_at or midnight(entry.read_on)
    feed.add_item(
        title=entry.title,
        link=settings.PUBLIC_URL + entry.url,
        unique_id=settings.PUBLIC_URL + entry.url,
        description=entry.summary,
        author_name=plain(str(entry.team.name if entry.team else settings.SITE_NAME)),
        pubdate=entry.published_at,
        updateddate=changed,
    )


def midnight(day: datetime.date | None) -> datetime.datetime:
    """Return the beginning of a day where the portal is."""
    if day is None:
        return LONG_AGO
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
