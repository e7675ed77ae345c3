"""Whatever is stored, every address of the portal answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from catalogue.sources import sources
from catalogue.writing import rebuild
from portal.page_cache import page_memory
from tests.contracts.public_addresses import stage_addresses
from tests.contracts.stored import store_everywhere
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types

pytestmark = pytest.mark.django_db
WITHOUT_CONTENT = ("/account/", "/health/", "/media/", "/static/", "/robots.txt")
LINKS = (
    '<p><a linktype="page" id="99999999999999999999">a</a><a linktype="page" id="x">b</a>'
    '<a linktype="document" id="99999999999999999999">c</a><a linktype="else" id="1">d</a>'
    '<embed embedtype="image" id="99999999999999999999" format="x"/><embed embedtype="else"/></p>'
)
ODD: dict[str, Any] = {
    "nothing": "",
    "control characters": "a\x0bb\x1f\uffff",
    "a month that is none": "2024-13",
    "a large number": "9" * 25,
    "a script": "javascript:alert(1)",
    "markup and placeholders": "http://[²</script><b>\"'& %s %(x)s {0} {x} {{ x }}",
    "links to nothing": LINKS,
    "the first day": "0001-01-01",
    "null": None,
    "a number": 5,
    "a list": [],
    "an object": {},
}


def addresses() -> list[str]:
    """Return the address of a page of each type, and of everything beside pages."""
    pages = [example_of(model).url for model in page_types()]
    views = [address for address in stage_addresses() if not address.startswith(WITHOUT_CONTENT)]
    searches = ["/de/search/?q=bund", "/de/search/feed/?q=bund", "/api/v1/search?q=bund"]
    return [*filter(None, pages), *views, *searches]


@pytest.mark.parametrize("name", ODD)
def test_no_stored_value_breaks_an_address(name: str, portal: Portal, client: Client) -> None:
    odd = ODD[name]
    client.raise_request_exception = False
    asked = addresses()
    assert store_everywhere(odd) > 5
    for source in sources:
        rebuild(source)
    page_memory.clear()
    broken = []
    for address in asked:
        answer = client.get(address)
        text = answer.getvalue()
        if answer.status_code >= 500 or b'href="javascript:' in text:
            broken.append(address)
    assert broken == []
