"""What may be asked of a public page: reading methods, and the parameters that it knows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

READING = ("GET", "HEAD", "OPTIONS")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]


def only_reading(view: View) -> View:
    """Answer 405 to all methods that do not just read.

    The view needs no proof where a form comes from, since it takes none: 405 and not 403.
    """

    @csrf_exempt
    @require_http_methods(READING)
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(READING)})
        return view(request, *args, **kwargs)

    return answer


def reading(*names: str) -> Callable[[View], View]:
    """Let a view be read only, and with these parameters only: all others are dropped."""

    def decorate(view: View) -> View:
        @only_reading
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            keep_parameters(request, names)
            return tell_parameters(view(request, *args, **kwargs), names)

        vars(answer)["parameters"] = names  # for who leads there
        return answer

    return decorate


def keep_parameters(request: HttpRequest, names: Collection[str]) -> None:
    """Take all parameters but these out of a request."""
    if all(name in names for name in request.GET):
        return
    query = query_of(request.GET, [name for name in request.GET if name in names])
    request.META["QUERY_STRING"] = query
    request.GET = QueryDict(query)


def query_of(query: QueryDict, names: Collection[str]) -> str:
    """Return the query string with the parameters of these names only, in their order."""
    known = QueryDict(mutable=True)
    for name in names:
        if name in query:
            known.setlist(name, query.getlist(name))
    return known.urlencode()


def told_parameters(response: HttpResponseBase) -> tuple[str, ...] | None:
    """Return on which parameters an answer depends; None where nobody has said."""
    names: tuple[str, ...] | None = vars(response).get("parameters")
    return names


def tell_parameters(response: Answer, names: Collection[str]) -> Answer:
    """Leave at an answer on which parameters it depends, for the page cache."""
    vars(response)["parameters"] = tuple(names)
    return response
