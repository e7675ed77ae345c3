"""What is too large is refused before it is read, and what editors write is not too large."""

from __future__ import annotations

import io
import itertools
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse

from accounts.models import User
from portal.body_limits import MEGABYTE, BodyLimitMiddleware, limit_of
from portal.wsgi import application
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import Portal

FORM = "application/x-www-form-urlencoded"
PUBLIC = ("/de/feedback/", "/account/login/", "/account/signup/", "/de/", "/de/search/")


class UnreadBody(io.RawIOBase):
    """A body of which nobody may read more than a little."""

    def __init__(self, allowed: int = 0) -> None:
        self.allowed = allowed

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size <= self.allowed, "somebody reads the body"
        self.allowed -= size
        return b"a" * size


def ask(path: str, body: Any, **headers: str) -> tuple[int, str]:
    """Send a body through the portal's WSGI application and return status and text."""
    environ = RequestFactory().post(path, content_type=FORM).environ
    environ |= {"wsgi.input": body, **headers}
    if "CONTENT_LENGTH" not in headers:
        del environ["CONTENT_LENGTH"]
    lines: list[str] = []

    def begin(line: str, headers: object, error: object = None, /) -> Any:
        lines.append(line)

    text = b"".join(application(environ, begin)).decode()
    return int(lines[0].split()[0]), text


@pytest.mark.django_db
def test_a_body_that_is_too_large_is_refused_unread(portal: Portal) -> None:
    for path in PUBLIC:
        status, text = ask(path, UnreadBody(), CONTENT_LENGTH=str(MEGABYTE + 1))
        assert (status, "Das ist zu viel auf einmal" in text) == (413, True), path
    assert ask("/admin/login/", UnreadBody(), CONTENT_LENGTH=str(31 * MEGABYTE))[0] == 413
    for length in ("9" * 40, "0" * 30 + str(2 * MEGABYTE), f" {2 * MEGABYTE}"):
        assert ask("/de/feedback/", UnreadBody(), CONTENT_LENGTH=length)[0] == 413, length


@pytest.mark.django_db
def test_a_body_in_pieces_is_read_up_to_the_limit(portal: Portal) -> None:
    for path in (*PUBLIC, "/admin/images/add/"):
        body = UnreadBody(allowed=MEGABYTE + 1)
        assert ask(path, body, HTTP_TRANSFER_ENCODING="chunked")[0] == 413, path


def test_a_small_body_in_pieces_arrives() -> None:
    request = RequestFactory().post("/de/feedback/", content_type=FORM)
    request.environ["wsgi.input"] = io.BytesIO(b"topic=barrier")
    request.META["HTTP_TRANSFER_ENCODING"] = "chunked"
    answer = BodyLimitMiddleware(lambda asked: HttpResponse(asked.POST["topic"]))(request)
    assert answer.content == b"barrier"


@pytest.mark.django_db
def test_a_page_with_too_many_fields_says_so(portal: Portal, administrator: User) -> None:
    fields = {f"a{number}": "1" for number in range(20_001)}
    url = reverse("wagtailadmin_pages:edit", args=[make_case(portal.area()).pk])
    answer = signed_in(administrator).post(url, fields)
    assert answer.status_code == 413
    assert "in zwei" in answer.content.decode()


def test_a_page_of_eighty_statements_with_three_sources_is_read() -> None:
    """Fields as long as people write them, of letters that take most bytes."""
    names = ("kind", "title", "url", "publisher", "date", "read_on", "location", "id", "type")
    statement = {f"results-{number}-value-text": "ü" * 1000 for number in range(80)}
    sources = {
        f"results-{number}-value-sources-{source}-value-{name}": "ü" * 120
        for number, source in itertools.product(range(80), range(3))
        for name in names
    }
    fields = {**statement, **sources}
    for kind in (MULTIPART_CONTENT, FORM):
        body = urlencode(fields) if kind == FORM else fields
        request = RequestFactory().post("/admin/pages/2/edit/", body, content_type=kind)
        assert limit_of(request) > int(request.META["CONTENT_LENGTH"])
        assert len(request.POST) == len(fields)
