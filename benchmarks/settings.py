"""The settings of a measurement: those of development, without debugging."""

from __future__ import annotations

import tempfile
from pathlib import Path

from portal.settings.dev import *

DEBUG = False
WHITENOISE_AUTOREFRESH = False
ROOT_URLCONF = "benchmarks.urls"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-benchmark-"))
