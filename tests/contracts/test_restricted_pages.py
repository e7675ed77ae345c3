"""A page that is not for everybody is named at no public address, whatever type it is of."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cases.models import CaseStudyPage
from content.models import BasePage
from guidance.models import GuidancePage
from home.models import HomePage, TeamPage
from learning.models import CoursePage, LessonPage
from portal.page_cache import page_memory
from tests.contracts.public_addresses import PROJECT, TOWN, public_addresses
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
SECRET = "Zweigeheim"
TEXTS = {"title", "summary", "objective", "seo_title", "audience", "lead"}
ASKED = "q=zweigeheim&locale=de&municipality=" + TOWN


def hide(page: BasePage) -> None:
    """Make a page with a secret, and close it."""
    give_secret(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def give_secret(page: BasePage) -> None:
    """Write a secret into the texts of a page, and leave it in one language."""
    for version in page.get_translations():
        version.specific.delete()
    for name in TEXTS & {field.name for field in page._meta.get_fields()}:
        setattr(page, name, f"{SECRET} {name}")
    page.slug = f"{SECRET}-{page.pk}".lower()
    page.save()
    page.save_revision().publish()


def naming(client: Client) -> list[str]:
    """Return the public addresses that tell an anonymous reader of what is hidden."""
    page_memory.clear()
    follow_changes()
    cases = list(CaseStudyPage.objects.order_by("path").values_list("pk", flat=True))
    asked = "&".join([ASKED, *(f"case={key}" for key in cases)])
    addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    for key in cases:
        values = {"key": TOWN, "slug": PROJECT, "page_id": str(key)}
        addresses += [f"{address}?{asked}" for address in public_addresses(values)]
    found = []
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        assert answer.status_code < 500, address
        text = b"".join(answer).decode(errors="ignore")
        if f"{SECRET} " in text or f"{SECRET}-".lower() in text:
            found.append(address)
    return found


def test_restricted_pages_of_all_types_are_named_at_no_public_address(
    portal: Portal, client: Client
) -> None:
    LessonPage.objects.update(guidance=example_of(GuidancePage))
    for model in page_types():
        if model not in (HomePage, TeamPage, CoursePage):
            hide(example_of(model))
    hide(portal.area("be"))
    assert naming(client) == []


def test_a_restricted_course_is_named_at_no_public_address(portal: Portal, client: Client) -> None:
    hide(example_of(CoursePage))
    assert naming(client) == []


def test_an_open_case_study_is_named_at_addresses_of_all_rooms(
    portal: Portal, client: Client
) -> None:
    """What the tests above look at would tell."""
    give_secret(example_of(CaseStudyPage))
    telling = {address.partition("?")[0] for address in naming(client)}
    expected = {"/de/search/", "/api/v1/case-studies", "/de/compare/comparison.csv", "/sitemap.xml"}
    assert expected <= telling
