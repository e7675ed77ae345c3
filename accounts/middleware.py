"""What holds for every request of people with an account: language, second factor, no caching."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.languages import PREFIX, asked_language, language_of_request, with_language
from accounts.second_factor import address_to_confirm, has_second_factor, went_through
from accounts.way_back import way_back, with_way_back

Answer = Callable[[HttpRequest], HttpResponse]
ADMIN = "/admin/"
PRIVATE = "private, no-store"


class PrivateAnswerMiddleware:
    """Keeps answers that are meant for one person out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and forbid storing where the answer may hold personal data."""
        response = self.get_response(request)
        if request.path_info.startswith((PREFIX, ADMIN)):
            if "no-store" not in response.get("Cache-Control", ""):
                response["Cache-Control"] = PRIVATE
        elif settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", PRIVATE)
        return response


class AccountLanguageMiddleware:
    """Speaks the language of the person, or the one asked for, below /account/.

    From page to page it keeps that language and the way back to where somebody came from.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language; a redirect below /account/ keeps what was asked for."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        language = language_of_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response["Content-Language"] = language
        location = response.get("Location", "")
        if location.startswith(PREFIX):
            location = with_way_back(location, way_back(request))
            response["Location"] = with_language(location, asked_language(request))
        return response


class StaffSecondFactorMiddleware:
    """Lets into /admin/ who may edit and, where the portal asks for it, used a second factor."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; 403 without the right, and a way to set up or to use the second factor.

        Wagtail would send people without the right to the sign-in page, which sends those who are
        signed in back again.
        """
        if not request.path_info.startswith(ADMIN) or not request.user.is_authenticated:
            return self.get_response(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        if not settings.STAFF_MFA_REQUIRED:
            return self.get_response(request)
        if not has_second_factor(request.user):
            with translation.override(language_of_request(request)):
                messages.info(request, _("Editing needs a second factor. Please set one up here."))
            return redirect("mfa_index")
        if not went_through(request):
            back = request.get_full_path() if request.method == "GET" else ADMIN
            query = urlencode({"next": back})
            return redirect(f"{address_to_confirm(request.user)}?{query}")
        return self.get_response(request)
