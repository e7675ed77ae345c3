"""Languages are data: no code of one stands outside the table in the settings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.rooms import ROOMS
from taxonomy.languages import languages

ROOT = Path(__file__).resolve().parent.parent.parent
# The table itself, and content that is written in certain languages.
# Search has an index of its own until it reads the catalogue.
ALLOWED = ("portal/settings/languages.py", "starter/")
CODES = set(languages()) | {code.replace("-", "_") for code in languages()}
WORDS = "|".join(re.escape(code) for code in languages())
IN_TEMPLATES = re.compile(rf"""([=!]= ?|lang=)["']({WORDS})["']""")
IN_STATEMENTS = re.compile(rf"'({WORDS})'")
ENDINGS = tuple(f"_{code.replace('-', '_')}" for code in languages())


def sources(ending: str) -> Iterator[Path]:
    """Yield the files of the rooms in which a code would be out of place."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob(f"*.{ending}")):
            place = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in place and not place.startswith(ALLOWED):
                yield path


def codes_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield texts that are the code of a language, and names that end with one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in CODES:
            yield node.lineno, str(node.value)
        name = getattr(node, "attr", None) or getattr(node, "id", None) or getattr(node, "arg", "")
        if isinstance(name, str) and name.endswith(ENDINGS):
            yield getattr(node, "lineno", 0), name


def test_no_code_of_a_language_stands_in_python() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {code}"
        for path in sources("py")
        for line, code in codes_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert faults == [], "ask taxonomy.languages"


@pytest.mark.parametrize(
    ("ending", "pattern"), [("html", IN_TEMPLATES), ("txt", IN_TEMPLATES), ("sql", IN_STATEMENTS)]
)
def test_no_code_of_a_language_stands_in_a_template_or_statement(
    ending: str, pattern: re.Pattern[str]
) -> None:
    faults = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in sources(ending)
        for found in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert faults == [], "ask taxonomy.languages, in templates by language_tags"


def test_codes_are_noticed_wherever_they_stand() -> None:
    code = 'if language.startswith("en"): name = term.label_de\nf(name_en=1, **{"de-simple": 2})'
    found = {text for _line, text in codes_in(ast.parse(code))}
    assert found == {"en", "label_de", "name_en", "de-simple"}
    assert IN_TEMPLATES.search("{% if LANGUAGE_CODE == 'de-simple' %}")
    assert IN_STATEMENTS.search("CASE WHEN %(locale)s = 'en' THEN")
