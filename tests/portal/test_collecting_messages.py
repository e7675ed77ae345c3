"""Message files: strings that are not collected, and German ones that are missing, are reported."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from portal.management.commands.collect_messages import LOCALES, collect, problems

SOURCE = "from django.utils.translation import gettext\n\nWORD = gettext('town')\n"


def test_the_way_of_a_string_from_code_to_german(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "words.py").write_text(SOURCE, encoding="utf-8")
    missing = problems(tmp_path)
    assert missing[0] == "cases/locale/de/LC_MESSAGES/django.po is missing: make messages"
    assert len(missing) == 2

    collect(tmp_path)
    german = tmp_path / "cases/locale/de/LC_MESSAGES/django.po"
    assert problems(tmp_path) == ['cases/locale/de/LC_MESSAGES/django.po untranslated: "town"']

    text = german.read_text(encoding="utf-8")
    german.write_text(text.replace('"town"\nmsgstr ""', '"town"\nmsgstr "Stadt"'), encoding="utf-8")
    assert problems(tmp_path) == []

    (tmp_path / "cases" / "words.py").write_text(SOURCE.replace("town", "city"), encoding="utf-8")
    assert problems(tmp_path) == [
        f"cases/locale/{locale}/LC_MESSAGES/django.po is not up to date: make messages"
        for locale in ("de", "de_Simple")
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_plural_forms_are_filled_in(tmp_path: Path, locale: str) -> None:
    (tmp_path / "cases").mkdir()
    source = "from django.utils.translation import ngettext\n\nWORD = ngettext('a', 'b', 2)\n"
    (tmp_path / "cases" / "words.py").write_text(source, encoding="utf-8")
    collect(tmp_path)
    header = polib.pofile(str(tmp_path / f"cases/locale/{locale}/LC_MESSAGES/django.po")).metadata
    assert header["Plural-Forms"].startswith("nplurals=2; plural=(n != 1)")
