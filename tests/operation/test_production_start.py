"""A production portal starts only when it is complete."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from portal.env import NEEDED, OPERATOR_VARIABLES
from portal.health_probe import host
from tests.operation.running import (
    RunningProcess,
    free_port,
    health,
    manage,
    production_environment,
)


def test_the_check_of_a_complete_deployment_finds_nothing(
    production: dict[str, str], static_files: None
) -> None:
    said = manage(production, "check", "--deploy", "--database=default", "--fail-level=WARNING")
    assert said.returncode == 0, said.stderr
    assert "no issues" in said.stdout


def test_every_missing_variable_is_named_at_once() -> None:
    environment = production_environment()
    for name in NEEDED:
        del environment[name]
    said = manage(environment, "check")
    assert said.returncode != 0
    assert [name for name in NEEDED if name not in said.stderr] == []


def test_an_operator_that_is_a_sample_is_refused_by_name() -> None:
    sample = {"OPERATOR_NAME": "Musterbehörde", "OPERATOR_CITY": "00000 Musterstadt"}
    said = manage(production_environment(**sample), "check")
    assert said.returncode != 0
    assert {name for name in OPERATOR_VARIABLES if name in said.stderr} == set(sample)


def test_demo_accounts_are_refused(production: dict[str, str], static_files: None) -> None:
    make = "from accounts.models import User; User.objects.create(email='a@demo.example')"
    assert manage(production, "shell", "-v0", "-c", make).returncode == 0
    said = manage(production, "prepare_database")
    assert said.returncode != 0
    assert "portal.E002" in said.stderr


def test_a_server_is_ready_once_it_has_prepared_the_database(
    production: dict[str, str], static_files: None, start: Callable[..., RunningProcess]
) -> None:
    port = free_port()
    words = ("-m", "portal", "serve", "--", f"--bind=127.0.0.1:{port}", "--workers=1")
    running = start(production, *words)
    running.wait_for("Booting worker")
    assert health(port, "/health/live") == 200
    assert health(port, "/health/ready") == 200
    assert running.end(signal.SIGTERM) == 0


@pytest.mark.parametrize(
    ("allowed", "wanted"),
    [
        ("portal.example.org,localhost", "portal.example.org"),
        (".example.org", "example.org"),
        ("*", "localhost"),
        ("", "localhost"),
    ],
)
def test_the_health_probe_asks_under_a_name_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch, allowed: str, wanted: str
) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", allowed)
    assert host() == wanted
