"""What this room adds to the admin."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from editorial.known_pages import known_pages
from editorial.panels import take_the_place_of_wagtails
from editorial.translation_buttons import (
    HOOK,
    take_the_place_of_the_package,
    translation_buttons,
)
from editorial.views import snippets, translations
from editorial.views.lists import PagesAPIViewSet
from editorial.views.media import KnownDocumentsAPIViewSet, KnownImagesAPIViewSet
from editorial.views.reports import TranslationsReportView

BEFORE_OTHERS = -1
AFTER_OTHERS = 1
MODEL = "<slug:app_label>/<slug:model_name>/"
CONVERSION = "localize-convert-to-alias"

take_the_place_of_the_package()
hooks.register(HOOK, translation_buttons)


@hooks.register("construct_homepage_panels", order=AFTER_OTHERS)
def prepare_rows_of_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Show Wagtail's panels, prepared for many pages."""
    take_the_place_of_wagtails(panels)


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
        path(f"{one}disable/", translations.stop_translation),
        path(f"{one}approval/", translations.submit_for_approval, name="submit_translation"),
        path("localize/reports/translations/", TranslationsReportView.as_view()),
        path(
            "localize/reports/translations/results/",
            TranslationsReportView.as_view(results_only=True),
        ),
        path(f"localize/submit/snippet/{MODEL}<str:pk>/", snippets.submit_snippet),
        path(
            f"localize/api/snippets/{MODEL}",
            snippets.ViewableSnippetViewSet.as_view({"get": "list"}),
        ),
        path(
            f"localize/api/snippets/{MODEL}<str:pk>/",
            snippets.ViewableSnippetViewSet.as_view({"get": "retrieve"}),
        ),
    ]


@hooks.register("construct_admin_api", order=AFTER_OTHERS)
def list_what_is_known(router: WagtailAPIRouter) -> None:
    """Take the place of the lists that name all pictures and documents, or ask for each page."""
    router.register_endpoint("pages", PagesAPIViewSet)
    router.register_endpoint("images", KnownImagesAPIViewSet)
    router.register_endpoint("documents", KnownDocumentsAPIViewSet)


@hooks.register("construct_page_chooser_queryset")
def offer_known_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Offer what everybody may read and what is of the own area, no drafts of others."""
    return known_pages(request.user, pages)


@hooks.register("before_edit_page", order=BEFORE_OTHERS)
def keep_half_translated_pages_down(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say how much is missing where somebody publishes a translation that is not complete."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        return translations.refuse_to_publish_half(request, page)
    return None


@hooks.register("before_publish_page", order=BEFORE_OTHERS)
def keep_stopped_translations_down(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say how much is missing where the translation was stopped and the page written by hand."""
    return translations.refuse_to_publish_by_hand(request, page)


@hooks.register("before_copy_page")
def copy_nothing_half_translated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say which page is not translated yet."""
    reason = translations.refuse_to_copy(page)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


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
