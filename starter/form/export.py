"""Writes all content of the portal into a folder, in the form that imports and the starter read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from starter.form.files import Record, dump
from starter.form.media import MODELS, write_media
from starter.form.pages import write_family
from starter.form.references import References
from starter.form.solutions import write_solutions
from starter.form.tables import TABLES, write_table
from teams.models import Team

FORM = 1


def export_content(folder: Path) -> list[str]:
    """Fill an empty folder; return what is in it, in sentences.

    Raises FileExistsError where something else is in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    try:
        return write_all(folder)
    except BaseException:
        shutil.rmtree(folder)
        raise


def write_all(folder: Path) -> list[str]:
    """Write tables, media, teams and pages."""
    references = References()
    (folder / "tables").mkdir()
    for table in TABLES:
        if table.model._default_manager.exists():
            write(folder / "tables" / f"{table.name}.csv", write_table(table, references))
    numbers = {}
    for kind in MODELS:
        records = write_media(kind, folder, references)
        numbers[kind] = len(records)
        if records:
            write(folder / f"{kind}.yaml", dump(records))
    teams = [write_team(team, references) for team in Team.objects.prefetch_related("areas__page")]
    write(folder / "teams.yaml", dump(teams))
    solutions = write_solutions(references)
    if solutions:
        write(folder / "solutions.yaml", dump(solutions))
    write(folder / "portal.yaml", dump(write_portal(references)))
    families = write_pages(folder, references)
    numbers |= {"pages": len(families), "teams": len(teams)}
    said = _(
        "pages with their translations: %(pages)s, teams: %(teams)s, images: %(images)s, "
        "documents: %(documents)s"
    )
    return [said % numbers]


def write_portal(references: References) -> Record:
    """Return what is said of the portal as a whole."""
    site = Site.objects.filter(is_default_site=True).first()
    record: Record = {"form": FORM}
    if site is not None:
        record |= {"name": site.site_name, "start": references.name(Page, site.root_page_id)}
    return record


def write_team(team: Team, references: References) -> Record:
    """Return what makes a team: its name, Land and areas; not its people."""
    record: Record = {"code": team.code, "names": dict(team.names)}
    if team.land:
        record["land"] = team.land.key
    for name in ("vacant", "cares_for_shared_pages"):
        if getattr(team, name):
            record[name] = True
    areas = team.areas.order_by("page__path")
    record["areas"] = [references.name(Page, area.page_id) for area in areas]
    return record


def write_pages(folder: Path, references: References) -> dict[str, list[Page]]:
    """Write a file for each page with its translations, below that of its parent."""
    families = families_of_pages()
    names = {page.pk: name for name, pages in families.items() for page in pages}
    order = children_by_parent()
    for name, pages in families.items():
        record = write_family(pages, name, references)
        listed = order_of(order.get(pages[0].path, []), [])
        if listed:
            record = {"type": record.pop("type"), "children": listed, **record}
        for page in pages:
            section = record[page.locale.language_code]
            if parent := parent_beside(page, name, names, references):
                section["parent"] = parent
            if own := order_of(order.get(page.path, []), listed):
                section["children"] = own
        path = folder / "pages" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, dump(record))
    return families


def order_of(slugs: list[str], listed: list[str]) -> list[str]:
    """Return slugs, unless they stand as the list says, those beside it by name."""
    return [] if slugs == sorted(slugs, key=place_in(listed)) else slugs


def place_in(listed: list[str]) -> Callable[[str], tuple[int, str]]:
    """Return by what slugs are put in order: first those of a list, then the others by name."""
    return lambda slug: (listed.index(slug) if slug in listed else len(listed), slug)


def families_of_pages() -> dict[str, list[Page]]:
    """Return all pages with their translations, by the path of the first in order of languages."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    by_key: dict[Any, list[Page]] = {}
    for page in Page.objects.filter(depth__gt=1).select_related("locale").order_by("path"):
        by_key.setdefault(page.translation_key, []).append(page)
    families = {}
    for pages in by_key.values():
        pages.sort(key=lambda page: codes.index(page.locale.language_code))
        families[pages[0].url_path.strip("/")] = pages
    return families


def children_by_parent() -> dict[str, list[str]]:
    """Return the slugs of all children in their order, by the path of their parent."""
    found: dict[str, list[str]] = {}
    for path, slug in Page.objects.order_by("path").values_list("path", "slug"):
        found.setdefault(path[: -Page.steplen], []).append(slug)
    return found


def parent_beside(page: Page, name: str, names: dict[int, str], references: References) -> str:
    """Return the parent of a page, where it does not follow from the place of the file."""
    parent = page.get_parent()
    if parent.depth == 1 or names.get(parent.pk) == name.rpartition("/")[0]:
        return ""
    return references.name(Page, parent.pk) or ""


def write(path: Path, text: str) -> None:
    """Write a file as UTF-8 with plain line ends."""
    path.write_text(text, encoding="utf-8", newline="\n")
