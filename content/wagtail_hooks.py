"""What this room adds to the admin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from accounts.models import User
from content.actions import MergeTerms
from content.audience import Audience, audience_of
from content.rich_text import register_handlers
from content.taking_down import HOOK, consequences, translations_that_stay
from content.usage import links_that_break, reason_to_keep
from content.views.admin_session import admin_session
from content.views.broken_links import BrokenLinksView
from content.views.merge_terms import merge_terms
from content.views.sources import suggest_sources
from content.viewsets import SourceViewSet
from media_library.models import CustomDocument
from taxonomy.models import Term

AFTER_OTHERS = 1
EDITOR_PARTS = ("signed_out", "source_suggestions")
EDITOR_SCRIPTS = (
    *("content/editing", "content/form_errors", "content/signed_out"),
    *("taxonomy/suggestions", "content/sources"),
)

hooks.register(HOOK, translations_that_stay)
hooks.register(HOOK, links_that_break)
hooks.register("register_rich_text_features", register_handlers, order=AFTER_OTHERS)


@hooks.register("insert_editor_js")
def help_with_typing() -> SafeString:
    """Spell out umlauts, cut nothing off, lead to errors, and lose nothing to a lost session."""
    parts = [[render_to_string(f"content/admin/{name}.html")] for name in EDITOR_PARTS]
    scripts = [[static(f"{name}.js")] for name in EDITOR_SCRIPTS]
    return format_html_join("", "{}", parts) + format_html_join(
        "", '<script src="{}"></script>', scripts
    )


@hooks.register("insert_editor_css")
def style_suggestions() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("taxonomy/suggestions.css"))


@hooks.register("before_delete_page")
def say_what_follows(request: HttpRequest, page: Page) -> None:
    """Tell on the page that asks for confirmation; the templates of unpublishing do it there."""
    if request.method == "GET":
        for text in consequences(page):
            messages.warning(request, text)


@hooks.register("before_delete_snippet")
def keep_what_pages_use(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """Say which pages use what somebody wants to delete, one or several at once."""
    things = list(instances)
    reasons = [reason for thing in things if (reason := reason_to_keep(thing))]
    if not reasons:
        return None
    for reason in reasons:
        messages.error(request, reason)
    model: Any = type(things[0])
    viewset = model.snippet_viewset
    return redirect(viewset.get_url_name("list"))


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Add the report of broken links, and what open forms ask."""
    return [
        path("reports/broken-links/", BrokenLinksView.as_view(), name="broken_links"),
        path("session/", admin_session, name="admin_session"),
        path("terms/<int:pk>/merge/", merge_terms, name="merge_terms"),
        path("sources/suggestions/", suggest_sources, name="source_suggestions"),
    ]


@hooks.register("register_admin_viewset")
def register_of_sources() -> SourceViewSet:
    return SourceViewSet()


@hooks.register("register_reports_menu_item")
def report_of_broken_links() -> MenuItem:
    return MenuItem(
        _("Broken links"), reverse("broken_links"), name="broken-links", icon_name="warning"
    )


@hooks.register("register_snippet_listing_buttons")
def offer_to_merge(
    snippet: Model, user: User | AnonymousUser, next_url: str | None = None
) -> Iterator[Button]:
    """Let terms be merged from their list, by whoever may delete them."""
    if isinstance(snippet, Term) and user.has_perm(MergeTerms.permission):
        url = reverse("merge_terms", args=[snippet.pk])
        yield Button(_("Merge into another term"), url, icon_name="redirect", priority=40)


@hooks.register("before_serve_document", order=AFTER_OTHERS)
def keep_documents_from_strangers(
    document: CustomDocument, request: HttpRequest
) -> HttpResponse | None:
    """Answer 404 to people who may read no page that offers the document."""
    if audience_of(document, request) is Audience.OTHERS:
        raise Http404
    return None
