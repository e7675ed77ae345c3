"""Fills a migrated database with the starter content and the demo accounts of development."""

from __future__ import annotations

import django


def main() -> None:
    """Load as `make run` does: with demo accounts, which only development has."""
    django.setup()
    from django.core.management import call_command
    from django.test import override_settings

    from tests.tasks_at_the_end import tasks_at_the_end

    with tasks_at_the_end(), override_settings(DEMO_ACCOUNTS=True):
        call_command("load_starter_content")


if __name__ == "__main__":
    main()
