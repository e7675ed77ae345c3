"""Makes the pages of a folder in their places, the teams and their rights."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from wagtail.models import Locale, Page, Site

from cases.models import Adoption, CaseStudyIndexPage, ModelProject, Solution
from content.models import BasePage
from guidance.models import GlossaryTerm, GuidanceIndexPage, Offer
from home.models import Feedback, HomePage, StandardPage
from learning.models import CourseIndexPage
from search.models import Promotion, SearchQuery, SynonymGroup
from starter.form.files import Record
from starter.form.pages import Section
from starter.form.problems import ContentError
from starter.form.reading import Content
from starter.models import LoadedPage
from starter.rows import bring_rows
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import MultilingualText
from teams.actions import CreateTeam, EntrustModels, EntrustPages
from teams.models import Team

SHARED_TYPES: tuple[type[BasePage], ...] = (
    CaseStudyIndexPage,
    GuidanceIndexPage,
    CourseIndexPage,
    StandardPage,
)
SHARED_MODELS: dict[type[Model], tuple[str, ...]] = {
    Term: ("view", "add", "change"),
    SizeClass: ("view", "change"),
    AdministrativeUnit: ("view", "change"),
    ModelProject: ("view", "add", "change"),
    Solution: ("view", "add", "change", "delete"),
    Adoption: ("view", "add", "change", "delete"),
    Offer: ("view", "add", "change", "delete"),
    GlossaryTerm: ("view", "add", "change", "delete"),
    Feedback: ("view", "change"),
    SynonymGroup: ("view", "add", "change", "delete"),
    Promotion: ("view", "add", "change", "delete"),
    SearchQuery: ("view",),
}
TEAM_KEYS = {"code", "names", "land", "vacant", "cares_for_shared_pages", "areas"}


@transaction.atomic
def make_pages(content: Content, origin: str = "") -> int:
    """Make the pages that were never made, not published yet; return how many.

    A page that stands at the address already, or is a translation of the same page, is somebody's
    and stays as it is. What was made before and deleted since is not made again.
    """
    known = set(LoadedPage.objects.values_list("key", flat=True))
    root = Page.objects.get(depth=1)
    made = 0
    for path, section in content.in_order():
        key = f"{origin}{section.key}"
        if key in known or is_somebodys(path, section):
            continue
        above = path.rpartition("/")[0]
        parent = page_above(above, content, origin) if above else root
        if parent is None:
            if above not in content.sections:
                expected = f"no page “{above}”, below which this one is to stand"
                content.problems.add(section.file, section.language, expected)
            continue
        LoadedPage.objects.create(key=key, page=make_page(section, parent))
        made += 1
    content.problems.raise_any()
    return made


def page_above(path: str, content: Content, origin: str) -> Page | None:
    """Return the page at a path, also where somebody has moved what was loaded there."""
    page = Page.objects.filter(url_path=f"/{path}/").first()
    if page is None and path in content.sections:
        key = f"{origin}{content.sections[path].key}"
        loaded = LoadedPage.objects.filter(key=key).select_related("page").first()
        return loaded.page if loaded else None
    return page


def is_somebodys(path: str, section: Section) -> bool:
    """Say whether a page is there that was made in another way."""
    versions = Page.objects.filter(
        translation_key=section.family, locale__language_code=section.language
    )
    return versions.exists() or Page.objects.filter(url_path=f"/{path}/").exists()


def make_page(section: Section, parent: Page) -> Page:
    """Make an empty page that nobody sees yet."""
    locale, _created = Locale.objects.get_or_create(language_code=section.language)
    page = section.model(
        title=section.own.get("title") or section.slug,
        slug=section.slug,
        locale=locale,
        translation_key=section.family,
        live=False,
    )
    return parent.add_child(instance=page)


def load_team(record: Record) -> None:
    """Make a team with its areas, or bring corrections of its name to the one that is there."""
    team = team_of(record)
    if Team.objects.filter(code=team.code).exists():
        bring_rows("teams", [team], ["code"], ["names", "vacant"])
        return
    areas = areas_of(record)
    CreateTeam(team, areas=areas).execute()
    bring_rows("teams", [team], ["code"], ["names", "vacant"])


def team_of(record: Record) -> Team:
    """Return the unsaved team of a record; raises ContentError that names what is wrong."""
    where = f"teams.yaml: {record.get('code')}"
    names = record.get("names")
    if record.keys() - TEAM_KEYS or not isinstance(record.get("code"), str):
        raise ContentError(f"{where}: expected code, and of {', '.join(sorted(TEAM_KEYS))}")
    if not isinstance(names, dict) or not names.get(settings.LANGUAGE_CODE):
        raise ContentError(f"{where}: names: expected a name in {settings.LANGUAGE_CODE}")
    land = AdministrativeUnit.objects.laender().filter(key=record.get("land")).first()
    if "land" in record and land is None:
        raise ContentError(f"{where}: land: no Land “{record['land']}”")
    return Team(
        code=record["code"],
        names=MultilingualText(names),
        land=land,
        vacant=bool(record.get("vacant")),
        cares_for_shared_pages=bool(record.get("cares_for_shared_pages")),
    )


def areas_of(record: Record) -> list[Page]:
    """Return the pages that a team is to have; raises ContentError where one is missing."""
    paths = record.get("areas") or []
    pages = {page.url_path.strip("/"): page for page in pages_at(paths)}
    missing = [str(path) for path in paths if path not in pages]
    if missing:
        raise ContentError(f"teams.yaml: {record['code']}: areas: no page {', '.join(missing)}")
    return [pages[path] for path in paths]


def pages_at(paths: Iterable[str]) -> Iterable[Page]:
    """Return the pages at these paths."""
    return Page.objects.filter(url_path__in=[f"/{path}/" for path in paths])


@transaction.atomic
def entrust_shared_pages() -> None:
    """Make a team responsible for lists and standard pages.

    Start pages stay with the administrators: rights on them would reach every area below.
    """
    team = Team.objects.filter(cares_for_shared_pages=True).first()
    if team is not None:
        pages = [page for model in SHARED_TYPES for page in model.objects.order_by("path")]
        EntrustPages(team, pages).execute()


@transaction.atomic
def entrust_shared_models() -> None:
    """Let that team care for terms, register and model projects, and read feedback."""
    team = Team.objects.filter(cares_for_shared_pages=True).first()
    if team is not None:
        EntrustModels(team, SHARED_MODELS).execute()


@transaction.atomic
def open_site(record: Record) -> None:
    """Point the site at its start page and remove the page that Wagtail ships with."""
    start = next(iter(pages_at([str(record.get("start"))])), None)
    if start is None:
        raise ContentError(f"portal.yaml: start: no page “{record.get('start')}”")
    welcome = Page.objects.filter(depth=2, content_type__model="page")
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id and site.root_page.specific_class in (HomePage,):
        return
    address = urlsplit(settings.PUBLIC_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = start
    site.site_name = str(record.get("name") or "")
    site.save()
    for page in welcome:
        page.delete()
