"""Each component is used by a template, and whatever stands beside one has its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = [path for room in ROOMS for path in (ROOT / room / "templates").rglob("*")]
MARKUP = [path for path in TEMPLATES if path.suffix == ".html"]
BESIDE = [path for path in TEMPLATES if path.suffix in (".scss", ".js")]
COMPONENTS = [
    path for path in MARKUP if "components" in path.parts or "templates/design/" in path.as_posix()
]


def name_of(path: Path) -> str:
    """The name by which templates know a template."""
    return path.as_posix().rpartition("/templates/")[2]


def inclusions() -> set[str]:
    """The names of all templates that templates include or extend."""
    named = re.compile(r"{% (?:include|extends) \"([^\"]+)\"")
    return {name for path in MARKUP for name in named.findall(path.read_text(encoding="utf-8"))}


def test_each_component_stands_on_some_page() -> None:
    assert COMPONENTS
    assert {name_of(path) for path in COMPONENTS} - inclusions() == set()


@pytest.mark.parametrize("path", BESIDE, ids=name_of)
def test_what_lies_beside_a_template_has_its_name(path: Path) -> None:
    assert path.with_suffix(".html").exists()


@pytest.mark.parametrize("path", [p for p in BESIDE if p.suffix == ".scss"], ids=name_of)
def test_a_style_sheet_is_about_its_own_template(path: Path) -> None:
    """Of the classes that begin with the name of the sheet's first class, one is in the markup."""
    written = re.findall(r"class=\"([^\"]*)\"", path.with_suffix(".html").read_text("utf-8"))
    classes = set(re.findall(r"[\w-]+", " ".join(written)))
    styled = set(re.findall(r"\.([a-z][\w-]+)", path.read_text(encoding="utf-8")))
    assert styled & classes, f"none of {sorted(styled)} is in {path.with_suffix('.html').name}"
