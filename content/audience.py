"""Who may see a picture or open a document: whoever may read a page that shows it.

Wagtail 8 serves the sizes of all pictures to everybody (wagtail #3880), and documents of open
collections too, so what stands only in a draft or on a page for members would be public.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail.models import CollectionMember, Page, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from content.querysets import is_open, may_read, open_pages, with_restrictions

RIGHTS = ("choose", "change", "delete")


class Audience(Enum):
    """Who may have a file, as far as a request tells."""

    EVERYBODY = "everybody"
    THIS_READER = "this reader"
    OTHERS = "others"


def audience_of(media: CollectionMember, request: HttpRequest) -> Audience:
    """Say who may have a picture or document: everybody, or at least whoever asks, or others."""
    restrictions = media.collection.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        return Audience.OTHERS
    pages = pages_showing(media)
    if open_pages(pages).exists():
        return Audience.THIS_READER if restrictions else Audience.EVERYBODY
    if edits(media, request) or reads_one(pages, request):
        return Audience.THIS_READER
    return Audience.OTHERS


def pages_showing(media: Model) -> PageQuerySet:
    """Return the pages whose published version has it; Wagtail's index holds no drafts."""
    references = ReferenceIndex.get_references_to(media).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    keys = [int(key) for key in references.values_list("object_id", flat=True)]
    return Page.objects.filter(pk__in=keys).live()


def places_of(media: type[Model], keys: Iterable[int]) -> dict[int, set[int]]:
    """Return which pages have which pictures or documents, as `pages_showing` for many at once."""
    found: dict[int, set[int]] = {}
    references = references_of_pages(media).filter(to_object_id__in=[str(key) for key in keys])
    for page, key in references.values_list("object_id", "to_object_id"):
        found.setdefault(int(key), set()).add(int(page))
    return found


def media_on(media: type[Model], pages: Iterable[int]) -> set[int]:
    references = references_of_pages(media).filter(object_id__in=[str(page) for page in pages])
    return {int(key) for key in references.values_list("to_object_id", flat=True)}


def references_of_pages(media: type[Model]) -> QuerySet[Any]:
    """Return what Wagtail's index knows of pages that have such things."""
    references: QuerySet[Any] = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ReferenceIndex._get_base_content_type(media),
    )
    return references


def edits(media: Model, request: HttpRequest) -> bool:
    """Say whether somebody may choose or change it in the admin."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(type(media))
    return bool(policy.user_has_any_permission_for_instance(request.user, RIGHTS, media))


def reads_one(pages: PageQuerySet, request: HttpRequest) -> bool:
    """Say whether somebody may read one of the pages that are not for everybody."""
    closed = with_restrictions(pages).filter(alias_of=None)
    return any(not is_open(page) and may_read(page, request) for page in closed)
