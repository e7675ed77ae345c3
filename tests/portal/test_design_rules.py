"""The look keeps its own rules: roles instead of colours, two breakpoints, no inline style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted([*ROOT.glob("*/styles/*.scss"), *ROOT.glob("*/templates/**/*.scss")])
TEMPLATES = sorted(
    path
    for room in ROOMS
    for path in (ROOT / room / "templates").rglob("*.html")
    if "admin" not in path.name
)
ICONS = ROOT / "design" / "static" / "design" / "icons" / "icons.svg"
COMPONENTS = sorted(
    [
        *ROOT.glob("design/templates/design/*/*.html"),
        *ROOT.glob("*/templates/*/components/*.html"),
    ]
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_use_roles_and_no_hex_colours(path: Path) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", read(path))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_know_two_breakpoints(path: Path) -> None:
    widths = set(re.findall(r"@media[^{]*?width\s*[:<>]=?\s*([\d.]+\w+)", read(path)))
    assert widths <= {"48em", "64em"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_and_no_inline_script(path: Path) -> None:
    text = read(path)
    assert not re.findall(r"\sstyle=", text)
    assert not re.findall(r"\son\w+=\"", text)
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes or re.search(r'type="application/(ld\+)?json"', attributes)


def test_every_icon_that_a_template_names_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', read(ICONS)))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'signs/icon\.html" with name="([\w-]+)"', read(path))
    }
    assert named <= drawn


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_every_component_says_at_its_head_what_it_takes(path: Path) -> None:
    assert read(path).startswith("{% comment %}")


def test_every_component_stands_in_the_list() -> None:
    listed = read(ROOT / "design" / "README.md")
    assert [path.name for path in COMPONENTS if f"`{path.name}`" not in listed] == []
