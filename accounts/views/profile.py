"""The profile."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import ChangeProfile
from accounts.forms.profile import ProfileForm
from accounts.models import User
from accounts.way_back import way_back


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show or save name, municipality, role and language; go back to where it was asked for."""
    user = get_object_or_404(
        User.objects.select_related("municipality__parent"), pk=request.user.pk
    )
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        ChangeProfile(form.account(), user=request.user).execute()
        with translation.override(user.language):
            messages.success(request, _("Your details are saved."))
        return redirect(way_back(request) or "account_profile")
    back = way_back(request)
    context = {"form": form, "redirect_field": HiddenInput().render("next", back) if back else ""}
    return render(request, "accounts/profile.html", context)
