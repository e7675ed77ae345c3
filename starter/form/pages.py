"""A page with its translations as one record: what languages share, then a section for each."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from starter.form.fields import content_fields, is_text, read_fields, write_fields
from starter.form.files import Record
from starter.form.problems import Problems
from starter.form.references import References
from starter.form.slots import Slots
from starter.form.sources import SourceTable, read_sources

NAMESPACE = uuid.UUID("6f8d7c1e-0f0a-5d27-9a55-2b1c3e4f5a6b")
FAMILY_KEYS = ("type", "id", "children", "sources", "ids")
# Of each section, beside the fields of the page type.
STATE_KEYS = (
    *("slug", "parent", "children", "alias_of", "translation_of", "restriction", "live"),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
    *("scheduled_for", "sources", "ids", "draft"),
)
MOMENTS = ("first_published_at", "last_published_at", "go_live_at", "expire_at")


def family_id(name: str) -> uuid.UUID:
    """Return the translation key that follows from the place of a file."""
    return uuid.uuid5(NAMESPACE, name)


@dataclass
class Section:
    """What a file says of a page in one language."""

    name: str
    language: str
    model: type[Page]
    family: uuid.UUID
    record: Record
    # What all languages share, and what this one says of its own.
    shared: Record
    own: Record
    # Where the page stands, once that is known.
    path: str = ""

    @property
    def file(self) -> str:
        """The file, as errors name it."""
        return f"pages/{self.name}.yaml"

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return str(self.own.get("slug") or self.name.rpartition("/")[2])

    @property
    def key(self) -> str:
        """By which the page is remembered."""
        return f"{self.name} {self.language}"

    def slots(self, references: References, problems: Problems) -> Slots:
        """Return what reading its blocks needs."""
        ids = {**(self.record.get("ids") or {}), **(self.own.get("ids") or {})}
        sources = read_sources(self.record, self.language, self.file, problems)
        return Slots(
            references,
            self.language,
            self.family,
            ids=ids,
            sources=sources,
            file=self.file,
            problems=problems,
        )

    def values(self, slots: Slots, *, draft: bool = False) -> dict[str, Any]:
        """Return the values of all fields; those that are not named are as a new page's."""
        own = {key: value for key, value in self.own.items() if key not in STATE_KEYS}
        record = {**self.shared, **own}
        if draft:
            extra = self.own.get("draft") or {}
            slots.ids.update(extra.get("ids") or {})
            emptied = extra.get("emptied") or []
            record = {name: value for name, value in record.items() if name not in emptied}
            record |= {k: v for k, v in extra.items() if k not in ("ids", "emptied")}
        fields = [*content_fields(self.model), self.model._meta.get_field("slug")]
        return read_fields(self.model, record, fields, slots)


def write_family(pages: list[Page], name: str, references: References) -> Record:
    """Return the record of a page and its translations, which come in the order of languages."""
    first = pages[0]
    record: Record = {"type": first.specific_class._meta.label}
    if first.translation_key != family_id(name):
        record["id"] = str(first.translation_key)
    table = SourceTable()
    ids: dict[str, str] = {}
    sections: dict[str, Record] = {}
    for page in pages:
        language = page.locale.language_code
        slots = Slots(references, language, page.translation_key, table)
        sections[language] = write_section(page.specific, name, slots, ids)
        if page is first:
            ids = sections[language].pop("ids", {})
    record |= lift_shared(first.specific_class, sections)
    if shared := table.shared():
        record["sources"] = shared
    for language, section in sections.items():
        texts = table.texts(language)
        record[language] = ordered({**section, "sources": texts} if texts else section)
    return {**record, **({"ids": ids} if ids else {})}


def ordered(section: Record) -> Record:
    """Return a section with its title first and its machinery last."""
    last = ("draft", "ids")
    head = {"title": section["title"]} if "title" in section else {}
    tail = {key: section[key] for key in last if key in section}
    middle = {key: value for key, value in section.items() if key not in {*head, *tail}}
    sources = {"sources": middle.pop("sources")} if "sources" in middle else {}
    return {**head, **sources, **middle, **tail}


def lift_shared(model: type[Page], sections: dict[str, Record]) -> Record:
    """Take what is the same in all languages out of the sections, unless it is text."""
    names = [field.name for field in content_fields(model) if not is_text(field)]
    own = [section for section in sections.values() if "alias_of" not in section]
    shared = {}
    for name in names:
        if own and all(name in section and section[name] == own[0].get(name) for section in own):
            shared[name] = own[0][name]
            for section in own:
                del section[name]
    return shared


def write_section(page: Page, name: str, slots: Slots, inherited: dict[str, str]) -> Record:
    """Return what is said of a page in its language: place, state, fields, unpublished changes."""
    section: Record = {}
    if page.slug != name.rpartition("/")[2]:
        section["slug"] = page.slug
    if page.alias_of_id:
        return {**section, "alias_of": slots.references.name(Page, page.alias_of_id)}
    fields = write_fields(page, content_fields(type(page)), slots)
    section |= {**fields, **write_state(page)}
    ids = slots.own_ids(inherited)
    if ids:
        section["ids"] = ids
    if page.has_unpublished_changes and page.latest_revision_id:
        draft = write_draft(page, fields, replace(slots, ids={}), {**inherited, **ids})
        if draft or page.live:
            section["draft"] = draft
    return section


def write_draft(page: Page, live: Record, slots: Slots, inherited: dict[str, str]) -> Record:
    """Return what the newest revision holds otherwise."""
    fields = [*content_fields(type(page)), page._meta.get_field("slug")]
    written = write_fields(page.get_latest_revision_as_object(), fields, slots)
    base = {**live, "slug": page.slug}
    draft = {name: value for name, value in written.items() if base.get(name) != value}
    if emptied := sorted(base.keys() - written.keys()):
        draft["emptied"] = emptied
    # A stream whose text is the same may still have blocks of other ids.
    if ids := slots.own_ids(inherited):
        draft["ids"] = ids
    return draft


def write_state(page: Page) -> Record:
    """Return whether and when a page was published, for whom, and what it is a translation of."""
    state: Record = {} if page.live else {"live": False}
    for name in MOMENTS:
        moment = getattr(page, name)
        if moment is not None:
            state[name] = moment.astimezone(datetime.UTC)
        elif name == "first_published_at" and page.live:
            state[name] = None
    if page.expired:
        state["expired"] = True
    scheduled = page.scheduled_revision
    if scheduled is not None:
        state["scheduled_for"] = scheduled.approved_go_live_at.astimezone(datetime.UTC)
    if restriction := PageViewRestriction.objects.filter(page=page).first():
        state["restriction"] = write_restriction(restriction)
    origin = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if origin is not None:
        state["translation_of"] = origin.source.locale.language_code
    return state


def write_restriction(restriction: PageViewRestriction) -> Record:
    """Return who may read a page."""
    groups = sorted(restriction.groups.values_list("name", flat=True))
    record: Record = {"type": restriction.restriction_type}
    if restriction.password:
        record["password"] = restriction.password
    return {**record, **({"groups": groups} if groups else {})}


def concrete_type(label: Any) -> type[Page] | None:
    """Return the page type of a label such as cases.CaseStudyPage."""
    try:
        model: type[Model] = apps.get_model(str(label))
    except (LookupError, ValueError):
        return None
    return model if issubclass(model, Page) else None
