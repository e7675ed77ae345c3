"""Locales, start pages, lists and the areas of the teams."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from cases.models import CaseStudyIndexPage, ModelProject
from content.models import BasePage
from guidance.models import GuidanceIndexPage
from home.models import Feedback, HomePage, StandardPage
from learning.models import CourseIndexPage
from starter.reading import Record, read
from starter.storing import store
from starter.streams import StreamWriter
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import MultilingualText
from teams.actions import CreateTeam, EntrustModels, EntrustPages
from teams.models import Team

# Six months after the sources were read, unless a file names what expires before.
REVIEW_DUE = datetime.date(2027, 5, 23)
SHARED_TYPES: tuple[type[BasePage], ...] = (
    HomePage,
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
    Feedback: ("view", "change"),
}
LANGUAGES = ("de", "en", "de-simple")
LISTS: tuple[tuple[type[BasePage], str, dict[str, tuple[str, str]]], ...] = (
    (
        CaseStudyIndexPage,
        "fallbeispiele",
        {
            "de": (
                "Fallbeispiele",
                "Lösungen aus Kommunen: was sie leisten, wer sie betreibt, wer sie übernommen hat.",
            ),
            "en": (
                "Case studies",
                "Solutions from municipalities: what they do, who runs them, who adopted them.",
            ),
        },
    ),
    (
        GuidanceIndexPage,
        "leitfaeden",
        {
            "de": (
                "Leitfäden",
                "Schritt für Schritt: eine Lösung prüfen, übernehmen, betreiben und bezahlen.",
            ),
            "en": (
                "Guides",
                "Step by step: how to examine a solution, adopt it, run it and pay for it.",
            ),
        },
    ),
    (
        CourseIndexPage,
        "kurse",
        {
            "de": (
                "Kurse",
                "Kurze Lektionen mit Fragen für Beschäftigte in Kommunen, kostenfrei und offen.",
            ),
            "en": (
                "Courses",
                "Short lessons with questions for municipal staff, free of charge and open to all.",
            ),
        },
    ),
)


def publish(page: BasePage) -> None:
    """Publish a page as an editor would, with a revision."""
    page.save_revision().publish()


@transaction.atomic
def load_start_pages() -> None:
    """Make the three live start pages, and the lists below the German and the English one."""
    record = read("home")
    root = Page.objects.get(depth=1)
    first: HomePage | None = None
    for language in LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = start_page(record, language, locale)
        if first:
            home.translation_key = first.translation_key
        is_new = not HomePage.objects.filter(locale=locale).exists()
        stored = store(f"start page {language}", home, root)
        first = first or stored
        for model, slug, titles in LISTS:
            if is_new and stored and language in titles:
                add_list(stored, model, slug, *titles[language])
    if Page.objects.filter(depth=2, content_type__model="page").exists():
        retire_welcome_page(first)


def start_page(record: Record, language: str, locale: Locale) -> HomePage:
    """Return the unsaved start page of a language."""
    texts = record[language]
    writer = StreamWriter({**record, "file": "home.yaml"}, language)
    return HomePage(
        title=texts["title"],
        slug="start" if language == "de" else f"start-{language}",
        locale=locale,
        question=texts["question"],
        lead=texts.get("lead", ""),
        summary=texts.get("summary", "") or texts.get("lead", "")[:300],
        three_questions_intro=texts.get("three_questions_intro", ""),
        courses_intro=texts.get("courses_intro", ""),
        draft_note=texts.get("draft_note", ""),
        review_due=REVIEW_DUE,
        body=easy_blocks(writer, texts.get("blocks", [])),
    )


def easy_blocks(writer: StreamWriter, blocks: list[Record]) -> list[Record]:
    """Return the entries of the start page in Leichte Sprache."""
    return [
        writer.block(
            "entry",
            {
                "title": block["title"],
                "sentences": writer.items(block["sentences"], f"blocks.{index}.sentences"),
                "points": writer.items(block.get("points", []), f"blocks.{index}.points"),
                "target": block.get("link", ""),
                "link_text": block.get("link_text", ""),
                "icon": block["icon"],
            },
            f"blocks.{index}",
        )
        for index, block in enumerate(blocks)
    ]


def add_list(home: HomePage, model: type[BasePage], slug: str, title: str, summary: str) -> None:
    """Add the list of one kind of content below a start page."""
    german = model.objects.filter(locale__language_code="de").first()
    page = model(title=title, slug=slug, summary=summary, locale=home.locale, show_in_menus=True)
    if german:
        page.translation_key = german.translation_key
    home.add_child(instance=page)
    publish(page)


def retire_welcome_page(home: HomePage | None) -> None:
    """Point the site at the German start page and remove the page that Wagtail ships with."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    address = urlsplit(settings.PUBLIC_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = home
    site.site_name = "Wissensportal"
    site.save()
    for welcome in Page.objects.filter(depth=2, content_type__model="page"):
        welcome.delete()


def load_team(land: AdministrativeUnit | None) -> None:
    """Make one team with its area in each language and its rights there."""
    titles = area_titles(land)
    names = {
        "de": f"Team {land.name}" if land else "Team Bund",
        "en": f"{titles['en']} team" if land else "Federal team",
    }
    team = Team(
        code=land.iso_code[3:].lower() if land else "bund",
        names=MultilingualText(names),
        land=land,
        vacant=land is not None,
        cares_for_shared_pages=land is None,
    )
    CreateTeam(team, titles=titles, review_due=REVIEW_DUE).execute()


@transaction.atomic
def entrust_shared_pages() -> None:
    """Make the federal team responsible for start pages, lists and standard pages.

    Its groups may edit lists and standard pages. Start pages stay with the administrators: rights
    on them would reach every area below.
    """
    team = Team.objects.get(code="bund")
    shared = [page for model in SHARED_TYPES for page in model.objects.order_by("path")]
    for page in shared:
        page.review_due = REVIEW_DUE
        publish(page)
    EntrustPages(team, [page for page in shared if not isinstance(page, HomePage)]).execute()


@transaction.atomic
def entrust_shared_models() -> None:
    """Let the federal team care for terms, register and model projects, and read feedback."""
    EntrustModels(Team.objects.get(code="bund"), SHARED_MODELS).execute()


def area_titles(land: AdministrativeUnit | None) -> MultilingualText:
    """Return the title of a team's area by language."""
    names = MultilingualText()
    for language in LANGUAGES:
        with override(language):
            names[language] = land.label if land else _("Federal government")
    return names
