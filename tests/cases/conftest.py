"""What the tests of this room share."""

from __future__ import annotations

import pytest

from cases.importing import load as load_projects
from taxonomy.importing import load as load_units
from tests.following import follow_changes


@pytest.fixture
def starter_data(db: None) -> None:
    """Units and the 73 model projects."""
    load_units()
    load_projects()
    follow_changes()
