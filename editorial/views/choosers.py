"""Wagtail's chooser of links, for pages that the person may know of and for whole forms."""

from __future__ import annotations

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views import chooser
from wagtail.models import Page

from editorial.known_pages import known_pages


class ExternalLinkView(chooser.ExternalLinkView):
    """Takes the address of a link; Wagtail 8 answers 500 where none is sent."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer; 400 without an address."""
        if f"{self.form_prefix}-url" not in request.POST:
            raise BadRequest("No address.")
        response: HttpResponse = super().post(request)
        return response


class ChosenMultipleView(chooser.ChosenMultipleView):
    """Tells the form about the pages that were chosen; Wagtail 8 tells about any."""

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
