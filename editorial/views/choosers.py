"""Wagtail's chooser of links, for pages that the person may know of and for whole forms."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.template.response import TemplateResponse
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.models import Page
from wagtail.query import PageQuerySet

from editorial.known_pages import known_pages


class TitleColumn(chooser.PageTitleColumn):
    """The titles of pages that all lie below one."""

    parent: Page

    @classmethod
    def below(cls, parent: Page, column: Column) -> Column:
        """Return the column of Wagtail, with the parent in memory where it shows titles."""
        if not isinstance(column, chooser.PageTitleColumn):
            return column
        own = cls(column.name, label=column.label, is_multiple_choice=column.is_multiple_choice)
        own.parent = parent
        return own

    def get_cell_context_data(self, page: Page, parent_context: Context) -> dict[str, Any]:
        if not page.is_parent_page:
            page._cached_parent_obj = self.parent
        context: dict[str, Any] = super().get_cell_context_data(page, parent_context)
        return context


class BrowseView(chooser.BrowseView):
    """Offers the pages below one; Wagtail 8 asks for the status and the parent of each."""

    @property
    def columns(self) -> list[Column]:
        return [TitleColumn.below(self.parent_page, column) for column in super().columns]

    def filter_object_list(self, pages: PageQuerySet) -> PageQuerySet:
        """Return the pages that can be chosen, with what their status is made of."""
        chosen: PageQuerySet = super().filter_object_list(pages)
        return chosen.prefetch_workflow_states().annotate_approved_schedule()


class SearchView(chooser.SearchView):
    """Offers the pages that were searched for; Wagtail 8 asks for the parent of each."""

    def get(self, request: HttpRequest) -> TemplateResponse:
        """Answer, with the parents in memory."""
        response: TemplateResponse = super().get(request)
        pages = response.context_data["pages"] if response.context_data else []
        Page.objects.annotate_parent_page(pages)
        for page in pages:
            page._cached_parent_obj = page._parent_page
        return response


class ExternalLinkView(chooser.ExternalLinkView):
    """Takes the address of a link.

    Wagtail 8 answers 500 where none is sent; no upstream issue known: `post` reads it unasked.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer; 400 without an address."""
        if f"{self.form_prefix}-url" not in request.POST:
            raise BadRequest("No address.")
        response: HttpResponse = super().post(request)
        return response


class ChosenMultipleView(chooser.ChosenMultipleView):
    """Tells the form about the pages that were chosen; Wagtail 8 about any (wagtail #9714)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer; 403 for pages of others, and for the root, which nobody can choose."""
        numbers = set(request.GET.getlist("id"))
        if not all(number.isdecimal() for number in numbers):
            raise BadRequest("No number of a page.")
        pages = Page.objects.filter(pk__in=numbers, depth__gt=1)
        if known_pages(request.user, pages).count() < len(numbers):
            raise PermissionDenied
        response: HttpResponse = super().get(request)
        return response
