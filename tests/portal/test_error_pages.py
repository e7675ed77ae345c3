"""What readers see when something went wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from portal import urls
from tests.factories.portal import Portal
from tests.markup import Document

pytestmark = pytest.mark.django_db
TITLES = {
    "de": "Diese Seite gibt es nicht",
    "en": "This page does not exist",
}


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("de/broken/", break_down),
    path("en/broken/", break_down),
    path("de-simple/broken/", break_down),
    path("admin/broken/", break_down),
    *urls.urlpatterns,
]
handler404 = urls.handler404
handler500 = urls.handler500


@pytest.fixture
def visitor(portal: Portal) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_a_missing_page_answers_in_the_language_of_the_address(
    visitor: Client, language: str
) -> None:
    answer = visitor.get(f"/{language}/nirgends/", headers={"accept-language": "fr"})
    document = Document(answer.content)
    assert (answer.status_code, document.language) == (404, language)
    assert document.main_headings
    assert document.main_headings[0] == TITLES.get(language, document.main_headings[0])


@pytest.mark.urls("tests.portal.test_error_pages")
@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_a_breakdown_answers_in_the_language_of_the_address(visitor: Client, language: str) -> None:
    answer = visitor.get(f"/{language}/broken/")
    document = Document(answer.content)
    assert (answer.status_code, document.language) == (500, language)
    assert len(document.main_headings) == 1


@pytest.mark.urls("tests.portal.test_error_pages")
@pytest.mark.parametrize("address", ["/de/broken/", "/de/nirgends/", "/account/nirgends/"])
def test_pages_of_errors_have_the_strict_policy(visitor: Client, address: str) -> None:
    policy = visitor.get(address)["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "address",
    [
        "/de/%00/",
        "/de/%C3%28/",
        "/de/../../etc/passwd",
        "/de//bund//",
        "/de/" + "x" * 3000 + "/",
        "/de/?page=%00",
        "/de/fallbeispiele/?page=999999999999999999999&land=%00&field=%F0%9F",
        "/media/%00.png",
        "/xx/bund/",
        "/de/bund",
    ],
)
def test_odd_addresses_are_no_breakdown(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code < 500


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("address", ["/de/", "/sitemap.xml", "/robots.txt", "/health/ready"])
def test_odd_methods_are_no_breakdown(visitor: Client, method: str, address: str) -> None:
    assert getattr(visitor, method)(address).status_code < 500


def test_the_missing_page_is_named_in_the_feedback_form(visitor: Client) -> None:
    document = Document(visitor.get("/de/nirgends/").content)
    link = next(
        str(a["href"]) for a in document.soup.select("main a[href]") if "feedback" in a["href"]
    )
    form = Document(visitor.get(link).content)
    field = form.soup.select_one("input[name=page_path]")
    assert field is not None
    assert field["value"] == "/de/nirgends/"


@pytest.mark.parametrize(("said", "technical"), [("", False), ("off", False), ("on", True)])
def test_development_shows_our_own_pages_unless_asked_for_the_technical_ones(
    said: str, technical: bool
) -> None:
    """Asked of a process of its own: the settings of this one are the tests'."""
    question = "from django.conf import settings; print(settings.DEBUG, settings.DEMO_ACCOUNTS)"
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgresql://portal@/portal"}
    environment |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": said}
    said_back = subprocess.check_output(
        [sys.executable, "-c", question], env=environment, text=True
    )
    assert said_back.split() == [str(technical), "True"]
