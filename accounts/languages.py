"""Which language the pages below /account/ speak: they have no language in their address."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path

PREFIX = "/account/"
PARAMETER = "lang"


def asked_language(request: HttpRequest) -> str:
    """Return the language that the address asks for: by `lang`, or by the page to return to."""
    asked = request.GET.get(PARAMETER, "")
    if asked in dict(settings.LANGUAGES):
        return asked
    return get_language_from_path(request.GET.get("next", "")) or ""


def language_of_request(request: HttpRequest) -> str:
    """Return the language asked for, else the person's own, else that of the browser."""
    asked = asked_language(request)
    if asked:
        return asked
    user = request.user
    if user.is_authenticated and user.language in dict(settings.LANGUAGES):
        return user.language
    return get_language() or settings.LANGUAGE_CODE


def with_language(url: str, language: str) -> str:
    """Return the address with `lang`, unless it names a language already."""
    if not language or f"{PARAMETER}=" in urlsplit(url).query:
        return url
    address, hash_sign, fragment = url.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode({PARAMETER: language})}{hash_sign}{fragment}"
