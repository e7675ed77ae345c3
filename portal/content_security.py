"""The Content Security Policy: strict for the public, workable for the admin (ADR 0011)."""

from __future__ import annotations

from typing import Any

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Wagtail's choosers, InlinePanel, search promotions, workflow tasks and both views of
# wagtail-localize use inline script; a nonce would cancel 'unsafe-inline', so there is none.
ADMIN_DIRECTIVES = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
}


class ContentSecurityMiddleware(CSPMiddleware):
    """Sends the policy with every answer; below /admin/ inline script and style are allowed."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Loosen the policy for the editors' interface only."""
        if request.path_info.startswith("/admin/"):
            vars(response)["_csp_replace"] = ADMIN_DIRECTIVES  # django-csp's hook
        return super().process_response(request, response)
