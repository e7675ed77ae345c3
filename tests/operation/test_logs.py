"""What a production portal writes about real requests: useful, and nothing about a person."""

from __future__ import annotations

import http.client
import json
import signal
import socket
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

import psycopg
import pytest

from portal.log_privacy import without_personal_data
from tests.operation.running import RunningProcess, free_port

SECRETS = (
    "Geheimwort",
    "203.0.113.77",
    "2001:db8::77",
    "anna.beispiel@stadt.example",
    "Testbrowser",
    "127.0.0.1",
    "Hunter2-Hunter2",
)
HEADERS = {
    "Host": "portal.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.77, 2001:db8::77",
    "User-Agent": "Testbrowser/1.0",
    "Referer": "https://portal.example.org/de/search/?q=Geheimwort",
}


def ask(port: int, method: str, path: str, body: str = "", **more: str) -> http.client.HTTPResponse:
    """Send one request as a reader's browser and a proxy would."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body or None, {**HEADERS, **form, **more})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def send_garbage(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"GET /de/?q=Geheimwort\x00 nonsense\r\n\r\n")
        connection.recv(1000)


@pytest.fixture
def server(
    production: dict[str, str], static_files: None, start: Callable[..., RunningProcess]
) -> Iterator[tuple[RunningProcess, int]]:
    """A portal behind a proxy, served by gunicorn as in production."""
    port = free_port()
    environment = {**production, "BEHIND_PROXY": "on"}
    words = ("manage.py", "serve", "-v", "0", "--", f"--bind=127.0.0.1:{port}", "--workers=1")
    running = start(environment, *words)
    running.wait_for("Booting worker")
    yield running, port


def test_a_line_per_request_says_what_was_asked_and_nothing_about_who(
    server: tuple[RunningProcess, int],
) -> None:
    running, port = server
    sign_in = urlencode({"login": "anna.beispiel@stadt.example", "password": "Hunter2-Hunter2"})
    assert ask(port, "GET", "/health/ready").status == 200
    ask(port, "GET", f"/de/search/?q=Geheimwort&x={quote('anna.beispiel@stadt.example')}")
    ask(port, "GET", "/de/nowhere/?q=Geheimwort")
    below = ask(port, "GET", "/x/admin/", **{"SCRIPT_NAME": "/x", "SCRIPT-NAME": "/x"})
    assert below.headers["Location"].startswith("/de/x/admin/")  # a page, and not the admin
    ask(port, "POST", "/account/login/?next=/Geheimwort", sign_in)
    ask(port, "POST", "/account/password/reset/", sign_in)
    ask(port, "GET", "/de/?q=Geheimwort", Host="203.0.113.77")
    send_garbage(port)
    assert running.end(signal.SIGTERM) == 0

    lines = [json.loads(line) for line in running.lines]
    text = "".join(running.lines)
    assert [secret for secret in SECRETS if secret in text] == []
    finished = [line for line in lines if line["event"] == "request_finished"]
    assert {"GET /health/ready", "GET /de/nowhere/"} <= {line["request"] for line in finished}
    assert len({line["request_id"] for line in finished}) == len(finished)


def test_an_answer_that_failed_names_its_request(
    server: tuple[RunningProcess, int], database: psycopg.Connection[tuple[object, ...]]
) -> None:
    running, port = server
    database.execute("ALTER TABLE wagtailcore_site RENAME TO somewhere_else")
    answer = ask(port, "GET", "/de/nowhere/?q=Geheimwort")
    assert answer.status == 500
    line = running.wait_for("request_failed")
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "Traceback" in line["exception"]
    assert "Geheimwort" not in json.dumps(line)


def test_a_database_that_is_away_costs_a_line_and_no_traceback(
    server: tuple[RunningProcess, int],
    database_server: psycopg.Connection[tuple[object, ...]],
    own_database: str,
) -> None:
    running, port = server
    database_server.execute(f"ALTER DATABASE {own_database} ALLOW_CONNECTIONS false")
    database_server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [own_database]
    )
    answer = ask(port, "GET", "/de/bund/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    database_server.execute(f"ALTER DATABASE {own_database} ALLOW_CONNECTIONS true")
    line = running.wait_for("request_failed")
    assert (line["failure"], line["request_id"]) == (
        "database away",
        answer.headers["X-Request-ID"],
    )
    assert running.end(signal.SIGTERM) == 0
    assert "Traceback" not in "".join(running.lines)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /de/search/?q=rat&page=2 done", "GET /de/search/ done"),
        ("Key (email)=(a.b@c.example) already exists", "Key (email)=([removed]) already exists"),
        ("from 203.0.113.7 and 2001:db8::1", "from [removed] and [removed]"),
        ("at 12:30:59", "at 12:30:59"),
        ("Wie geht das?", "Wie geht das?"),
    ],
)
def test_text_loses_addresses_and_queries_and_nothing_else(text: str, kept: str) -> None:
    assert without_personal_data({"a": [text]}) == {"a": [kept]}
