"""The list of case studies: facets, pages, teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.teasers import count_line, teasers, with_teaser_data
from content.facets import FacetDefinition, apply_facets
from content.pagination import paginate
from content.querysets import open_pages
from taxonomy.laender import land_names
from taxonomy.models import Term

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.query import PageQuerySet

    from cases.models import CaseStudyIndexPage

PAGE_SIZE = 12


def live_cases(locale_id: int) -> PageQuerySet:
    """Return the public case studies of a language, the newest first."""
    cases = apps.get_model("cases", "CaseStudyPage").objects.filter(locale=locale_id)
    return open_pages(cases).order_by("-first_published_at", "-pk")


def case_list_context(index: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return facets, chips, teasers and pager for an address of the list.

    Six queries, whatever the number of case studies: what all have for the facets, the labels of
    the fields, and one page of teasers with its prefetches and places.
    """
    cases = live_cases(index.locale_id)
    rows = facet_rows(cases)
    listed = apply_facets(rows, facet_definitions(), request.GET)
    page_keys, pager = paginate(listed.keys, request.GET, PAGE_SIZE)
    found = {case.pk: case for case in with_teaser_data(cases.filter(pk__in=page_keys))}
    return {
        "listed": listed,
        "pager": pager,
        "teasers": teasers(
            [found[key] for key in page_keys if key in found], request, located=True
        ),
        "count_line": count_line(len(listed.keys)),
        "total": len(rows),
        "ways_on": [
            {"url": index.get_url(request), "title": _("All case studies")},
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": reverse("feedback") + "?topic=missing", "title": _("Suggest an example")},
        ],
    }


def facet_rows(cases: PageQuerySet) -> list[tuple[int, dict[str, list[str]]]]:
    """Return the primary keys with fields of action and Länder, in one query."""
    found = cases.select_related(None).values_list(
        "pk",
        ArrayAgg("fields_of_action__code", distinct=True, default=[]),
        ArrayAgg("municipalities__key", distinct=True, default=[]),
    )
    return [
        (
            pk,
            {"field": [code for code in codes if code], "land": [key[:2] for key in keys if key]},
        )
        for pk, codes, keys in found
    ]


def facet_definitions() -> list[FacetDefinition]:
    """Return the facets of case studies: field of action and Land."""
    terms = Term.objects.of("field_of_action").order_by("order")
    return [
        FacetDefinition("field", _("Field of action"), {term.code: term.label for term in terms}),
        FacetDefinition("land", _("State (Land)"), land_names()),
    ]
