"""What README and docs name exists: files, links, commands, variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from portal.env import NEEDED, OPTIONAL

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|yaml|yml|csv|html|mjs|scss|toml|po))`")
COMMAND = re.compile(
    r"(?:`|^)(?:(?:python )?manage\.py|python -m portal|docker compose run --rm web) ([a-z_]+)",
    re.MULTILINE,
)
TARGET = re.compile(r"`(?:PORT=\d+ )?make ([a-z]+)[^`]*`|^\s*make ([a-z]+)", re.MULTILINE)
ADRS = sorted((ROOT / "docs" / "adr").glob("0*.md"))


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    wrong = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    wrong += [path for path in FILE.findall(text) if not is_somewhere(path)]
    wrong += [name for name in COMMAND.findall(text) if name not in get_commands()]
    made = [first or second for first, second in TARGET.findall(text)]
    wrong += [name for name in made if f"\n{name}:" not in targets]
    assert wrong == []


def is_somewhere(path: str) -> bool:
    """Say whether a path exists from the root, or below any room where it is about all rooms."""
    return (ROOT / path).exists() or any(ROOT.glob(f"*/{path}"))


@pytest.mark.parametrize("name", [*NEEDED, *OPTIONAL])
def test_each_variable_is_explained(name: str) -> None:
    text = (ROOT / "docs" / "operations" / "variables.md").read_text(encoding="utf-8")
    assert f"| `{name}` |" in text


def test_the_readme_names_each_variable() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*NEEDED, *OPTIONAL) if f"`{name}`" not in text] == []


def test_no_variable_is_explained_that_does_not_exist() -> None:
    text = (ROOT / "docs" / "operations" / "variables.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)) == {*NEEDED, *OPTIONAL}


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))
    assert [path.name for path in ADRS if f"]({path.name})" not in index] == []


@pytest.mark.parametrize("path", ADRS, ids=name_of)
def test_a_decision_says_why_what_and_what_follows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [
        word for word in ("Context", "Decision", "Consequence") if f"**{word}.**" not in text
    ] == []
