"""Makes documents of pages and model projects."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cases.answers import DETAILS
from cases.models.model_projects import PROJECT_LANGUAGES, ModelProject
from content.models import BasePage
from content.sources import sources_of_page
from search.models import SearchDocument
from search.page_text import plain, text_of_page


def content_type_of(model: type[models.Model]) -> ContentType:
    """Return the content type that documents of a model carry; one for all types of pages."""
    return ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)


def document_of_page(page: BasePage) -> SearchDocument | None:
    """Return the document of a page, or None if the page has no address."""
    parts = page.get_url_parts()
    if not parts or not parts[2]:
        return None
    return SearchDocument(
        content_type=content_type_of(Page),
        object_id=page.pk,
        locale=page.locale.language_code,
        kind=page.kind,
        title=plain(page.title),
        summary=plain(page.summary),
        body=text_of_page(page),
        url=parts[2],
        topics=list(page.topic_codes),
        lands=list(page.land_keys),
        read_on=max(sources_of_page(page).days_of_reading, default=None),
        published=day(page.first_published_at),
        team=page.team,
        extra=extra_of_page(page),
    )


def day(moment: datetime.datetime | None) -> datetime.date | None:
    """Return the day of a moment in the portal's time zone."""
    return timezone.localdate(moment) if moment else None


def extra_of_page(page: BasePage) -> dict[str, Any]:
    """Return what hits show of a page beside the fields of every document."""
    answers = getattr(page, "answers", None)
    if not answers:
        return {}
    told = {name: {**asdict(answers[name]), "state": answers[name].state} for name in DETAILS}
    return {"answers": told}


def documents_of_project(project: ModelProject) -> list[SearchDocument]:
    """Return the documents of a model project, one for each language that tells of it."""
    return [document_of_project(project, code) for code in PROJECT_LANGUAGES]


def document_of_project(project: ModelProject, locale: str) -> SearchDocument:
    """Return the document of a model project in one language."""
    with override(locale):
        title = plain(project.public_title)
        places = dict.fromkeys([project.name, *(unit.label for unit in project.units)])
        return SearchDocument(
            content_type=content_type_of(ModelProject),
            object_id=project.pk,
            locale=locale,
            kind="project",
            title=title,
            summary=plain(project.statement),
            body=plain(", ".join(place for place in places if place not in title)),
            url=project.get_absolute_url(),
            lands=project.land_keys,
            read_on=project.statement_read_on,
            extra={"cohort": project.cohort},
        )
