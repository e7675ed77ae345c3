"""Follows whatever changes something public.

What is closed leaves the catalogue in the transaction of the change; everything else is written
after it. Two of Wagtail's signals come right after the change, for moves and for changed slugs;
until then an entry may lead to the old address, which redirects.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal, receiver
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, post_page_move

from catalogue.models import Entry
from catalogue.sources import sources
from catalogue.writing import (
    changed,
    changed_below,
    forget,
    forget_below,
    pages_by_source,
    shown_things_changed,
)
from content.actions import ChangeSource, MergeTerms
from content.models import BasePage
from content.signals import references_noted
from jobs.actions.base import action_done
from teams.models import Team, TeamArea

# What a saved draft writes of the page itself.
DRAFT_FIELDS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)


@receiver([post_save, post_delete])
def thing_has_changed(
    sender: type[Any], instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Follow a page that was created, published or unpublished, and what others show of a thing."""
    only_draft = update_fields is not None and update_fields <= DRAFT_FIELDS
    if kwargs.get("raw") or only_draft:
        return
    if issubclass(sender, BasePage):
        page_has_changed(instance, closed=update_fields is None and not instance.live)
    for source in sources:
        for dependency in source.dependencies:
            if issubclass(sender, dependency.model):
                changed(source, list(dependency.keys(instance)))


def page_has_changed(page: BasePage, *, closed: bool) -> None:
    """Follow one page."""
    for source, keys in pages_by_source([page]):
        if closed:
            forget(source, keys)
        changed(source, keys)
    if closed:
        shown_things_changed([page.pk])


@receiver(m2m_changed)
def relation_has_changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    """Follow places and topics, which are written after their page."""
    if isinstance(instance, BasePage) and action.startswith("post_"):
        page_has_changed(instance, closed=False)


@receiver(page_published)
def publication_is_complete(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Follow rows of other models that belong to the page, which are written after it."""
    rows = [relation.related_model for relation in get_all_child_relations(sender)]
    if any(not model.__module__.startswith("wagtail") for model in rows):
        page_has_changed(instance, closed=False)


@receiver(references_noted)
def references_have_changed(sender: Any, page: Page, **kwargs: Any) -> None:
    """Follow the documents that a published page shows, and those that it showed before."""
    shown_things_changed([page.pk])


@receiver([post_page_move, page_slug_changed])
def address_has_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Follow a page and all below it to new addresses, restrictions and teams."""
    changed_below(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_has_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Remove the entries of everything below a page that was closed; write them if it opened."""
    place = Page.objects.filter(pk=instance.page_id).first()
    if place is not None:
        forget_below(place)
        changed_below(place.pk)


@receiver([post_save, post_delete], sender=TeamArea)
def area_has_changed(sender: Any, instance: TeamArea, **kwargs: Any) -> None:
    """Follow the pages of an area to the team that has it now."""
    if not kwargs.get("raw"):
        changed_below(instance.page_id)


@receiver(post_save, sender=Team)
def team_has_changed(sender: Any, instance: Team, **kwargs: Any) -> None:
    """Follow the pages that are in no area to the team that cares for them."""
    if not kwargs.get("raw"):
        shared = Entry.objects.exclude(path="").filter(Q(team=None) | Q(team=instance))
        for source in sources:
            changed(source, shared.filter(source=source.name).values_list("object_id", flat=True))


@receiver(post_delete, sender=Page)
def page_is_deleted(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    """Remove the entry of a deleted page; each page below it sends its own signal."""
    for source, keys in pages_by_source([instance]):
        forget(source, keys)
    shown_things_changed([instance.pk])


@receiver([post_save, post_delete], sender=Site)
def site_has_changed(sender: Any, **kwargs: Any) -> None:
    """Write everything anew, since all addresses may be different."""
    if not kwargs.get("raw"):
        for source in sources:
            changed(source, source.keys())


def things_were_imported(signal: Signal, **kwargs: Any) -> None:
    """Write everything anew that shows what was imported."""
    for source in sources:
        if signal in source.imports:
            changed(source, source.keys())


def listen_to_imports() -> None:
    """Connect the signals of imports, once all rooms have registered their sources."""
    for signal in {signal for source in sources for signal in source.imports}:
        signal.connect(things_were_imported)


@receiver(action_done, sender=ChangeSource)
@receiver(action_done, sender=MergeTerms)
def written_into_pages(sender: Any, result: list[int], **kwargs: Any) -> None:
    """Follow pages to the term that stands in the place of theirs, to what a source says now."""
    for source, keys in pages_by_source(Page.objects.filter(pk__in=result)):
        changed(source, keys)
