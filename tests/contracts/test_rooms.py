"""The list of rooms in portal/rooms.py is the one that every tool and setting goes by."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.apps import apps

from dev.places import ROOMS as ROOMS_OF_DEV
from portal.rooms import LAYERS, ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent


def test_each_folder_with_an_app_is_a_room() -> None:
    """A new room is entered in the list, and with it checked, translated and installed."""
    folders = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert folders == set(ROOMS) == set(ROOMS_OF_DEV)
    assert folders <= {config.name for config in apps.get_app_configs()}


def test_tools_know_the_rooms() -> None:
    """pyproject.toml cannot read the list, so this compares."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert set(tool["ruff"]["lint"]["isort"]["known-first-party"]) == {*ROOMS, "dev", "tests"}
    assert set(tool["mypy"]["files"]) == {*ROOMS, "dev", "tests"}
    assert set(tool["importlinter"]["root_packages"]) == {*ROOMS, "dev"}
    layers = next(c for c in tool["importlinter"]["contracts"] if c["type"] == "layers")["layers"]
    assert layers == [" | ".join(layer) for layer in LAYERS]
