"""The list of case studies: facets, pages, teasers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.teasers import count_line, teasers, with_teaser_data
from content.facets import FacetDefinition, apply_facets
from content.pagination import paginate
from taxonomy.models import AdministrativeUnit, Term

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.query import PageQuerySet

    from cases.models import CaseStudyIndexPage

PAGE_SIZE = 12


def live_cases(locale_id: int) -> PageQuerySet:
    """Return the public case studies of a language, the newest first."""
    pages = apps.get_model("cases", "CaseStudyPage").objects
    return pages.live().public().filter(locale=locale_id, alias_of=None).order_by(
        "-first_published_at", "-pk"
    )


def case_list_context(index: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return facets, chips, teasers and pager for an address of the list.

    Seven queries, whatever the number of case studies: keys, their Länder, their fields, the
    labels of both, and one page of teasers with its two prefetches.
    """
    cases = live_cases(index.locale_id)
    keys = list(cases.values_list("pk", flat=True))
    through = cases.model.municipalities.through.objects
    values: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pk, key in through.filter(casestudypage__in=cases.values("pk")).values_list(
        "casestudypage_id", "administrativeunit__key"
    ):
        values[pk]["land"].append(key[:2])
    fields = cases.model.fields_of_action.through.objects
    for pk, code in fields.filter(casestudypage__in=cases.values("pk")).values_list(
        "casestudypage_id", "term__code"
    ):
        values[pk]["field"].append(code)
    rows = [(pk, values[pk]) for pk in keys]
    listed = apply_facets(rows, facet_definitions(), request.GET)
    page_keys, pager = paginate(listed.keys, request.GET, PAGE_SIZE)
    found = {case.pk: case for case in with_teaser_data(cases.filter(pk__in=page_keys))}
    return {
        "listed": listed,
        "pager": pager,
        "teasers": teasers([found[key] for key in page_keys if key in found], request),
        "count_line": count_line(len(listed.keys)),
        "total": len(keys),
        "ways_on": [
            {"url": index.url, "title": _("All case studies")},
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": reverse("feedback") + "?topic=missing", "title": _("Suggest an example")},
        ],
    }


def facet_definitions() -> list[FacetDefinition]:
    """Return the facets of case studies: field of action and Land."""
    terms = Term.objects.of("field_of_action").order_by("order")
    laender = AdministrativeUnit.objects.laender()
    return [
        FacetDefinition("field", _("Field of action"), {term.code: term.label for term in terms}),
        FacetDefinition("land", _("Land"), {land.key: land.name for land in laender}),
    ]
