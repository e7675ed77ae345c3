"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.context_processors import auth
from django.contrib.messages.context_processors import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.languages import LanguageLink, language_links, urls_of_view
from home.navigation import MenuLink, Navigation, navigation

PRIVATE_PREFIXES = ("/admin/", "/account/")


def has_session(request: HttpRequest) -> bool:
    """Say whether the request carries a session cookie; only then a template may ask who it is."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """Give user and messages where there is a session; else nothing that would set a cookie."""
    if has_session(request) or request.path_info.startswith(PRIVATE_PREFIXES):
        return {**auth(request), **messages(request)}
    return {}


def language_urls(request: HttpRequest) -> dict[str, str]:
    """Return the address of a view in each language; pages replace this by their translations."""
    return urls_of_view(request.path)


def account_link(request: HttpRequest, language: str) -> MenuLink:
    """Return the link to one's own courses, or to signing in; asks who it is in a session only."""
    user = getattr(request, "user", None) if has_session(request) else None
    if user is not None and user.is_authenticated:
        return MenuLink(_("My courses"), reverse("my_learning"))
    return MenuLink(_("Sign in"), f"{reverse('account_login')}?lang={language}")


def layout(request: HttpRequest) -> dict[str, Any]:
    """Give header and footer of each page; nothing is read before a template asks for it."""
    language = get_language() or settings.LANGUAGE_CODE

    def menus() -> Navigation:
        return navigation(request, language, reverse("search"))

    def languages() -> list[LanguageLink]:
        return language_links(language_urls(request), request)

    return {
        "has_session": has_session(request),
        "site_name": settings.SITE_NAME,
        "operator": settings.OPERATOR,
        "operator_is_sample": settings.OPERATOR_IS_SAMPLE,
        "menu": SimpleLazyObject(menus),
        "account_link": SimpleLazyObject(lambda: account_link(request, language)),
        "languages": SimpleLazyObject(languages),
        "alternates": SimpleLazyObject(lambda: language_urls(request)),
        "public_url": settings.PUBLIC_URL,
    }
