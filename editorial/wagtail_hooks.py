"""What this room adds to the admin."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet


@hooks.register("construct_explorer_page_queryset")
def refuse_areas_of_others(
    parent_page: Page, pages: PageQuerySet, request: HttpRequest
) -> PageQuerySet:
    """Refuse the list below a page that the person may not explore; Wagtail shows it empty."""
    explorable = page_permission_policy.explorable_instances(request.user)
    if parent_page.depth > 1 and not explorable.filter(pk=parent_page.pk).exists():
        raise PermissionDenied
    return pages
