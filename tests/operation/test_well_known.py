"""What machines look for at a fixed address."""

from __future__ import annotations

import datetime

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines() if line)


def test_security_text_holds_what_rfc_9116_asks_for(client: Client) -> None:
    answer = client.get("/.well-known/security.txt")
    found = fields(answer.content.decode())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert found["Contact"] == f"mailto:{settings.OPERATOR['email']}"
    assert found["Canonical"] == f"{settings.PUBLIC_URL}/.well-known/security.txt"
    assert found["Preferred-Languages"] == "de, en"


def test_security_text_expires_within_a_year_and_not_yet(client: Client) -> None:
    found = fields(client.get("/.well-known/security.txt").content.decode())
    expires = datetime.datetime.strptime(found["Expires"], "%Y-%m-%dT%H:%M:%S%z")
    left = expires - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=30) < left < datetime.timedelta(days=365)


def test_robots_are_shown_the_map_and_kept_out_of_what_is_private(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
    assert "Disallow: /de/search/" in text


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_answered_without_cookie_and_never_kept(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
