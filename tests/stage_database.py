"""Fills a database that has the small portal with the stage that contract tests walk."""

from __future__ import annotations

import django


def main() -> None:
    """Add a page of each type, in committed transactions as an editor would."""
    django.setup()
    from tests.factories.portal import read_portal
    from tests.factories.stage import fill_stage

    fill_stage(read_portal())


if __name__ == "__main__":
    main()
