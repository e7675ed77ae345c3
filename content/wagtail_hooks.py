"""What this room adds to the admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from content.taking_down import HOOK, consequences, translations_that_stay

hooks.register(HOOK, translations_that_stay)


@hooks.register("insert_editor_js")
def help_with_typing() -> SafeString:
    """Spell out umlauts in addresses, and cut no pasted text off without a word."""
    return format_html('<script src="{}"></script>', static("content/editing.js"))


@hooks.register("before_delete_page")
def say_what_follows(request: HttpRequest, page: Page) -> None:
    """Tell on the page that asks for confirmation; the templates of unpublishing do it there."""
    if request.method == "GET":
        for text in consequences(page):
            messages.warning(request, text)
