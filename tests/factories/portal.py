"""A small portal: three live start pages, their lists, and the areas of three teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wagtail.models import Locale, Page, Site

from cases.models import CaseStudyIndexPage
from content.models import BasePage
from guidance.models import GuidanceIndexPage
from home.models import HomePage, TeamPage
from learning.models import CourseIndexPage
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualText
from teams.actions import CreateTeam
from teams.models import Team
from tests.factories import pages

LANGUAGES = ("de", "en", "de-simple")
LISTS = {
    "de": ("Fallbeispiele", "Leitfäden", "Kurse"),
    "en": ("Case studies", "Guidance", "Courses"),
}
TEAMS = {"bund": "", "by": "09", "be": "11"}
LAENDER = {"09": "Bayern", "11": "Berlin"}


@dataclass
class Portal:
    """The pages that are always there, by language, and the teams by code."""

    homes: dict[str, HomePage] = field(default_factory=dict)
    case_lists: dict[str, CaseStudyIndexPage] = field(default_factory=dict)
    guidance_lists: dict[str, GuidanceIndexPage] = field(default_factory=dict)
    course_lists: dict[str, CourseIndexPage] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    areas: dict[tuple[str, str], TeamPage] = field(default_factory=dict)

    def area(self, team: str = "bund", language: str = "de") -> TeamPage:
        """Return the area of a team in a language."""
        return self.areas[team, language]


def build_portal() -> Portal:
    """Make the portal in a migrated database."""
    portal = Portal()
    add_start_pages(portal)
    for code, key in TEAMS.items():
        add_team(portal, code, key)
    return portal


def read_portal() -> Portal:
    """Return what `build_portal` made in this database."""
    portal = Portal(teams={team.code: team for team in Team.objects.all()})
    for model, found in (
        (HomePage, portal.homes),
        (CaseStudyIndexPage, portal.case_lists),
        (GuidanceIndexPage, portal.guidance_lists),
        (CourseIndexPage, portal.course_lists),
    ):
        for page in model.objects.select_related("locale"):
            found[page.locale.language_code] = page
    for area in TeamPage.objects.select_related("locale"):
        portal.areas[area.slug, area.locale.language_code] = area
    return portal


def add_start_pages(portal: Portal) -> None:
    """Add start pages and lists in the place of the page that Wagtail ships with."""
    root = Page.objects.get(depth=1)
    for language in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=language)[0]
        portal.homes[language] = pages.make_home(
            root,
            title=f"Start {language}",
            slug=f"start-{language}",
            locale=locale,
            **same_page(portal.homes),
        )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "root_page": portal.homes["de"]},
    )
    for welcome in Page.objects.filter(depth=2, content_type__model="page"):
        welcome.delete()
    for language in LISTS:
        add_lists(portal, language)


def add_lists(portal: Portal, language: str) -> None:
    """Add the three lists of a language."""
    home = portal.homes[language]
    cases, guidance, courses = LISTS[language]
    portal.case_lists[language] = pages.make_case_list(
        home, title=cases, slug="fallbeispiele", **same_page(portal.case_lists)
    )
    portal.guidance_lists[language] = pages.make_guidance_list(
        home, title=guidance, slug="leitfaeden", **same_page(portal.guidance_lists)
    )
    portal.course_lists[language] = pages.make_course_list(
        home, title=courses, slug="kurse", **same_page(portal.course_lists)
    )


def add_team(portal: Portal, code: str, key: str) -> None:
    """Add a team with its area in each language and its rights there."""
    land = land_of(key) if key else None
    name = land.name if land else "Bund"
    names = MultilingualText({"de": f"Redaktion {name}", "en": f"{name} team"})
    team = Team(code=code, names=names, land=land, cares_for_shared_pages=land is None)
    portal.teams[code] = CreateTeam(team, titles=MultilingualText({"de": name})).execute()
    for area in TeamPage.objects.filter(team_area__team=team).select_related("locale"):
        portal.areas[code, area.locale.language_code] = area


def land_of(key: str) -> AdministrativeUnit:
    """Return a Land, made where it is missing."""
    defaults = {"level": "land", "name": LAENDER[key]}
    return AdministrativeUnit.objects.get_or_create(key=key, defaults=defaults)[0]


def same_page(versions: Mapping[str, BasePage]) -> dict[str, object]:
    """Return what makes a new page the translation of the others."""
    first = next(iter(versions.values()), None)
    return {"translation_key": first.translation_key} if first else {}
