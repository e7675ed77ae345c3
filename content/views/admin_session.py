"""Says to an open form who is signed in, and gives it the token with which it can be sent."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def admin_session(request: HttpRequest) -> JsonResponse:
    """Answer; whoever may not enter the admin is sent to the sign-in, as everywhere there."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})
