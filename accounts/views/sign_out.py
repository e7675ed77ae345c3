"""Leaving the editors' interface."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from wagtail.admin.views.account import LogoutView

leave = LogoutView.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out by a button only: Wagtail drops the cookie whatever the method."""
    return leave(request) if request.method == "POST" else redirect("account_logout")
