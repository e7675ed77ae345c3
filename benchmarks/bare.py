"""The smallest Django that answers: one view, no middleware, the bytes that it is told."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bare")
BODY = Path(os.environ["BARE_BODY"]).read_bytes()


def answer(request: HttpRequest) -> HttpResponse:
    """Return the body."""
    return HttpResponse(BODY, headers={"Content-Length": str(len(BODY))})


urlpatterns = [re_path("", answer)]
application = get_wsgi_application()
