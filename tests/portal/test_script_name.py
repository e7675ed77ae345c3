"""Whatever a server or a header says, no prefix makes an address of the portal another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory

from accounts.models import User
from portal import gunicorn_conf
from portal.page_cache import page_memory
from portal.wsgi import application
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db
PREFIXES = ("/x", "/de", "/static", "/x/", "x", "/admin", "//", "/%2e%2e")


@pytest.fixture(autouse=True)
def connection_of_the_test() -> Iterator[None]:
    """Keep the application from closing the connection whose transaction is the test's."""
    for sign in (request_started, request_finished):
        sign.disconnect(close_old_connections)
    yield
    for sign in (request_started, request_finished):
        sign.connect(close_old_connections)


def ask(path: str, prefix: str, client: Client, **more: str) -> tuple[int, dict[str, str], str]:
    """Send a request as a server does that believes the portal to lie below a prefix."""
    environ = RequestFactory().get(path).environ
    cookie = client.cookies.get(portal_settings.SESSION_COOKIE_NAME)
    environ |= {"SCRIPT_NAME": prefix, **more}
    environ |= {"HTTP_COOKIE": f"{cookie.key}={cookie.value}"} if cookie else {}
    found: list[Any] = []

    def begin(line: str, headers: list[tuple[str, str]], error: object = None, /) -> Any:
        found.extend([int(line.split()[0]), dict(headers)])

    text = b"".join(application(environ, begin)).decode(errors="replace")
    return found[0], found[1], text


@pytest.fixture
def with_password_only(administrator: User, settings: Any) -> Client:
    """An administrator who has not been through a second factor, where one is asked for."""
    settings.STAFF_MFA_REQUIRED = True
    browser = Client()
    browser.force_login(administrator)
    session = browser.session
    session.pop("account_authentication_methods", None)
    session.save()
    return browser


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_prefix_leads_past_the_second_factor(
    prefix: str, with_password_only: Client, portal: Portal
) -> None:
    for path in ("/admin/", "/admin/pages/", f"/admin/pages/{portal.homes['de'].pk}/unpublish/"):
        status, headers, text = ask(path, prefix, with_password_only)
        assert status == 302, path
        assert headers["Location"].startswith("/account/"), path
        assert "no-store" in headers["Cache-Control"], path
        assert "Dashboard" not in text, path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_prefix_loosens_the_policy_of_a_public_page_or_keeps_a_private_one(
    prefix: str, portal: Portal
) -> None:
    _status, headers, text = ask("/de/", prefix, Client())
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert 'href="/de/' in text
    assert f'href="{prefix.rstrip("/")}/de/' not in text or prefix in ("//", "/de")
    page_memory.clear()
    for path in ("/account/login/", "/admin/", "/health/live"):
        ask(path, prefix, Client())
    assert not page_memory.pages


def test_the_server_takes_no_prefix_from_a_header() -> None:
    assert gunicorn_conf.forwarder_headers == ""
