"""Keeps the date of pages in step with their schedule, and what they use from being deleted."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signals import page_published
from wagtail.snippets.models import get_snippet_models

from content import source_register
from content.signals import references_noted
from content.usage import keep_what_is_used


@receiver(post_save, sender=Revision)
def schedule_was_cancelled(
    instance: Revision, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Take the date out of a page that is no longer to be published by itself.

    Wagtail leaves it in the draft, so that the next click on “Publish” would schedule it again.
    """
    if "approved_go_live_at" not in (update_fields or ()) or instance.approved_go_live_at:
        return
    if not issubclass(instance.base_content_type.model_class(), Page):
        return
    Page.objects.filter(pk=instance.object_id).update(go_live_at=None)
    for revision in instance.content_object.revisions.filter(pk__gte=instance.pk):
        revision.content["go_live_at"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


@receiver(pre_delete)
def keep_what_pages_use(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Let nobody delete a snippet that pages use, in whatever way it is tried."""
    if sender in get_snippet_models():
        keep_what_is_used(instance)


@receiver(page_published)
def pictures_are_seen_at_once(instance: Page, **kwargs: Any) -> None:
    """Note what a page shows when it goes live, since its readers may have that (audience.py).

    Wagtail leaves it to the worker, so pictures would be missing until that has a moment.
    """
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)
    references_noted.send(sender=type(instance), page=instance)


@receiver(post_save, sender=Revision)
def register_follows_drafts(instance: Revision, **kwargs: Any) -> None:
    """Have the register of sources follow what editors have written."""
    model = instance.content_type.model_class()
    if model and issubclass(model, Page):
        source_register.changed(model, int(instance.object_id))


@receiver([post_save, post_delete])
def register_follows_things(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Have it follow what is no page, and whatever is deleted."""
    is_deleted = kwargs["signal"] is post_delete
    if not kwargs.get("raw") and (is_deleted or not issubclass(sender, Page)):
        source_register.changed(sender, instance.pk)
