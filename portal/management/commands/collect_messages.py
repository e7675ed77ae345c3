"""`manage.py collect_messages`: the strings of all rooms in their message files."""

from __future__ import annotations

import shutil
import tempfile
from argparse import ArgumentParser
from contextlib import chdir
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.rooms import ROOMS

FILES = "*/locale/*/LC_MESSAGES/*.po"
# The folders that hold messages; a new language begins with an empty file in one of them.
LOCALES = sorted({path.parts[-3] for path in Path(settings.BASE_DIR).glob(FILES)})
COMPLETE = settings.LANGUAGE_CODE
# For Leichte Sprache, which Django has no messages for, the header would keep a gap to fill in.
PLURAL_GAP = "nplurals=INTEGER; plural=EXPRESSION;"
PLURALS = "nplurals=2; plural=(n != 1);"
OTHER_FOLDERS = [".*", "benchmarks", "dev", "docs", "node_modules", "static_build", "tests"]
SOURCES = (".py", ".html", ".txt", ".po")


class Command(BaseCommand):
    """Collects, or with `--check` names what is not collected and what German lacks."""

    help = "Bring the message files of all rooms up to date with the strings in the code."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, only report")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        if not options["check"]:
            collect(root)
        elif found := problems(root):
            raise CommandError("\n".join(found))


def collect(root: Path) -> None:
    """Bring the message files below a folder up to date with the strings in the code."""
    rooms = [root / room for room in ROOMS if (root / room).is_dir()]
    for room in rooms:
        (room / "locale").mkdir(exist_ok=True)
    with chdir(root):
        call_command(
            "makemessages",
            locale=LOCALES,
            ignore_patterns=OTHER_FOLDERS,
            no_obsolete=True,
            add_location="file",
            verbosity=0,
        )
    for room in rooms:
        if not any((room / "locale").iterdir()):
            (room / "locale").rmdir()
    for path in root.glob(FILES):
        text = path.read_text(encoding="utf-8")
        if PLURAL_GAP in text:
            path.write_text(text.replace(PLURAL_GAP, PLURALS), encoding="utf-8")


def problems(root: Path) -> list[str]:
    """Return a line for each message file that is not up to date or, in German, not complete.

    makemessages always changes the date in the header; comparing leaves header and places out.
    """
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for room in ROOMS:
            if (root / room).is_dir():
                shutil.copytree(root / room, copy / room, ignore=_no_source)
        collect(copy)
        for path in sorted(copy.glob(FILES)):
            present = root / path.relative_to(copy)
            if not present.exists():
                found.append(f"{present.relative_to(root)} is missing: make messages")
            elif _entries(present) != _entries(path) or PLURAL_GAP in present.read_text("utf-8"):
                found.append(f"{present.relative_to(root)} is not up to date: make messages")
    for path in sorted(root.glob(FILES.replace("*/LC", f"{COMPLETE}/LC"))):
        messages = polib.pofile(str(path))
        for state, entries in (
            ("untranslated", messages.untranslated_entries()),
            ("only-fuzzy", messages.fuzzy_entries()),
        ):
            found += [f'{path.relative_to(root)} {state}: "{entry.msgid}"' for entry in entries]
    return found


def _no_source(folder: str, names: list[str]) -> list[str]:
    """Return the names that hold no strings."""
    return [
        name
        for name in names
        if name in OTHER_FOLDERS
        or (not Path(folder, name).is_dir() and Path(name).suffix not in SOURCES)
    ]


def _entries(path: Path) -> list[tuple[object, ...]]:
    """Return what the entries of a message file say, in a form that compares."""
    return sorted(
        (
            entry.msgctxt or "",
            entry.msgid,
            entry.msgid_plural,
            entry.msgstr,
            str(entry.msgstr_plural),
        )
        for entry in polib.pofile(str(path))
    )
