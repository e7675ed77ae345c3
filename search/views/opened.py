"""Takes from a page of results at which place the hit stood that somebody opened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.queries import count_opened
from taxonomy.languages import languages

LAST_PLACE = 500


@csrf_exempt  # a count, for which no reader gets a cookie; other sites are told by their header
@require_POST
def note_opened(request: HttpRequest) -> HttpResponse:
    """Count an opened hit; says nothing, whether it was counted or not."""
    place, language = request.POST.get("place", ""), request.POST.get("language", "")
    own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    is_place = place.isascii() and place.isdecimal() and 1 <= int(place[:4]) <= LAST_PLACE
    if own and is_place and language in languages():
        count_opened(request.POST.get("q", ""), language, int(place[:4]))
    return HttpResponse(status=204)
