"""Every answer has the right headers, and nothing that strangers send breaks the portal."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from content.reading import told_parameters
from portal.page_cache import page_memory
from tests.contracts.conftest import signed_in
from tests.contracts.public_addresses import TOWN, stage_addresses
from tests.factories.portal import Portal
from tests.factories.stage import page_types

VIEWS = (
    "/de/search/?q=bund",
    "/de/search/feed/?q=bund",
    "/de/model-projects/",
    "/de/model-projects/musterstadt/",
    "/de/feedback/thanks/",
    "/de/municipalities/",
    f"/de/municipalities/{TOWN}/",
    "/de/compare/",
    "/de/reuse/",
    "/de/offers/",
    "/de/glossary/",
)
PRIVATE = ("/de/feedback/", "/account/login/", "/account/signup/", "/admin/", "/de/learning/")
ANSWER = "/de/learning/lessons/{page}/questions/00000000-0000-4000-8000-000000000000/answer/"
PATHS = (
    *("/", "/de/", "/en/", "/de-simple/", "/de/bund/fall/", "/de/fallbeispiele/"),
    *("/de/search/", "/de/model-projects/", "/de/model-projects/musterstadt/", "/de/feedback/"),
    *("/de/search/feed/", "/api/v1/search", "/api/v1/suggest"),
    *("/de/bund/kurs/lektion/", "/de/learning/", "/account/login/", "/account/signup/"),
    *("/account/profile/", "/admin/", "/documents/1/x.pdf", "/media/x.png", "/sitemap.xml"),
    *("/robots.txt", "/health/live", "/health/ready", "/.well-known/security.txt", "/static/x.css"),
    *(
        "/de/reuse/report/",
        "/de/learning/courses/1/enrol/",
        "/de/learning/unsent/",
        ANSWER.format(page=1),
    ),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X-Y")
BODIES = (
    (b"", "application/x-www-form-urlencoded"),
    (
        b"message=%00&topic=%00&email=%ff&login=%00&password=%00",
        "application/x-www-form-urlencoded",
    ),
    (b"\xff\xfe\x00" * 50, "application/x-www-form-urlencoded"),
    (b"{", "application/json"),
    (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    (b"nothing", "multipart/form-data"),
    (b"&".join(b"a%d=1" % number for number in range(1100)), "application/x-www-form-urlencoded"),
    (b"x", "text/plain; charset=no-such-charset"),
)
ODD_PARTS = (
    *("%00", "%0d%0aSet-Cookie:x=y", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2f", "%c3%28", "%ff%fe"),
    *("x" * 4000, "/".join("a" * 40), "%F0%9F%98%80", "%u0041", "%", "%%", "%zz", "a;b", "a:b@c"),
    *("<script>", "' OR 1=1 --", "${7*7}", "{{7*7}}", "ﬀ", "İ", "%e2%80%ae", "~", "\\", "%5c..%5c"),
)
ODD_PREFIXES = (
    "/de/",
    "/de/bund/",
    "/de/model-projects/",
    "/media/",
    "/documents/",
    "/account/",
    "/",
)
NAMES = (
    *("q", "page", "kind", "land", "field", "municipality", "size", "cohort", "sort", "lang"),
    *("case", "only", "solution", "back", "offer_kind", "offered_by", "locale", "view", "limit"),
)
VALUES = (
    *(
        "%00",
        "%ff",
        "-1",
        "0",
        "1e9",
        "99999999999999999999999",
        "²",
        "٣",
        "NaN",
        "",
        "%F0%9F%98%80",
    ),
    *(
        "' OR 1=1 --",
        "x" * 5000,
        "a" + "%20a" * 500,
        "\\",
        "%5C%27",
        "%25",
        "(((((",
        '"',
        "*:*",
        "&|!",
    ),
)
HEADERS = (
    {"accept-language": "xx-klingon;q=abc, *;q=0, " + ",".join(f"l{n}" for n in range(600))},
    {"accept-language": "de-Simple-DE-x-" + "a" * 3000},
    {"accept-encoding": "gzip;q=0, identity;q=0, *"},
    {"cookie": "session=%00; csrf=\xff; =; ;;; session"},
    {"cookie": "session=" + "x" * 6000},
    {"cookie": "django_language=../../etc"},
    {"if-none-match": '"' + "x" * 3000},
    {"if-modified-since": "yesterday"},
    {"range": "bytes=9999999-1"},
    {"referer": "\x00https://[::1"},
    {"x-forwarded-for": "not, an, address"},
    {"x-forwarded-host": "evil.example"},
    {"content-type": "text/\x00"},
    {"user-agent": "\xff\x00" * 500},
)
HOSTS = (
    "evil.example",
    "testserver.evil.example",
    "evil.example:80@testserver",
    "[::1",
    "a" * 300,
    "_",
    "",
    "te\x00st",
)


@pytest.fixture
def stranger(portal: Portal) -> Client:
    """Somebody who gets the page for errors instead of an exception."""
    return Client(raise_request_exception=False)


def public_addresses() -> Iterator[str]:
    """Yield the addresses of all live pages and of the views beside them."""
    for model in page_types():
        yield from (page.url for page in model.objects.live())
    yield from VIEWS


def test_every_public_answer_is_shared_safely(stranger: Client) -> None:
    for url in public_addresses():
        page_memory.clear()
        answer = stranger.get(url)
        assert answer.status_code == 200, url
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate", url
        assert not answer.cookies, url
        assert "cookie" not in answer.get("Vary", "").lower(), url
        again = stranger.get(url, headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b""), url
        assert stranger.head(url)["Content-Length"], url


@pytest.mark.parametrize("name", ["learner", "federal_editor"])
def test_no_answer_to_somebody_with_an_account_is_shared(
    name: str, request: pytest.FixtureRequest, portal: Portal
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for url in public_addresses():
        answer = browser.get(url)
        assert answer.status_code == 200, url
        assert "public" not in answer["Cache-Control"], url
        assert "private" in answer["Cache-Control"], url


def test_forms_and_private_pages_are_never_kept(stranger: Client, learner: User) -> None:
    for browser, url in itertools.product((stranger, signed_in(learner)), PRIVATE):
        answer = browser.get(url)
        assert "public" not in answer.get("Cache-Control", ""), url
        assert answer.status_code == 302 or "no-store" in answer["Cache-Control"], url


def test_every_answer_carries_the_headers_of_a_safe_site(
    stranger: Client, administrator: User
) -> None:
    admin = signed_in(administrator)
    pages = [*public_addresses(), "/account/login/", "/de/feedback/", "/de/nirgends/"]
    for url in pages:
        answer = stranger.get(url)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, url
        assert "script-src 'self';" in f"{policy};", url
        assert "style-src 'self';" in f"{policy};", url
        assert "unsafe" not in policy, url
        assert_safe(answer.headers, url)
    for url in ("/admin/", reverse("wagtailadmin_explore_root"), "/admin/images/"):
        answer = admin.get(url)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, url
        assert "unsafe-eval" not in policy, url
        assert "nonce" not in policy, url
        assert "http" not in policy.replace("https://testserver", ""), url
        assert_safe(answer.headers, url)


def assert_safe(headers: Mapping[str, str], url: str) -> None:
    """Fail unless the headers that hold for every document are there."""
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin", url
    assert "camera=()" in headers["Permissions-Policy"], url
    assert headers["X-Content-Type-Options"] == "nosniff", url
    assert headers["X-Frame-Options"] == "SAMEORIGIN", url
    assert headers["Referrer-Policy"] == "same-origin", url
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", url
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"], url


@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_the_portal(method: str, stranger: Client) -> None:
    for path in (*PATHS, *stage_addresses()):
        assert stranger.generic(method, path).status_code < 500, f"{method} {path}"


@pytest.mark.parametrize(("body", "kind"), BODIES, ids=range(len(BODIES)))
def test_no_body_breaks_the_portal(body: bytes, kind: str, stranger: Client, learner: User) -> None:
    for browser, path in itertools.product((stranger, kept(signed_in(learner))), PATHS):
        answer = browser.generic("POST", path, body, content_type=kind)
        assert answer.status_code < 500, path


def kept(browser: Client) -> Client:
    """Return a browser that gets the page for errors instead of an exception."""
    browser.raise_request_exception = False
    return browser


@pytest.mark.parametrize("prefix", ODD_PREFIXES)
def test_no_address_breaks_the_portal(prefix: str, stranger: Client) -> None:
    for part, end in itertools.product(ODD_PARTS, ("", "/", "/edit/")):
        assert stranger.get(prefix + part + end).status_code < 500, prefix + part[:60] + end


def test_no_query_breaks_the_portal(stranger: Client) -> None:
    lists = ("/de/fallbeispiele/", "/de/bund/", "/de/bund/fall/", "/de/kurse/", "/de/leitfaeden/")
    broken = []
    for path in (*lists, *stage_addresses()):
        answer = stranger.get(path)
        if answer.status_code != 200:
            continue
        # Where nothing may be asked, all is dropped before anybody reads it.
        values = VALUES[:2] if told_parameters(answer) == () else VALUES
        for value in values:
            query = "&".join(f"{name}={value}&{name}={value}" for name in NAMES)
            if stranger.get(f"{path}?{query}").status_code >= 500:
                broken.append(f"{path}?{query}"[:120])
    assert broken == []


def test_no_header_breaks_the_portal(stranger: Client) -> None:
    for headers, path in itertools.product(
        HEADERS, ("/", "/de/", "/de/search/", "/account/login/")
    ):
        assert stranger.get(path, headers=headers).status_code < 500, f"{path} {headers}"[:120]


def test_a_foreign_host_is_refused(stranger: Client) -> None:
    for host in HOSTS:
        for path in ("/de/", "/admin/", "/sitemap.xml", "/nirgends"):
            assert stranger.get(path, headers={"host": host}).status_code == 400, f"{host!r} {path}"
