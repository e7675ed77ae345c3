"""Counts what is asked, and nothing of who asks.

Kept are the day, the language, the words in small letters, the names of chosen filters, the engine,
how many hits there were, at which places the opened ones stood, and how long it took: no address,
no cookie, no time of day. Words that may be data about a person are not kept; those that few have
asked are shown to nobody; after 13 months all are deleted. What a page cache answers is not
counted.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

import structlog
from django.db import DatabaseError, connection
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import NullIf, Round
from django.utils import timezone

from search.models import SearchQuery
from search.questions import asked_text
from search.results import SearchResult
from taxonomy.models import AdministrativeUnit

KEPT = datetime.timedelta(days=396)
SHOWN_FROM = 5
# An e-mail address or an account.
ADDRESS = re.compile(r"@|\(at\)|\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,}", re.IGNORECASE)
# The digits of a telephone number, of an identity card or of a birthday.
NUMBER = re.compile(r"\d(?:[\s()/.+–-]*\d){5,}")
YEAR = r"(?:19|20)\d\d"
# Several years, or the number of a law: “2024-2026”, “2024/25”, “2016/679”.
YEARS = re.compile(rf"{YEAR}(?:[\s/–-]+{YEAR})+|{YEAR}/\d{{2,4}}")
COUNT = """
    INSERT INTO search_searchquery AS known
        (day, locale, text, filters, engine, degraded, asked, hits, total_ms, longest_ms, opened,
         places)
    VALUES (%(day)s, %(locale)s, %(text)s, %(filters)s, %(engine)s, %(degraded)s, 1, %(hits)s,
            %(ms)s, %(ms)s, 0, 0)
    ON CONFLICT (day, locale, text, filters, engine, degraded) DO UPDATE SET
        asked = known.asked + 1,
        hits = EXCLUDED.hits,
        total_ms = known.total_ms + EXCLUDED.total_ms,
        longest_ms = greatest(known.longest_ms, EXCLUDED.longest_ms)
"""

logger = structlog.get_logger("search")


def is_personal(text: str) -> bool:
    """Say whether a text looks like an address, a number of a telephone or of an account.

    Years and the keys of the official register tell of nobody.
    """
    if ADDRESS.search(text):
        return True
    numbers = [number for number in NUMBER.findall(text) if not YEARS.fullmatch(number)]
    keys = {"".join(number.split()) for number in numbers}
    return bool(keys) and AdministrativeUnit.objects.filter(key__in=keys).count() < len(keys)


def count(
    result: SearchResult, locale: str, chosen: Mapping[str, Sequence[str]], seconds: float
) -> None:
    """Count an answer, in one statement; readers get theirs even if that fails."""
    text = result.text.lower()
    if not text or is_personal(text):
        return
    values: dict[str, str | int | datetime.date] = {
        "day": timezone.localdate(),
        "locale": locale,
        "text": text[:200],
        "filters": ",".join(sorted(name for name, values in chosen.items() if values)),
        "engine": result.engine,
        "degraded": result.degraded,
        "hits": result.total,
        "ms": round(seconds * 1000),
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, values)
    except DatabaseError:
        logger.exception("search.count_failed")


def count_opened(text: str, locale: str, place: int) -> None:
    """Count that a hit was opened, for a question that was counted today; of others nothing."""
    today = SearchQuery.objects.filter(
        day=timezone.localdate(), locale=locale, text=asked_text(text).lower()
    )
    most_asked = today.order_by("-asked", "pk").values("pk")[:1]
    SearchQuery.objects.filter(pk__in=most_asked).update(
        opened=F("opened") + 1, places=F("places") + place
    )


def frequent(*, without_hits: bool = False) -> QuerySet[SearchQuery, dict[str, object]]:
    """Return the queries that may be shown, the most frequent first, with the hits of the last."""
    latest = SearchQuery.objects.filter(
        locale=OuterRef("locale"), text=OuterRef("text"), filters=""
    ).order_by("-day", "degraded")
    queries = (
        SearchQuery.objects.order_by()
        .values("locale", "text")
        .annotate(
            times=Sum("asked"),
            latest_hits=Subquery(latest.values("hits")[:1]),
            milliseconds=Sum("total_ms") / Sum("asked"),
            times_opened=Sum("opened"),
            place=Round(Sum("places") * 1.0 / NullIf(Sum("opened"), 0), 1),
        )
        .filter(times__gte=SHOWN_FROM)
        .order_by(F("times").desc(), "locale", "text")
    )
    return queries.filter(latest_hits=0) if without_hits else queries
