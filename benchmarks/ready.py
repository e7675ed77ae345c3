"""Starts Django: to be imported before anything of the portal."""

from __future__ import annotations

import django

django.setup()
