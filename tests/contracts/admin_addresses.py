"""Walks all addresses below /admin/, whatever room or package brought them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin/"
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
COMPARISON = r"(?P<pk>\d+)/revisions/compare/"
EVERYTHING_ELSE = ".*"
SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "slug": "sample"}


def admin_addresses(values: Mapping[str, str] | None = None) -> list[str]:
    """Return an address for each pattern; `values` gives parameters by name, others are samples."""
    return sorted({fill(route, values or {}) for route in admin_routes()})


def admin_routes() -> list[str]:
    """Return the routes of all patterns below /admin/ but the one that catches the rest."""
    routes = [route for route in walk(get_resolver(), "") if route.startswith(ADMIN)]
    return [route for route in routes if not route.endswith(f"{EVERYTHING_ELSE}/$")]


def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    """Yield the routes of all patterns of a resolver."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from walk(pattern, route)


def fill(route: str, values: Mapping[str, str]) -> str:
    """Return the address of a route with a value for each parameter."""
    if COMPARISON in route:
        page = values.get("page_id", "1")
        return f"/admin/pages/{page}/revisions/compare/earliest...latest/"

    def value(match: re.Match[str]) -> str:
        return values.get(match["name"], SAMPLES.get(match["kind"] or match["name"], "1"))

    return "/" + PARAMETER.sub(value, route.replace("^", "").replace("$", ""))
