"""Serves pictures; documents are served by Wagtail, which knows who may read them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.static import serve

from content.audience import Audience, audience_of
from content.reading import reading
from media_library.models import CustomRendition
from media_library.pictures import FOLDER_OF_ORIGINALS

PICTURES = "images/"
SHARED = "public, max-age=86400"
PRIVATE = "private, no-store"


@reading()
def picture(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Return a rendition, or an original to editors; everything else is not public."""
    if path.startswith(FOLDER_OF_ORIGINALS):
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        return served(request, FOLDER_OF_ORIGINALS, path, PRIVATE)
    if not path.startswith(PICTURES):
        raise Http404
    return served(request, PICTURES, path, caching_of(request, path))


def caching_of(request: HttpRequest, path: str) -> str:
    """Return who may keep a rendition; 404 to people who may read no page that shows it."""
    rendition = CustomRendition.objects.select_related("image__collection").filter(file=path)
    picture = rendition.first()
    audience = audience_of(picture.image, request) if picture else Audience.OTHERS
    if audience is Audience.OTHERS:
        raise Http404
    return SHARED if audience is Audience.EVERYBODY else PRIVATE


def served(
    request: HttpRequest, folder: str, path: str, caching: str
) -> HttpResponse | FileResponse:
    """Return a file; its folder is the root, so that no ".." leads anywhere else."""
    root = Path(settings.MEDIA_ROOT) / folder
    response = serve(request, path.removeprefix(folder), document_root=str(root))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = caching
    return response
