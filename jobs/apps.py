"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that waits: messages with retries, jobs by the clock, the worker's loop."""

    name = "jobs"
