"""What every page type tells other programs: link previews, robots, feedback, days."""

from __future__ import annotations

import datetime
import json
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from content.models import BasePage
from home.models import HomePage
from portal.page_cache import page_memory
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types
from tests.following import follow_changes
from tests.markup import Document

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime.datetime(2026, 12, 31, 23, 30, tzinfo=datetime.UTC)
DAY = "2027-01-01"


def head_of(client: Client, url: str) -> Document:
    page_memory.clear()
    return Document(client.get(url).content)


@pytest.mark.parametrize("model", page_types())
def test_every_page_type_describes_itself_to_who_shares_a_link(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    document = head_of(client, page.url)
    named = {
        str(tag["property"]): str(tag["content"]) for tag in document.soup.select("meta[property]")
    }
    assert named["og:title"] == page.title
    assert named["og:url"] == f"{settings.PUBLIC_URL}{page.url}"
    assert named["og:description"] == document.description
    assert named["og:description"]
    feedback = f"{reverse('feedback')}?page={quote(page.url)}"
    assert document.soup.select(f'a[href="{feedback}"]'), "feedback does not name its page"
    assert not document.soup.select('meta[name="robots"]')


@pytest.mark.parametrize("model", [model for model in page_types() if model is not HomePage])
def test_no_robot_lists_an_alias_of_any_page_type(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    alias = page.create_alias(parent=page.get_parent(), update_slug="nebenan")
    robots = head_of(client, alias.url).one('meta[name="robots"]')
    assert robots["content"] == "noindex"


@pytest.mark.parametrize("model", page_types())
def test_days_are_those_of_the_portals_time_zone(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    page.checked_on = None
    page.first_published_at = None
    with time_machine.travel(NEW_YEAR, tick=False):
        page.save_revision().publish()
        follow_changes()
    document = head_of(client, page.url)
    data = json.loads(document.one('script[type="application/ld+json"]').get_text())
    assert data["@graph"][0]["datePublished"] == DAY
    assert data["@graph"][0]["dateModified"] == DAY
    assert "31.12.2026" not in document.soup.get_text()
    sitemap = client.get("/sitemap.xml").content.decode()
    entry = sitemap.partition(f"{page.url}</loc>")[2].partition("</url>")[0]
    assert f"<lastmod>{DAY}</lastmod>" in entry
