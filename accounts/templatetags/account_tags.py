"""Addresses below /account/ that keep the language, and the switch between languages."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from accounts.languages import PARAMETER, asked_language, with_language
from accounts.way_back import way_back, with_way_back

register = template.Library()


@register.simple_tag(takes_context=True)
def account_url(context: dict[str, Any], name: str, *args: Any, **kwargs: Any) -> str:
    """Return an address by its name, in the language that was asked for, with the way back."""
    url = with_way_back(reverse(name, args=args, kwargs=kwargs), way_back(context["request"]))
    return keep_language(context, url)


@register.simple_tag(takes_context=True)
def keep_language(context: dict[str, Any], url: str) -> str:
    """Return an address in the language that was asked for."""
    return with_language(url, asked_language(context["request"]))


@register.simple_tag(takes_context=True)
def account_languages(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the language switch of a page below /account/: the same page in each language."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    links = []
    for code, name in settings.LANGUAGES:
        query[PARAMETER] = code
        url = f"{request.path}?{urlencode(query, doseq=True)}"
        links.append({"code": code, "name": name, "url": url, "current": code == get_language()})
    return links
