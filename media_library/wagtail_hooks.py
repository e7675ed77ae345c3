"""What this room adds to the admin: states of texts, choosers that ask for collections at once."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet

from media_library.views.documents import DocumentsView

BEFORE_OTHERS = -1


@hooks.register("construct_document_chooser_queryset")
def with_collections(documents: DocumentQuerySet, request: HttpRequest) -> DocumentQuerySet:
    """Fetch the collection that stands in each row with the documents."""
    return documents.select_related("collection")


@hooks.register("construct_image_chooser_queryset")
def images_with_collections(images: ImageQuerySet, request: HttpRequest) -> ImageQuerySet:
    """Fetch the collection that stands in each row with the images."""
    return images.select_related("collection")


@hooks.register("register_admin_urls", order=BEFORE_OTHERS)
def list_of_documents() -> list[URLPattern]:
    """Stand before the addresses of Wagtail's list, which keep their names."""
    return [
        path("documents/", DocumentsView.as_view()),
        path("documents/results/", DocumentsView.as_view(results_only=True)),
    ]
