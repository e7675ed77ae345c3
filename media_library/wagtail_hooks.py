"""What this room adds to the admin: choosers that ask for all collections at once."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet


@hooks.register("construct_document_chooser_queryset")
def with_collections(documents: DocumentQuerySet, request: HttpRequest) -> DocumentQuerySet:
    """Fetch the collection that stands in each row with the documents."""
    return documents.select_related("collection")


@hooks.register("construct_image_chooser_queryset")
def images_with_collections(images: ImageQuerySet, request: HttpRequest) -> ImageQuerySet:
    """Fetch the collection that stands in each row with the images."""
    return images.select_related("collection")
