"""Keeps the responsible team of pages in step with the area in which they lie."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from content.models import BasePage
from content.responsibility import responsible_team


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
