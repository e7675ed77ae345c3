"""Puts off Wagtail's tasks while much is written: each is done once at the end, not per change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import override_settings
from django_tasks import task_backends

from taxonomy.vocabularies import read_once

LATER = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@contextmanager
def tasks_at_the_end() -> Iterator[None]:
    """Keep what is enqueued, and do it in its order; what was enqueued again counts as one."""
    with override_settings(TASKS=LATER):
        yield
        backend: Any = task_backends["default"]
        kept = {(result.task.module_path, *result.args): result for result in backend.results}
    with read_once():
        for result in kept.values():
            result.task.call(*result.args)
