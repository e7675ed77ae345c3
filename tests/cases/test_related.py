"""Related case studies: what has most in common comes first, and the page says what it is."""

from __future__ import annotations

import pytest
from django.test import Client

from cases.models import CaseStudyPage
from taxonomy.models import Term
from tests.factories.pages import make_case
from tests.factories.portal import Portal

pytestmark = pytest.mark.usefixtures("starter_data")


def make(portal: Portal, slug: str, kind: str, *fields: str) -> CaseStudyPage:
    terms = [Term.objects.of("field_of_action").get(code=code) for code in fields]
    case = make_case(
        portal.area(),
        slug=slug,
        title=slug.title(),
        main_field=terms[0],
        solution_type=Term.objects.of("solution_type").get(code=kind),
    )
    case.fields_of_action.set(terms)
    case.save()
    return case


def test_two_gauges_find_each_other_before_what_is_newer(client: Client, portal: Portal) -> None:
    make(portal, "pegel-eins", "sensorik", "sicherheit", "umwelt_klima")
    make(portal, "pegel-zwei", "sensorik", "sicherheit", "umwelt_klima")
    for number in range(3):
        make(portal, f"app-{number}", "app", "umwelt_klima")
    html = client.get("/de/bund/pegel-eins/").content.decode()
    related = html[html.index('id="related"') :]
    assert "ebenfalls Sensorik" in related
    assert related.index("/de/bund/pegel-zwei/") < related.index("/de/bund/app-")


def test_what_has_no_field_in_common_is_not_related(client: Client, portal: Portal) -> None:
    make(portal, "pegel-eins", "sensorik", "sicherheit")
    make(portal, "kurs", "sensorik", "bildung")
    assert 'id="related"' not in client.get("/de/bund/pegel-eins/").content.decode()
