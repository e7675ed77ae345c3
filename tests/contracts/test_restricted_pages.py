"""A page that is not for everybody is named at no public address, whatever type it is of."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from content.models import BasePage
from guidance.models import GuidancePage
from home.models import HomePage, TeamPage
from learning.models import CoursePage, LessonPage
from portal.page_cache import page_memory
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types

pytestmark = pytest.mark.django_db
SECRET = "Zweigeheim"
TEXTS = {"title", "summary", "objective", "seo_title", "audience", "lead"}
VIEWS = ("/sitemap.xml", "/de/search/?q=zweigeheim", "/de/search/", "/de/learning/")


def hide(page: BasePage) -> None:
    """Write a secret into the texts of a page, leave it in one language, and close it."""
    for version in page.get_translations():
        version.specific.delete()
    for name in TEXTS & {field.name for field in page._meta.get_fields()}:
        setattr(page, name, f"{SECRET} {name}")
    page.slug = f"{SECRET}-{page.pk}".lower()
    page.save()
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def naming(client: Client) -> list[str]:
    """Return the public addresses that tell an anonymous reader of what is hidden."""
    page_memory.clear()
    addresses = [*VIEWS, reverse("model_projects"), reverse("feedback")]
    addresses += [page.url for page in Page.objects.live().filter(depth__gt=1)]
    found = []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        text = answer.content.decode()
        if SECRET in text or f"{SECRET}-".lower() in text:
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
