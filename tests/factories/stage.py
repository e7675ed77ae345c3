"""The small portal with a page of each type in its languages, for tests that walk what exists."""

from __future__ import annotations

from wagtail.models import Locale, Page

from cases.models import CaseStudyPage, ModelProject, ModelProjectMember
from content.models import BasePage
from home.models import HomePage, StandardPage, TeamPage
from taxonomy.models import AdministrativeUnit
from tests.factories import pages
from tests.factories.portal import Portal
from tests.factories.solutions import make_adoption, make_participation, make_solution


def fill_stage(portal: Portal) -> None:
    """Add pages of each type to the small portal, in German and English, and a project."""
    federal = portal.area("bund")
    course = pages.make_course(federal, title="Kurs des Bundes", slug="kurs")
    german = [
        add_case(federal, title="Fallbeispiel des Bundes", slug="fall"),
        pages.make_guidance(federal, title="Leitfaden des Bundes", slug="leitfaden"),
        course,
        pages.make_lesson(course, title="Lektion des Bundes", slug="lektion"),
        *add_standard_pages(portal.homes["de"]),
    ]
    for page in german:
        add_translation(page, "en")
    for code in ("by", "be"):
        add_case(portal.area(code), title=f"Fallbeispiel {code}", slug=f"fall-{code}")
    add_project(portal.teams["by"].land)


def add_case(area: TeamPage, *, title: str, slug: str) -> CaseStudyPage:
    """Add a case study whose solution has a name of its own: other processes count anew."""
    solution = make_solution(slug=f"loesung-{slug}")
    make_adoption(solution)
    make_participation(solution)
    return pages.make_case(area, title=title, slug=slug, applied_solution=solution)


def add_standard_pages(home: HomePage) -> list[StandardPage]:
    """Add the pages that header and footer link to, and one below another."""
    made = [
        pages.make_standard_page(
            home, title=str(purpose.label), slug=purpose.value, purpose=purpose.value
        )
        for purpose in StandardPage.Purpose
    ]
    return [*made, pages.make_standard_page(made[0], title="Unterseite", slug="unterseite")]


def add_translation(page: BasePage, language: str) -> None:
    """Add a live version of a page in another language."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    copy.title = f"{page.title} ({language})"
    copy.live = True
    copy.save()


def add_project(land: AdministrativeUnit | None) -> None:
    """Add a model project with one municipality."""
    unit = AdministrativeUnit.objects.create(
        key="09999001", level="municipality", parent=land, name="Musterstadt", population=40_000
    )
    project = ModelProject.objects.create(
        slug="musterstadt", name="Musterstadt", category="grossstadt", cohort=2020
    )
    ModelProjectMember.objects.create(project=project, unit=unit, lead=True)


def example_of(model: type[BasePage], language: str = "de") -> BasePage:
    """Return the first page of a type in a language."""
    found = model.objects.filter(locale__language_code=language).order_by("path").first()
    assert found is not None, f"the stage has no {model.__name__} in {language}"
    return found


def page_types() -> list[type[BasePage]]:
    """Return all page types of the portal, by name."""
    from wagtail.models import get_page_models

    found = [model for model in get_page_models() if model is not Page]
    return sorted(found, key=lambda model: str(model.__name__))
