"""A small page tree in two languages, and pages to find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from wagtail.models import Locale, Page, Site

from cases.models import CaseStudyPage
from content.models import BasePage
from guidance.models import GuidancePage
from home.models import HomePage, TeamPage
from taxonomy.models import AdministrativeUnit
from tests.following import follow_changes

SOURCE = {
    "url": "https://www.example.org/bericht",
    "title": "Quellenseite",
    "read_on": "2026-11-23",
    "as_of": "",
}


@dataclass
class Tree:
    """Start page and area of one team in a language."""

    home: HomePage
    area: TeamPage


@pytest.fixture
def saxony(db: None) -> AdministrativeUnit:
    return AdministrativeUnit.objects.update_or_create(
        key="14", defaults={"level": "land", "name": "Sachsen"}
    )[0]


@pytest.fixture
def hesse(db: None) -> AdministrativeUnit:
    return AdministrativeUnit.objects.update_or_create(
        key="06", defaults={"level": "land", "name": "Hessen"}
    )[0]


@pytest.fixture
def trees(db: None) -> dict[str, Tree]:
    root = Page.objects.get(depth=1)
    made: dict[str, Tree] = {}
    first: HomePage | None = None
    for code in ("de", "en", "de-simple"):
        locale = Locale.objects.get_or_create(language_code=code)[0]
        home = HomePage(title=f"Start {code}", slug=f"start-{code}", question="?", locale=locale)
        if first:
            home.translation_key = first.translation_key
        root.add_child(instance=home)
        first = first or home
        area = TeamPage(title=f"Area {code}", slug="area", locale=locale)
        home.add_child(instance=area)
        made[code] = Tree(home, area)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = "localhost"
    site.root_page = first
    site.save()
    return made


Publish = Callable[..., Any]


@pytest.fixture
def publish_case(trees: dict[str, Tree]) -> Publish:
    """Return a function that publishes a case study as an editor would."""

    def publish(title: str, text: str = "", locale: str = "de", **fields: Any) -> CaseStudyPage:
        units = fields.pop("units", [])
        statements = [{"type": "statement", "value": {"text": text, "sources": [SOURCE]}}]
        page: Any = CaseStudyPage(
            title=title, locale=trees[locale].home.locale, live=False, **fields
        )
        page.solution = statements if text else []
        page.municipalities.set(units)
        trees[locale].area.add_child(instance=page)
        page.save_revision().publish()
        follow_changes()
        return CaseStudyPage.objects.get(pk=page.pk)

    return publish


@pytest.fixture
def publish_guidance(trees: dict[str, Tree]) -> Publish:
    """Return a function that publishes a guidance page."""

    def publish(title: str, locale: str = "de", **fields: Any) -> BasePage:
        page = GuidancePage(title=title, locale=trees[locale].home.locale, live=False, **fields)
        trees[locale].area.add_child(instance=page)
        page.save_revision().publish()
        follow_changes()
        return page

    return publish
