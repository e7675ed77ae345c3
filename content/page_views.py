"""Serves pages: finds one by its address in two queries, however deep it lies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page, Site
from wagtail.views import serve

from content.models import BasePage
from content.querysets import restriction_above
from content.reading import keep_parameters, tell_parameters
from teams.responsibility import with_team

HOME_DEPTH = 2


@csrf_exempt  # pages take no forms: 405 and not 403
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the live page at an address of the active language; else 404.

    Wagtail would walk down from the start page with two queries per step, and would show the
    German start page under /en/ while the English one is a draft (wagtail#12775).
    """
    site = Site.find_for_request(request)
    page = find_page(path.strip("/"), get_language() or "") if site else None
    if page is None:
        raise Http404
    specific = specific_of(page)
    specific.locale = page.locale
    specific.is_restricted = page.is_restricted or page.alias_of_id is not None
    # What Page.route_for_request() leaves here for wagtail.views.serve().
    vars(request)["_wagtail_route_for_request"] = (specific, [], {})
    names: tuple[str, ...] = getattr(specific, "parameters", ())
    keep_parameters(request, names)
    return tell_parameters(serve(request, path), names)


def specific_of(page: Page) -> Page:
    """Return the page as its own type, with what it shows beside its own fields.

    The joins are made here and not by the manager, which also locks rows and deletes branches.
    """
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return page.specific
    pages = with_team(model._default_manager.all())
    return pages.select_related(*(model.shown_with or (None,))).get(pk=page.pk)


def find_page(path: str, language: str) -> Page | None:
    """Return the live page at a path below the start page of a language, as a plain Page."""
    steps = path.split("/") if path else []
    pages = (
        Page.objects.filter(
            live=True, depth=HOME_DEPTH + len(steps), locale__language_code=language
        )
        .select_related("locale")
        .annotate(is_restricted=restriction_above())
        .defer_streamfields()
    )
    if steps:
        pages = pages.filter(slug=steps[-1])
    for page in pages:
        below_home = page.url_path.strip("/").split("/")[1:]
        if below_home == steps:
            return page
    return None
