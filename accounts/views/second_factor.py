"""Setting up the first second factor, which needs a code by mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.actions import SendSetUpCode
from accounts.actions.confirm_setting_up import is_sent, may_set_up
from accounts.forms.second_factor import MailedCodeForm
from accounts.views.personal_data import signed_in

ADDING = ("mfa_activate_totp", "mfa_add_webauthn")
View = Callable[..., HttpResponse]


def confirmed_by_mail(view: View) -> View:
    """Let a view that adds a second factor run once its owner has confirmed that by mail."""

    @wraps(view)
    def asking(request: HttpRequest) -> HttpResponse:
        if may_set_up(request, signed_in(request)):
            return view(request)
        return redirect(f"{reverse('mfa_confirm_by_mail')}?{urlencode({'next': request.path})}")

    asked: View = login_required(reauthentication_required(asking))
    return asked


@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_mail(request: HttpRequest) -> HttpResponse:
    """Send a code to the address of the account, and take it."""
    person = signed_in(request)
    form = MailedCodeForm(request, person, request.POST if "code" in request.POST else None)
    if may_set_up(request, person) or form.is_valid():
        back = request.GET.get("next", "")
        return redirect(back if back in map(reverse, ADDING) else "mfa_index")
    if "send" in request.POST and not SendSetUpCode(request, person).execute():
        messages.error(request, get_adapter().error_messages["rate_limited"])
    context = {"form": form, "email": person.email, "is_sent": is_sent(request)}
    return render(request, "mfa/confirm_by_mail.html", context)
