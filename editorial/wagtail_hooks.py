"""What this room adds to the admin."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from editorial.views.translations import SubmitPageTranslationView, UpdateTranslationsView

BEFORE_OTHERS = -1


@hooks.register("register_admin_urls", order=BEFORE_OTHERS)
def ask_for_the_page_when_translating() -> list[URLPattern]:
    """Take the place of two views of wagtail-localize, at their addresses."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
    ]


@hooks.register("construct_explorer_page_queryset")
def refuse_areas_of_others(
    parent_page: Page, pages: PageQuerySet, request: HttpRequest
) -> PageQuerySet:
    """Refuse the list below a page that the person may not explore; Wagtail shows it empty."""
    explorable = page_permission_policy.explorable_instances(request.user)
    if parent_page.depth > 1 and not explorable.filter(pk=parent_page.pk).exists():
        raise PermissionDenied
    return pages
