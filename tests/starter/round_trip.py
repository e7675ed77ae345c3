"""Imports a folder into the database of this process, twice, and exports it into another folder.

Run as a process of its own, because a round trip needs an empty database and an empty media folder.
"""

from __future__ import annotations

import sys
from io import StringIO

import django


def main(source: str, target: str) -> None:
    """Import and export; the second import has to say that nothing has changed."""
    django.setup()
    from django.core.management import call_command
    from django.test import override_settings

    from tests.tasks_at_the_end import LATER

    with override_settings(TASKS=LATER):  # the worker would do them
        call_command("import_content", source, stdout=StringIO())
    said = StringIO()
    call_command("import_content", source, stdout=said)
    assert "Nichts hat sich geändert" in said.getvalue(), said.getvalue()
    call_command("export_content", target, stdout=StringIO())


if __name__ == "__main__":
    main(*sys.argv[1:])
