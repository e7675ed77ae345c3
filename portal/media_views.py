"""Serves pictures; documents are served by Wagtail, which knows who may read them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

PICTURES = "images/"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Return a rendition; everything else below the media folder is not public."""
    if not path.startswith(PICTURES):
        raise Http404
    # The folder of pictures is the root, so that no ".." leads to documents or originals.
    pictures = Path(settings.MEDIA_ROOT) / PICTURES
    response = serve(request, path.removeprefix(PICTURES), document_root=str(pictures))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=86400"
    return response
