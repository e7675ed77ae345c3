"""The settings of a measurement: those of development, without debugging."""

from __future__ import annotations

from portal.settings.dev import *  # noqa: F403

DEBUG = False
WHITENOISE_AUTOREFRESH = False
