"""Marks every public change, so that all workers purge their page caches (ADR 0012)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from cases.models import ModelProject, ModelProjectMember
from content.models import BasePage, PublicationMark
from media_library.models import CustomDocument, CustomImage
from search.models import Promotion, SynonymGroup
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.signals import units_imported
from teams.models import Team

PUBLIC_MODELS = (
    AdministrativeUnit,
    Collection,
    CollectionViewRestriction,
    CustomDocument,
    CustomImage,
    ModelProject,
    ModelProjectMember,
    PageViewRestriction,
    Promotion,
    Redirect,
    Site,
    SizeClass,
    SynonymGroup,
    Team,
    Term,
)


@receiver([page_published, page_unpublished, post_page_move, page_slug_changed])
@receiver([published, unpublished, units_imported])
def mark_publication(sender: Any, **kwargs: Any) -> None:
    """Write a mark in the transaction of the change."""
    PublicationMark.objects.create()


@receiver([post_save, post_delete])
def mark_change_of_public_data(sender: Any, **kwargs: Any) -> None:
    """Write a mark when data that public pages show are saved or deleted."""
    deleted_page = issubclass(sender, BasePage) and kwargs.get("signal") is post_delete
    if not kwargs.get("raw") and (sender in PUBLIC_MODELS or deleted_page):
        PublicationMark.objects.create()
