"""One's own data: see what there is, take it along, delete the account."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import AccountNeededError, CloseAccount
from accounts.languages import PREFIX
from accounts.models import User
from accounts.personal_data import PersonalDataRegistry


def signed_in(request: HttpRequest) -> User:
    """Return the person behind a request that needs one."""
    return get_object_or_404(User, pk=request.user.pk)


@login_required
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Say what the portal holds and what one can do with it."""
    return render(request, "accounts/own_data.html")


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Return everything that the rooms hold about the person, as a JSON file."""
    now = timezone.now()
    data: dict[str, Any] = {
        "portal": settings.SITE_NAME,
        "address": settings.PUBLIC_URL,
        "exported_at": now,
        **PersonalDataRegistry.export(signed_in(request)),
    }
    response = JsonResponse(
        data, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"wissensportal-{timezone.localdate(now).isoformat()}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def close_account(request: HttpRequest) -> HttpResponse:
    """Say what deleting does; do it when the person agrees; then say what stays and why."""
    person = signed_in(request)
    action = CloseAccount(person, user=person)
    context: dict[str, Any] = {"stays": PersonalDataRegistry.what_stays(person)}
    try:
        action.check()
        stays = action.execute() if request.POST.get("agreed") == "yes" else None
    except AccountNeededError as reason:
        return render(request, "accounts/close_account.html", {**context, "refused": str(reason)})
    if stays is None:
        context["has_errors"] = request.method == "POST"
        return render(request, "accounts/close_account.html", context)
    logout(request)
    response = render(request, "accounts/account_closed.html", {"stays": stays})
    response.delete_cookie(settings.KNOWN_DEVICE_COOKIE_NAME, path=PREFIX)
    return response
