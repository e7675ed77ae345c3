"""Whatever is sent, page, feed and programs get an answer in words."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]
SECONDS = 5.0
ADDRESSES = ("/de/search/", "/de/search/feed/", "/api/v1/search", "/api/v1/suggest")
TEXTS = {
    "empty": "",
    "blanks": "   \t\n",
    "10,000 characters": "Hochwasser " * 910,
    "one long word": "x" * 10_000,
    "stop words": "der die das und oder",
    "quotes": '""" „“ \' \'\' "offen',
    "per cent": "% %s %(x)s %% _",
    "everything": "*:*",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85",
    "emoji": "🙂👩‍👩‍👧🇩🇪",
    "right to left": "\u202eمرحبا שלום\u202c",
    "expressions": r"(a|b)* [a-z]{99999} \m \y .*+ ^$ (?=x) \1 [[:alnum:]",
    "SQL": "'; DROP TABLE search_term; -- ' OR 1=1 UNION SELECT NULL",
    "query language": '{"query": {"match_all": {}}} title:x~2^9 AND (NOT OR) && || !',
    "markup": "<script>alert(1)</script> {{ 7*7 }} {% debug %} ${7*7}",
    "half a pair": "\ud800",
    "ligature": "ﷺ" * 300,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_text_is_answered(client: Client, publish_case: Any, address: str) -> None:
    publish_case("Ein Titel mit Hochwasser")
    client.raise_request_exception = False
    faults = []
    for name, text in TEXTS.items():
        sent = quote(text.encode("utf-8", "surrogatepass"))
        begun = time.monotonic()
        answer = client.get(f"{address}?q={sent}&locale={sent[:100]}&land={sent[:100]}&sort={sent}")
        is_late = time.monotonic() - begun > SECONDS
        is_page = answer["Content-Type"].startswith("text/html")
        runs = is_page and b"<script>alert" in answer.content
        if answer.status_code != 200 or not answer.content or runs or is_late:
            faults.append(f"{name}: {answer.status_code}")
    assert faults == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_parameter_is_answered(client: Client, publish_case: Any, address: str) -> None:
    publish_case("Hochwasser")
    client.raise_request_exception = False
    odd = ("%00", "-1", "9" * 400, "%C2%B2", "%ff%fe", "%ed%a0%80", "'", "1e9", "NaN", "")
    names = ("page", "locale", "kind", "land", "field", "year", "language", "sort", "size", "q%00")
    queries = [f"q=Hochwasser&{name}={value}" for name in names for value in odd]
    queries += ["q=a&q=b&page=1&page=2&kind=case&kind=none", "q=x&nothing=1&facet=%7B%7D"]
    queries.append("q=x&" + "&".join(f"land={number}" for number in range(300)))
    statuses = {query: client.get(f"{address}?{query}").status_code for query in queries}
    assert {query: status for query, status in statuses.items() if status != 200} == {}
