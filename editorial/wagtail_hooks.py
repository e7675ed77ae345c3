"""What this room adds to the admin."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from editorial.views import translations

BEFORE_OTHERS = -1
CONVERSION = "localize-convert-to-alias"


@hooks.register("register_admin_urls", order=BEFORE_OTHERS)
def ask_for_the_page_when_translating() -> list[URLPattern]:
    """Take the place of views of wagtail-localize, at their addresses."""
    one = "localize/translate/<int:translation_id>/"
    return [
        path(
            "localize/submit/page/<int:page_id>/", translations.SubmitPageTranslationView.as_view()
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            translations.UpdateTranslationsView.as_view(),
        ),
        path("localize/page/<int:page_id>/convert_to_alias/", translations.no_conversion),
        path(f"{one}strings/<int:string_segment_id>/edit/", translations.edit_string),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", translations.edit_override),
        path(f"{one}pofile/upload/", translations.upload_file),
        path(f"{one}approval/", translations.submit_for_approval, name="submit_translation"),
    ]


@hooks.register("before_edit_page", order=BEFORE_OTHERS)
def keep_half_translated_pages_down(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say how much is missing where somebody publishes a translation that is not complete."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        return translations.refuse_to_publish_half(request, page)
    return None


@hooks.register("construct_page_action_menu")
def leave_out_the_conversion(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, object]
) -> None:
    """Do not offer to replace a translation by an untranslated alias."""
    items[:] = [item for item in items if item.name != CONVERSION]


@hooks.register("construct_explorer_page_queryset")
def refuse_areas_of_others(
    parent_page: Page, pages: PageQuerySet, request: HttpRequest
) -> PageQuerySet:
    """Refuse the list below a page that the person may not explore; Wagtail shows it empty."""
    explorable = page_permission_policy.explorable_instances(request.user)
    if parent_page.depth > 1 and not explorable.filter(pk=parent_page.pk).exists():
        raise PermissionDenied
    return pages
