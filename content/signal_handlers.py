"""Keeps the team of pages in step with their area, and their date with their schedule."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import post_page_move
from wagtail.snippets.models import get_snippet_models

from content.models import BasePage
from content.responsibility import responsible_team
from content.usage import keep_what_is_used


@receiver(post_page_move)
def pages_have_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Give a moved page, and all below it, the team of the area in which they lie now."""
    team = responsible_team(instance)
    if team is None:
        return
    moved = Page.objects.descendant_of(instance, inclusive=True)
    for content_type in ContentType.objects.filter(pk__in=moved.values("content_type")):
        model = content_type.model_class()
        if model is not None and issubclass(model, BasePage):
            pages = model._default_manager.filter(path__startswith=instance.path)
            pages.exclude(team=team).update(team=team)


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
