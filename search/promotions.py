"""What is recommended to who asks a question."""

from __future__ import annotations

from django.db.models import Q

from catalogue.models import Entry
from catalogue.sources import sources
from search.models import Promotion
from search.phrases import key_of, keys_of
from search.results import Recommendation
from taxonomy.languages import language_of


def recommended(text: str, locale: str) -> list[Recommendation]:
    """Return what editors recommend for a question, as far as everybody may read it now."""
    asked = key_of(text, language_of(locale).search_configuration)
    promotions = Promotion.objects.filter(locale=locale).select_related("page").order_by("pk")
    fitting = [
        promotion
        for promotion in promotions
        if asked and asked in (key for _query, key in keys_of(promotion.queries, locale))
    ]
    found = []
    for promotion in fitting:
        condition = what_is_meant(promotion)
        entry = Entry.objects.readable().filter(condition, locale=locale).first()
        if entry:
            found.append(Recommendation(entry.title, entry.url, promotion.text or entry.summary))
    return found


def what_is_meant(promotion: Promotion) -> Q:
    """Return the condition for the entry of a promotion; one that nothing fits where it is gone."""
    if promotion.page is None:
        return Q(url=promotion.address)
    source = sources.of_page_type(promotion.page.specific_class)
    return Q(source=source.name if source else "", object_id=promotion.page.pk)
