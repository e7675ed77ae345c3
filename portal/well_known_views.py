"""Files that machines look for: robots.txt, security.txt and the map of the site."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone

from content.reading import reading

SECURITY_TEXT_LIVES = datetime.timedelta(days=180)


@reading()
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        *(f"Disallow: /{code}/search/" for code, _name in settings.LANGUAGES),
        f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reading()
def security_text(request: HttpRequest) -> HttpResponse:
    """Tell who takes reports of weaknesses (RFC 9116); it expires half a year after today."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    expires += SECURITY_TEXT_LIVES
    lines = [
        f"Contact: mailto:{settings.OPERATOR['email'].split(' ')[0]}",
        f"Expires: {expires.astimezone(datetime.UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: de, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reading()
def icon(request: HttpRequest) -> HttpResponse:
    """Send those who ask for the icon by its old name to the sign of the portal."""
    return redirect(static("design/icons/sign.svg"))
