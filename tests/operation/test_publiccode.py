"""publiccode.yml holds what catalogues ask for (https://yml.publiccode.tools, version 0.4)."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIRED = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
MAINTENANCE = {"internal", "contract", "community", "none"}


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8")))


def test_every_required_key_is_there(description: dict[str, Any]) -> None:
    assert [key for key in REQUIRED if not description.get(key)] == []
    assert description["maintenance"]["contacts"][0]["name"]
    assert description["localisation"]["localisationReady"] is True
    assert "de" in description["localisation"]["availableLanguages"]


def test_words_of_fixed_lists_are_on_their_list(description: dict[str, Any]) -> None:
    assert description["publiccodeYmlVersion"] == "0.4"
    assert description["softwareType"] == "standalone/web"
    assert description["developmentStatus"] in STATUSES
    assert description["maintenance"]["type"] in MAINTENANCE
    assert urlsplit(description["url"]).scheme == "https"


@pytest.mark.parametrize("language", ["de", "en"])
def test_descriptions_keep_to_the_lengths(description: dict[str, Any], language: str) -> None:
    text = description["description"][language]
    assert 0 < len(text["shortDescription"]) <= 150
    assert 150 <= len(text["longDescription"]) <= 10_000
    assert len(text["genericName"]) <= 35
    assert text["features"]
    assert [feature for feature in text["features"] if len(feature) > 100] == []


def test_version_and_licence_are_those_of_the_project(description: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert description["softwareVersion"] == project["version"]
    assert description["legal"]["license"] == project["license"]
    assert isinstance(description["releaseDate"], str | datetime.date)
