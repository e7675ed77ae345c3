"""Settings of the tests with one room more, and nothing else."""

from __future__ import annotations

from portal.settings.test import *
from portal.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.contracts.scratch_room"]
