"""Fills a migrated database with the small portal that most tests begin with."""

from __future__ import annotations

import django


def main() -> None:
    """Build it, in committed transactions as an editor would."""
    django.setup()
    from tests.factories.portal import build_portal

    build_portal()


if __name__ == "__main__":
    main()
