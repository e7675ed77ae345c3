"""What the tests of this room share."""

from __future__ import annotations

import pytest

from cases import starter_projects
from taxonomy import starter_units


@pytest.fixture
def starter_data(db: None) -> None:
    """Units and the 73 model projects."""
    starter_units.load()
    starter_projects.load()
