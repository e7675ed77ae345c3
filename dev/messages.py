"""Collects the strings of all rooms into message files, or checks that somebody did.

makemessages always changes the date in the header; comparing leaves header and places out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from dev import system_packages
from dev.console import StepError, command, say
from dev.places import PYTHON, ROOMS, ROOT

# The folders that hold messages; a new language begins with an empty file in one of them.
LOCALES = sorted({path.parts[-3] for path in ROOT.glob("*/locale/*/LC_MESSAGES/django.po")})
COMPLETE = "de"
# For Leichte Sprache, which Django has no messages for, the header would keep a gap to fill in.
PLURAL_GAP = "nplurals=INTEGER; plural=EXPRESSION;"
PLURALS = "nplurals=2; plural=(n != 1);"
OTHER_FOLDERS = (".*", "benchmarks", "dev", "docs", "node_modules", "static_build", "tests")
FILES = "*/locale/*/LC_MESSAGES/*.po"
SOURCES = (".py", ".html", ".txt", ".po")
MAKE = ("-m", "django", "makemessages", "--no-obsolete", "--add-location=file")


def collect(root: Path) -> None:
    """Bring the message files below a folder up to date with the strings in the code."""
    rooms = [root / room for room in ROOMS if (root / room).is_dir()]
    for room in rooms:
        (room / "locale").mkdir(exist_ok=True)
    words = [f"--locale={locale}" for locale in LOCALES]
    words += [f"--ignore={folder}" for folder in OTHER_FOLDERS]
    # The places of the files decide, not the settings, which a folder of sources need not have.
    variables = {name: text for name, text in os.environ.items() if "SETTINGS" not in name}
    answer = subprocess.run(
        [PYTHON, *MAKE, *words],
        cwd=root,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    for room in rooms:
        if not any((room / "locale").iterdir()):
            (room / "locale").rmdir()
    if answer.returncode:
        raise StepError(f"makemessages failed: {answer.stderr.strip() or answer.stdout.strip()}")
    for path in root.glob(FILES):
        text = path.read_text(encoding="utf-8")
        if PLURAL_GAP in text:
            path.write_text(text.replace(PLURAL_GAP, PLURALS), encoding="utf-8")


def problems(root: Path) -> list[str]:
    """Return a line for each message file that is not up to date or, in German, not complete."""
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
        (one.msgctxt or "", one.msgid, one.msgid_plural, one.msgstr, str(one.msgstr_plural))
        for one in polib.pofile(str(path))
    )


def main() -> int:
    """Collect, or with `--check` only report."""
    system_packages.need_gettext()
    if sys.argv[1:] != ["--check"]:
        collect(ROOT)
        return 0
    found = problems(ROOT)
    say("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    command(main)
