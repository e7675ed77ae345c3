"""Puts the pages of a file into the portal: new ones once, corrected ones with care for edits."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from content.models import BasePage
from starter.actions import OfferVersion, RenewPage
from starter.actions.renew_page import copy_fields
from starter.digests import Digests, digests
from starter.form.fields import set_fields
from starter.form.pages import MOMENTS, Section
from starter.form.problems import ContentError, Problems
from starter.form.references import References
from starter.form.slots import Slots
from starter.models import LoadedPage
from starter.translations import connect_translation

ALIAS = {"alias_of": "alias"}
Values = dict[str, Any]


def store_family(origin: str, sections: list[Section], references: References) -> None:
    """Publish a page in the languages of its file, or bring corrections to those of before.

    Raises ContentError with all that is wrong in the file.
    """
    problems = Problems()
    read = read_values(sections, references, problems)
    problems.raise_any()
    changed = [store(origin, section, *each) for section, each in zip(sections, read, strict=True)]
    for section, is_changed in zip(sections, changed, strict=True):
        if "translation_of" in section.own and (is_changed or any(changed)):
            connect(origin, section)


def read_values(
    sections: list[Section], references: References, problems: Problems
) -> list[tuple[Values, Values, Slots]]:
    """Return for each section what is published, what is not yet, and what both refer to."""
    read = []
    for section in sections:
        slots = section.slots(references, problems)
        values: Values = {} if "alias_of" in section.own else section.values(slots)
        draft: Values = {}
        if "draft" in section.own:
            draft = section.values(section.slots(references, problems), draft=True)
        read.append((values, draft, slots))
    return read


def store(origin: str, section: Section, values: Values, draft: Values, slots: Slots) -> bool:
    """Fill or renew one page; say whether readers see something else now."""
    loaded = LoadedPage.objects.filter(key=f"{origin}{section.key}").select_related("page").first()
    if loaded is None:
        adopt(origin, section, values)
    if loaded is None or loaded.page is None:
        return False
    present = cast("BasePage", loaded.page.specific)
    if "alias_of" in section.own:
        return follow(loaded, present, section, slots)
    shipped_page = section.model(locale=present.locale, slug=present.slug)
    set_fields(shipped_page, values)
    shipped = digests(cast("BasePage", shipped_page))
    if not loaded.shipped:
        fill(present, section, values, draft, slots)
        remember(loaded.key, present, shipped)
        return True
    changed = changed_fields(loaded, shipped)
    if changed and is_edited(loaded, present):
        OfferVersion(present, cast("BasePage", shipped_page), changed).execute()
        LoadedPage.objects.filter(pk=loaded.pk).update(shipped=shipped)
        return False
    if changed:
        RenewPage(present, cast("BasePage", shipped_page), changed).execute()
        remember(loaded.key, present, shipped)
    return bool(changed)


def adopt(origin: str, section: Section, values: Values) -> None:
    """Remember a page that was made in another way as loaded, if it holds what the file says.

    So the lists and areas that portals had before these had files are renewed from now on.
    """
    page = Page.objects.filter(url_path=f"/{section.path}/").first()
    if page is None or page.specific_class is not section.model or not values:
        return
    said = section.model(locale=page.locale, slug=page.slug)
    set_fields(said, values)
    shipped = digests(cast("BasePage", said))
    if shipped == digests(cast("BasePage", page.specific)):
        key = f"{origin}{section.key}"
        LoadedPage.objects.create(key=key, page=page, shipped=shipped, stored=shipped)


def fill(page: BasePage, section: Section, values: Values, draft: Values, slots: Slots) -> None:
    """Give a new page its content and its state."""
    own = section.own
    moments = {name: moment_of(section, name, slots) for name in MOMENTS if own.get(name)}
    set_fields(page, {**values, "slug": page.slug})
    page.first_published_at = moments.get("first_published_at")
    restrict(page, own.get("restriction"), section)
    if own.get("live", True):
        page.save_revision(log_action=False).publish(log_action=False)
    else:
        page.draft_title = page.title
        page.save()
        page.save_revision(log_action=False)
    if "draft" in own or "scheduled_for" in own:
        add_draft(page, section, draft or values, moments, slots)
    state: dict[str, Any] = {**moments, "expired": bool(own.get("expired"))}
    if "first_published_at" in own:
        state = {"first_published_at": None, "last_published_at": None, **state}
    Page.objects.filter(pk=page.pk).update(**state)


def add_draft(
    page: BasePage, section: Section, draft: Values, moments: dict[str, Any], slots: Slots
) -> None:
    """Save what is not published yet, and where somebody has said so, when it will be."""
    newest = cast("BasePage", page.get_latest_revision_as_object())
    emptied = (section.own.get("draft") or {}).get("emptied") or []
    copy_fields(type(page)(locale=page.locale), newest, emptied)
    set_fields(newest, draft)
    newest.go_live_at, newest.expire_at = moments.get("go_live_at"), moments.get("expire_at")
    due = moment_of(section, "scheduled_for", slots) if "scheduled_for" in section.own else None
    newest.save_revision(log_action=False, approved_go_live_at=due)


def moment_of(section: Section, name: str, slots: Slots) -> Any:
    """Return a moment; raises ContentError where it is none with its time zone."""
    moment = section.own[name]
    if getattr(moment, "tzinfo", None) is None:
        expected = f"expected a moment like {timezone.now():%Y-%m-%d %H:%M:%S}+00:00"
        raise ContentError(f"{section.file}: {section.language}.{name}: {expected}")
    return moment


def restrict(page: Page, record: Any, section: Section) -> None:
    """Let only those read a page who may; raises ContentError where they are not known."""
    if not record:
        return
    wanted = record.get("groups") or []
    groups = Group.objects.filter(name__in=wanted)
    unknown = set(wanted) - {group.name for group in groups}
    kinds = [kind for kind, _label in PageViewRestriction.RESTRICTION_CHOICES]
    if unknown or record.get("type") not in kinds:
        wrong = f"no group {', '.join(sorted(unknown))}" if unknown else f"expected {kinds}"
        raise ContentError(f"{section.file}: {section.language}.restriction: {wrong}")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=record["type"], password=record.get("password") or ""
    )
    restriction.groups.set(groups)


def follow(loaded: LoadedPage, page: BasePage, section: Section, slots: Slots) -> bool:
    """Let a page mirror another one from now on."""
    if loaded.shipped:
        return False
    key = slots.references.key(Page, section.own["alias_of"])
    if key is None:
        name = section.own["alias_of"]
        raise ContentError(f"{section.file}: {section.language}.alias_of: no page “{name}”")
    source: Any = Page.objects.get(pk=key).specific
    page.alias_of_id = key
    page.title = page.draft_title = source.title
    page.save()
    LoadedPage.objects.filter(pk=loaded.pk).update(shipped=ALIAS, stored=ALIAS)
    if source.live:
        source.update_aliases()
    return True


def connect(origin: str, section: Section) -> None:
    """Register a page as a translation, unless an editor has been at work on the original."""
    language = section.own["translation_of"]
    keys = [f"{origin}{section.name} {code}" for code in (language, section.language)]
    loaded = {page.key: page for page in LoadedPage.objects.filter(key__in=keys)}
    pages = [cast("BasePage", entry.page.specific) for entry in loaded.values() if entry.page]
    if len(pages) < len(keys):
        return
    source, target = sorted(pages, key=lambda page: page.locale.language_code != language)
    if not is_edited(loaded[keys[0]], source) or "first_published_at" in section.own:
        connect_translation(source, target, Locale.objects.get(language_code=section.language))


def remember(key: str, page: Page, shipped: Digests) -> None:
    """Note what a page holds after it was loaded, as the database gives it back."""
    stored = digests(cast("BasePage", Page.objects.get(pk=page.pk).specific))
    LoadedPage.objects.update_or_create(
        key=key, defaults={"page": page, "shipped": shipped, "stored": stored}
    )


def changed_fields(loaded: LoadedPage, shipped: Digests) -> set[str]:
    """Return the fields of which the file says something else than before."""
    return {name for name, text in shipped.items() if loaded.shipped.get(name) != text}


def is_edited(loaded: LoadedPage, page: BasePage) -> bool:
    """Say whether somebody has changed, withdrawn or begun to change a page since it was loaded."""
    return page.has_unpublished_changes or not page.live or digests(page) != loaded.stored
