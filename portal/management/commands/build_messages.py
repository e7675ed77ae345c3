"""`manage.py build_messages`: compiled messages without GNU gettext."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import check_for_language, to_locale

# Django speaks no language for which nobody has messages; those of the main one then stand in.
NO_MESSAGES = polib.POFile()
NO_MESSAGES.metadata = {"Content-Type": "text/plain; charset=UTF-8"}


class Command(BaseCommand):
    """Compiles the message files of all rooms; a reader never sees half a file."""

    help = "Compile every .po file of the project into the .mo file beside it."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        sources = [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.po")]
        for source in sources:
            compiled = source.with_suffix(".mo")
            write(compiled, polib.pofile(str(source)))
            if compiled.stat().st_mtime < source.stat().st_mtime:
                compiled.touch()
        for code, _name in settings.LANGUAGES:
            if not check_for_language(code):
                folder = Path(settings.LOCALE_PATHS[0], to_locale(code), "LC_MESSAGES")
                folder.mkdir(parents=True, exist_ok=True)
                write(folder / "django.mo", NO_MESSAGES)
        self.stdout.write(f"{len(sources)} message files compiled")


def write(path: Path, messages: polib.POFile) -> None:
    """Write compiled messages in one step; what watches the file notices a change only."""
    if path.exists() and path.read_bytes() == messages.to_binary():
        return
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.write_bytes(messages.to_binary())
    unfinished.replace(path)
