"""Dockerfile and compose.yaml know each variable of the portal, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.env import NEEDED, OPTIONAL
from portal.rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = set(NEEDED) | set(OPTIONAL)
OF_THE_DATABASE_IMAGE = "POSTGRES_"
OWNER, APPLICATION = "//portal:", "//portal_application:"
SERVICES_OF_THE_PORTAL = ("migrate", "web", "worker")
ASSIGNMENT = re.compile(r"^\s*(?:(?:ENV|ARG|RUN export)\s+)?([A-Z][A-Z0-9_]+)=", re.MULTILINE)
INTERPOLATION = re.compile(r"\$\{([A-Z0-9_]+)")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", SERVICES_OF_THE_PORTAL)
def test_each_service_gets_each_variable_and_no_other(compose: dict[str, Any], name: str) -> None:
    assert set(compose["services"][name]["environment"]) == ALL


def test_compose_asks_the_operator_for_no_other_variable() -> None:
    asked = set(INTERPOLATION.findall((ROOT / "compose.yaml").read_text(encoding="utf-8")))
    assert {name for name in asked if not name.startswith(OF_THE_DATABASE_IMAGE)} <= ALL


def test_compose_refuses_to_start_without_the_needed_variables() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    wanted = set(re.findall(r"\$\{([A-Z0-9_]+):\?\}", text))
    assert set(NEEDED) - {"DATABASE_URL"} <= wanted


def test_only_the_preparation_owns_the_tables(compose: dict[str, Any]) -> None:
    addresses = {
        name: compose["services"][name]["environment"]["DATABASE_URL"]
        for name in SERVICES_OF_THE_PORTAL
    }
    assert OWNER in addresses["migrate"]
    assert APPLICATION in addresses["web"]
    assert APPLICATION in addresses["worker"]


def test_what_compose_mounts_from_the_checkout_is_there(compose: dict[str, Any]) -> None:
    volumes = [word for service in compose["services"].values() for word in service["volumes"]]
    mounted = [word.split(":")[0] for word in volumes if word.startswith("./")]
    assert mounted
    assert [name for name in mounted if not (ROOT / name).exists()] == []


def test_what_comes_in_cannot_fill_the_memory_of_the_machine(compose: dict[str, Any]) -> None:
    for name in SERVICES_OF_THE_PORTAL:
        assert all("size=" in place for place in compose["services"][name]["tmpfs"])


def test_the_dockerfile_names_each_variable_and_no_other() -> None:
    named = set(ASSIGNMENT.findall((ROOT / "Dockerfile").read_text(encoding="utf-8")))
    assert named == ALL


def test_web_and_worker_wait_for_the_tables(compose: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        condition = compose["services"][name]["depends_on"]["migrate"]["condition"]
        assert condition == "service_completed_successfully"


def test_the_image_runs_as_nobody_special() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert text.index("\nUSER portal\n") < text.index("\nENTRYPOINT")


def test_the_image_holds_every_room_and_nothing_by_accident() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert "*" in lines
    assert rooms <= let_in
    assert not {"tests", "docs", "dev", ".git", ".local", ".venv"} & let_in


def test_what_the_dockerfile_copies_is_there() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    words = [line.split()[1:-1] for line in text.splitlines() if line.startswith("COPY ")]
    sources = [name for names in words if names[0] != "--from=front-end" for name in names]
    assert [name for name in sources if not (ROOT / name).exists()] == []


def test_the_image_gets_each_room() -> None:
    """What .dockerignore does not list stays out, and the portal in the image would not start."""
    listed = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {f"!{room}" for room in ROOMS} <= set(listed)
