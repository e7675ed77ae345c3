"""Writes documents whenever something public changes, in the transaction of the change.

Two of Wagtail's signals come right after it, for moves and for changed slugs; until then a document
may lead to the old address, which redirects. What a restriction hides is hidden by the statements
of the engine as well.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, post_page_move

from cases.models import ModelProject, ModelProjectMember
from cases.signals import projects_imported
from content.models import BasePage
from search.index import (
    forget,
    index_all_projects,
    index_pages,
    index_projects,
    index_subtree,
    rebuild_everything,
)
from taxonomy.signals import units_imported

# What a saved draft writes of the page itself.
DRAFT_FIELDS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)


@receiver(post_save)
def page_is_saved(
    sender: type[Any], instance: Any, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Follow a page that was created, published, unpublished or has expired."""
    only_draft = update_fields is not None and update_fields <= DRAFT_FIELDS
    if not issubclass(sender, BasePage) or kwargs.get("raw") or only_draft:
        return
    if update_fields is None and not instance.live:
        forget(Page, instance.pk)
    else:
        index_pages([instance.pk])


@receiver(m2m_changed)
def relation_is_saved(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    """Follow places and topics, which are written after their page."""
    if isinstance(instance, BasePage) and action.startswith("post_"):
        index_pages([instance.pk])


@receiver(page_published)
def publication_is_complete(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Follow rows of other models that belong to the page, which are written after it."""
    rows = [relation.related_model for relation in get_all_child_relations(sender)]
    if any(not model.__module__.startswith("wagtail") for model in rows):
        index_pages([instance.pk])


@receiver([post_page_move, page_slug_changed])
def address_has_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Follow a page and all below it to new addresses, restrictions and Länder."""
    index_subtree(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_has_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Remove or write the documents of everything below a page that was closed or opened."""
    index_subtree(Page(pk=instance.page_id))


@receiver(post_delete, sender=Page)
def page_is_deleted(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Remove the document of a deleted page; each page below it sends its own signal."""
    forget(Page, instance.pk)


@receiver([post_save, post_delete], sender=Site)
def site_has_changed(sender: Any, **kwargs: Any) -> None:
    """Write everything anew, since all addresses may be different."""
    if not kwargs.get("raw"):
        rebuild_everything()


@receiver([post_save, post_delete], sender=ModelProjectMember)
def member_has_changed(sender: Any, instance: ModelProjectMember, **kwargs: Any) -> None:
    """Follow the places of a model project."""
    index_projects([instance.project_id])


@receiver(post_save, sender=ModelProject)
def project_is_saved(sender: Any, instance: ModelProject, **kwargs: Any) -> None:
    """Follow a model project."""
    index_projects([instance.pk])


@receiver(post_delete, sender=ModelProject)
def project_is_deleted(sender: Any, instance: ModelProject, **kwargs: Any) -> None:
    """Remove the documents of a deleted model project."""
    forget(ModelProject, instance.pk)


@receiver([projects_imported, units_imported])
def projects_have_changed(sender: Any, **kwargs: Any) -> None:
    """Follow imports of model projects, and of the names of their places."""
    index_all_projects()
