"""Collects the strings of all rooms into message files, or checks that somebody did.

makemessages always changes the date in the header; comparing leaves header and places out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev import system_packages
from dev.console import StepError, explain, say
from dev.places import PYTHON, ROOMS, ROOT

LOCALES = ("de", "de_Simple")
COMPLETE = "de"
# For Leichte Sprache, which Django has no messages for, the header would keep a gap to fill in.
PLURAL_GAP = "nplurals=INTEGER; plural=EXPRESSION;"
PLURALS = "nplurals=2; plural=(n != 1);"
SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"
OTHER_FOLDERS = (".*", "benchmarks", "dev", "docs", "node_modules", "static_build", "tests")
HEADER = re.compile(r'^msgid ""\nmsgstr', re.MULTILINE)
SOURCES = (".py", ".html", ".txt", ".po")
NORMAL = ("--no-obsolete", "--no-location", "--no-wrap", "--sort-output")


def collect(root: Path) -> None:
    """Bring the message files below a folder up to date with the strings in the code."""
    for room in ROOMS:
        if (root / room).is_dir():
            (root / room / "locale").mkdir(exist_ok=True)
    command = [str(PYTHON), "-m", "django", "makemessages", "--no-obsolete", "--add-location=file"]
    for locale in LOCALES:
        command += ["--locale", locale]
    for folder in OTHER_FOLDERS:
        command += ["--ignore", folder]
    # The places of the files decide, not the settings, which a folder of sources need not have.
    variables = {name: text for name, text in os.environ.items() if name != SETTINGS_VARIABLE}
    answer = subprocess.run(
        command, cwd=root, env=variables, capture_output=True, text=True, check=False
    )
    for room in ROOMS:
        locale_folder = root / room / "locale"
        if locale_folder.is_dir() and not any(locale_folder.iterdir()):
            locale_folder.rmdir()
    if answer.returncode:
        raise StepError(f"makemessages failed: {answer.stderr.strip() or answer.stdout.strip()}")
    for path in root.glob("*/locale/*/LC_MESSAGES/*.po"):
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
        for path in sorted(copy.glob("*/locale/*/LC_MESSAGES/*.po")):
            present = root / path.relative_to(copy)
            if not present.exists():
                found.append(f"{present.relative_to(root)} is missing: make messages")
            elif _entries(present) != _entries(path) or PLURAL_GAP in present.read_text("utf-8"):
                found.append(f"{present.relative_to(root)} is not up to date: make messages")
    for path in sorted(root.glob(f"*/locale/{COMPLETE}/LC_MESSAGES/*.po")):
        for state in ("untranslated", "only-fuzzy"):
            found += [
                f"{path.relative_to(root)} {state}: {text}" for text in _in_state(path, state)
            ]
    return found


def _no_source(folder: str, names: list[str]) -> list[str]:
    """Return the names that hold no strings."""
    return [
        name
        for name in names
        if name in OTHER_FOLDERS
        or (not Path(folder, name).is_dir() and Path(name).suffix not in SOURCES)
    ]


def _entries(path: Path, *filters: str) -> list[str]:
    """Return the entries of a message file without its header, in a form that compares."""
    command = ["msgattrib", *NORMAL, *filters, str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise StepError(f"{path} cannot be read: {answer.stderr.strip()}")
    blocks = answer.stdout.strip().split("\n\n")
    return [block for block in blocks if block and not HEADER.search(block)]


def _in_state(path: Path, state: str) -> list[str]:
    """Return the strings of the entries in a state, each on one line."""
    blocks = _entries(path, f"--{state}")
    texts = [block.partition("msgid ")[2].partition("\nmsgstr")[0] for block in blocks]
    return [" ".join(text.split("\n")) for text in texts]


def main(words: list[str]) -> int:
    """Collect, or with `--check` only report."""
    try:
        system_packages.need_gettext()
        if words != ["--check"]:
            collect(ROOT)
            return 0
        found = problems(ROOT)
    except StepError as failure:
        explain(failure)
        return 1
    for line in found:
        say(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
