"""Keeps the documents in step with what is public.

Every function may run again at any time. It reads what the database holds, never what an object in
memory says, which may be a draft; and it locks the pages that it reads, so that of two changes to
a page the later one also writes its document later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet

from cases.models import ModelProject
from content.models import BasePage
from content.querysets import open_pages
from search.documents import content_type_of, document_of_page, documents_of_project
from search.models import SearchDocument
from teams.responsibility import with_team

CHUNK = 100
IDENTITY = ["content_type", "object_id", "locale"]
WRITTEN = [
    field.name
    for field in SearchDocument._meta.concrete_fields
    if field.name not in (*IDENTITY, "id", "popularity", "vector")
]
Progress = Callable[[int, int], None]


def findable_pages() -> PageQuerySet:
    """Return the pages that an anonymous reader may open and that do not mirror another page."""
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    return open_pages(Page.objects.type(*types)).exclude(expire_at__lte=timezone.now())


def index_pages(keys: Sequence[int], progress: Progress | None = None) -> None:
    """Write the documents of these pages; remove those of pages that nobody may find any more."""
    done = 0
    for chunk in chunks(keys):
        with transaction.atomic():
            lock(chunk)
            found = with_team(findable_pages().filter(pk__in=chunk)).specific()
            documents = [document_of_page(page) for page in found]
            replace_documents(Page, chunk, [document for document in documents if document])
        done += len(chunk)
        if progress:
            progress(done, len(keys))


def index_subtree(page: Page) -> None:
    """Bring a page and all pages below it into step, wherever it stands now."""
    place = Page.objects.filter(pk=page.pk).first()
    if place is not None:
        below = Page.objects.descendant_of(place, inclusive=True)
        index_pages(list(below.values_list("pk", flat=True)))


def index_projects(keys: Sequence[int]) -> None:
    """Write the documents of these model projects in every language."""
    for chunk in chunks(keys):
        with transaction.atomic():
            projects = ModelProject.objects.filter(pk__in=chunk).with_members()
            documents = [
                document for project in projects for document in documents_of_project(project)
            ]
            replace_documents(ModelProject, chunk, documents)


def index_all_projects() -> None:
    """Write the documents of all model projects."""
    index_projects(list(ModelProject.objects.values_list("pk", flat=True)))


def forget(model: type[models.Model], key: int) -> None:
    """Remove the documents of something that is no more."""
    SearchDocument.objects.filter(content_type=content_type_of(model), object_id=key).delete()


def rebuild(locale: str, progress: Progress | None = None) -> int:
    """Write all documents of a language, remove what should not be there, return how many stay.

    Readers find the old documents until each chunk is written.
    """
    keys = list(Page.objects.filter(locale__language_code=locale).values_list("pk", flat=True))
    index_pages(keys, progress)
    index_all_projects()
    documents = SearchDocument.objects.filter(locale=locale)
    for model in (Page, ModelProject):
        of_model = documents.filter(content_type=content_type_of(model))
        of_model.exclude(object_id__in=model._default_manager.values("pk")).delete()
    return documents.count()


def rebuild_everything() -> None:
    """Write all documents of all languages."""
    for code, _name in settings.LANGUAGES:
        rebuild(code)


def lock(keys: Sequence[int]) -> None:
    """Wait for other changes to these pages, and let later ones wait."""
    list(Page.objects.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))


def replace_documents(
    model: type[models.Model], keys: Sequence[int], documents: list[SearchDocument]
) -> None:
    """Write documents over those that these objects have, and remove the rest of theirs."""
    written = SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=IDENTITY, update_fields=WRITTEN
    )
    SearchDocument.objects.filter(content_type=content_type_of(model), object_id__in=keys).exclude(
        pk__in=[document.pk for document in written]
    ).delete()


def chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the keys in order, some at a time."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
