"""`manage.py build_messages`: compiled messages without GNU gettext."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compiles the message files of all rooms; a reader never sees half a file."""

    help = "Compile every .po file of the project into the .mo file beside it."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile."""
        sources = [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.po")]
        for source in sources:
            compiled = source.with_suffix(".mo")
            unfinished = source.with_suffix(f".{os.getpid()}.tmp")
            unfinished.write_bytes(polib.pofile(str(source)).to_binary())
            unfinished.replace(compiled)
        self.stdout.write(f"{len(sources)} message files compiled")
