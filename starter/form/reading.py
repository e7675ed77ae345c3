"""Reads a folder of the content form: pages with their places, teams, media."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page

from starter.form.files import Record, read_file
from starter.form.pages import FAMILY_KEYS, Section, concrete_type, family_id
from starter.form.problems import ContentError, Problems


@dataclass
class Content:
    """What a folder holds; `sections` by the path that their pages get."""

    folder: Path
    problems: Problems = field(default_factory=Problems)
    portal: Record = field(default_factory=dict)
    teams: list[Record] = field(default_factory=list)
    solutions: list[Record] = field(default_factory=list)
    media: dict[str, list[Record]] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)

    def in_order(self) -> list[tuple[str, Section]]:
        """Return path and section of each page, parents first, siblings as they are to stand."""
        below: dict[str, list[str]] = {}
        for path in self.sections:
            below.setdefault(path.rpartition("/")[0], []).append(path)
        return list(self._walk([path for path in below if path not in self.sections], below))

    def _walk(
        self, parents: list[str], below: dict[str, list[str]]
    ) -> Iterator[tuple[str, Section]]:
        for parent in parents:
            for path in sorted(below.get(parent, []), key=self._place(parent)):
                yield path, self.sections[path]
                yield from self._walk([path], below)

    def _place(self, parent: str) -> Any:
        above = self.sections.get(parent)
        listed = (above.own.get("children") or above.record.get("children")) if above else None
        order = listed or [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        if above is None:
            return lambda path: order.index(self.sections[path].language)
        slugs = {slug: number for number, slug in enumerate(order)} if listed else {}
        return lambda path: (
            slugs.get(path.rpartition("/")[2], len(slugs)),
            path.rpartition("/")[2],
        )

    def families(self) -> Iterator[tuple[str, list[Section]]]:
        """Yield the sections of each file, in the order in which they are to be published."""
        found: dict[str, list[Section]] = {}
        for _path, section in self.in_order():
            found.setdefault(section.name, []).append(section)
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        for name, sections in found.items():
            yield name, sorted(sections, key=lambda section: codes.index(section.language))


def read_content(folder: Path) -> Content:
    """Return what a folder holds; raises ContentError with all that is wrong in its structure."""
    content = Content(folder)
    if not (folder / "portal.yaml").is_file():
        raise ContentError(f"{folder}: expected a folder with portal.yaml, teams.yaml and pages")
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            record = read_file(path, folder)
        except ContentError as error:
            content.problems.add("", "", str(error))
            continue
        take(content, name, record)
    add_sections(content)
    content.problems.raise_any()
    return content


def take(content: Content, name: str, record: Any) -> None:
    """Put a file where it belongs."""
    file = f"{name}.yaml"
    rows = isinstance(record, list) and all(isinstance(row, dict) for row in record)
    if name in ("teams", "solutions", "images", "documents"):
        if not rows:
            content.problems.add(file, "", "expected a list of records")
        elif name == "teams":
            content.teams = record
        elif name == "solutions":
            content.solutions = record
        else:
            content.media[name] = record
    elif not isinstance(record, dict):
        content.problems.add(file, "", "expected keys with values")
    elif name == "portal":
        content.portal = record
    elif name.startswith("pages/"):
        content.records[name.removeprefix("pages/")] = record
    else:
        content.problems.add(
            file, "", "unknown; expected portal, teams, solutions, images, documents, pages/"
        )


def add_sections(content: Content) -> None:
    """Find the place of each page: files by the number of folders above them, parents first."""
    paths: dict[tuple[str, str], str] = {}
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    for name in sorted(content.records, key=lambda name: (name.count("/"), name)):
        record = content.records[name]
        model = concrete_type(record.get("type"))
        if model is None:
            problem = f"“{record.get('type')}” is no type of page; expected cases.CaseStudyPage …"
            content.problems.add(f"pages/{name}.yaml", "type", problem)
            continue
        languages = [code for code in codes if code in record]
        if not languages:
            problem = f"expected a section for one of {', '.join(codes)}"
            content.problems.add(f"pages/{name}.yaml", "", problem)
        for language in languages:
            section = section_of(content, name, language, model)
            if section is None:
                continue
            parent = parent_of(section, paths, content.problems)
            path = f"{parent}/{section.slug}" if parent else section.slug
            paths[name, language] = section.path = path
            if path in content.sections:
                other = content.sections[path].file
                content.problems.add(section.file, language, f"{other} has the address {path} too")
            content.sections[path] = section


def section_of(content: Content, name: str, language: str, model: type[Page]) -> Section | None:
    """Return what a file says in a language."""
    record = content.records[name]
    own = record[language]
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    shared = {key: value for key, value in record.items() if key not in (*FAMILY_KEYS, *codes)}
    problem = ""
    if not isinstance(own, dict):
        problem = "expected keys with values"
    elif "alias_of" not in own and not isinstance(own.get("title"), str):
        problem = "expected a title"
    try:
        family = uuid.UUID(record["id"]) if "id" in record else family_id(name)
    except (ValueError, TypeError, AttributeError):
        problem = "expected an id like 499f3679-36e3-4e9a-8140-5b0fbf5a62c0, or none"
    if problem:
        content.problems.add(f"pages/{name}.yaml", language, problem)
        return None
    return Section(name, language, model, family, record, shared, own)


def parent_of(section: Section, paths: dict[tuple[str, str], str], problems: Problems) -> str:
    """Return the path of the page above; the root's is empty."""
    above = section.name.rpartition("/")[0]
    if "parent" in section.own:
        return str(section.own["parent"])
    if not above:
        return ""
    if (above, section.language) not in paths:
        problems.add(section.file, section.language, f"{above} is not there in this language")
        return above
    return paths[above, section.language]
