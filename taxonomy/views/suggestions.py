"""What a field for municipalities suggests while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import find_municipality
from taxonomy.unit_lines import line_of

MOST_SUGGESTED = 8
SHORTEST_QUESTION = 3


@require_safe
@never_cache
def suggest_units(request: HttpRequest) -> JsonResponse:
    """Return the lines that the typed one may mean, as the field writes them."""
    question = request.GET.get("q", "").strip()
    if len(question) < SHORTEST_QUESTION:
        return JsonResponse({"lines": []})
    answer = find_municipality(question)
    units = [answer.unit] if answer.unit else answer.choices[:MOST_SUGGESTED]
    known = AdministrativeUnit.objects.select_related("parent").in_bulk([each.pk for each in units])
    return JsonResponse({"lines": [line_of(known[each.pk]) for each in units]})
