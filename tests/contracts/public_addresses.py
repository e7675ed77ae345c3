"""Walks all addresses outside /admin/, whatever room or package brought them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.urls import get_resolver

from cases.models import CaseStudyPage
from tests.contracts.admin_addresses import ADMIN, fill, walk
from tests.factories.stage import example_of

PAGES = "de/^((?:"
GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?P<choices>[^()]*)\)")
UNNAMED = re.compile(r"\((?!\?P<)[^()]*\)")
TOWN = "09999001"
PROJECT = "musterstadt"


def public_addresses(values: Mapping[str, str] | None = None) -> list[str]:
    """Return an address for each pattern outside the admin but that of pages."""
    routes = {route for route in walk(get_resolver(), "") if not route.startswith((ADMIN, PAGES))}
    return sorted({address for route in routes for address in filled(route, values or {})})


def filled(route: str, values: Mapping[str, str]) -> list[str]:
    """Return the addresses of a route, one for each word where it names some to choose from."""
    group = GROUP.search(route)
    if group is None:
        return [fill(UNNAMED.sub("1", route).replace("\\", ""), values)]
    words = [word for word in group["choices"].split("|") if word.isalpha()]
    chosen = words or [values.get(group["name"], "1")]
    begin, end = route[: group.start()], route[group.end() :]
    return [address for word in chosen for address in filled(begin + word + end, values)]


def stage_addresses() -> list[str]:
    """Return the addresses with what there is on the stage."""
    case = example_of(CaseStudyPage)
    return public_addresses({"page_id": str(case.pk), "key": TOWN, "slug": PROJECT})
