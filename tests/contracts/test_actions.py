"""Each action of each room: it refuses strangers, is noted once, and bears a second run."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.core.context import request_context
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import override_settings
from structlog.testing import capture_logs
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts.models import User
from jobs.actions.base import Action, NotAllowedError, RefusedError, action_done, all_actions
from portal.rooms import ROOMS
from tests.contracts.action_examples import EXAMPLES, Example, Stage
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
# Those of large rooms stand in files of their own.
for name in ("account_examples", "case_examples", "learning_examples"):
    importlib.import_module(f"tests.contracts.{name}")
# Rate limits and sequences count whoever comes, also in vain.
COUNTERS = {"django_cache", "portal_cache"}
DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def load_all() -> dict[str, type[Action[Any]]]:
    """Import the actions of all rooms and return them by name."""
    for room in ROOMS:
        if (ROOT / room / "actions").is_dir():
            package = importlib.import_module(f"{room}.actions")
            for module in pkgutil.iter_modules(package.__path__, f"{room}.actions."):
                importlib.import_module(module.name)
    found = list(all_actions())
    by_name = {str(action.action_name): action for action in found}
    assert len(by_name) == len(found), "two actions have one name"
    return by_name


ACTIONS = load_all()


def digest() -> dict[str, str]:
    """Return what stands in each table, as a hash."""
    tables = sorted(set(connection.introspection.table_names()) - COUNTERS)
    parts = [
        f"SELECT '{table}', md5(coalesce(string_agg(row::text, ';' ORDER BY row::text), ''))"
        f' FROM "{table}" AS row'
        for table in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def changed_tables(before: dict[str, str]) -> list[str]:
    """Return the tables in which something else stands now."""
    after = digest()
    return [table for table in before if before[table] != after[table]]


@pytest.fixture
def example(portal: Portal, administrator: User) -> Iterator[Callable[[str], Example]]:
    """A function that sets up the example of an action, within a request, as allauth needs it."""
    stage = Stage(portal, administrator)

    def set_up(name: str) -> Example:
        ready = EXAMPLES[name](stage)
        ready.asker = ready.asker or administrator
        ready.stranger = ready.stranger or stage.outsider
        return ready

    with request_context(stage.request(administrator)), override_settings(TASKS=DATABASE_TASKS):
        yield set_up


def test_each_action_has_an_example() -> None:
    assert set(ACTIONS) == set(EXAMPLES)


def test_each_state_change_of_the_rooms_is_an_action() -> None:
    """Who has `execute` in a folder of actions inherits the base and leaves `execute` to it."""
    own = [
        f"{module.__name__}.{name}"
        for room in ROOMS
        if (ROOT / room / "actions").is_dir()
        for info in pkgutil.iter_modules([str(ROOT / room / "actions")], f"{room}.actions.")
        for module in [importlib.import_module(info.name)]
        for name, thing in vars(module).items()
        if isinstance(thing, type)
        and thing is not Action
        and thing.__module__ == module.__name__
        and "execute" in vars(thing)
    ]
    assert own == []


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_stranger_is_refused_and_nothing_is_changed(
    name: str, example: Callable[[str], Example]
) -> None:
    ready = example(name)
    if ready.everybody:
        return
    before = digest()
    for attempt in ("check", "execute"):
        with pytest.raises(NotAllowedError) as refusal:
            getattr(ready.make(ready.stranger), attempt)()
        assert isinstance(refusal.value, PermissionDenied)
        assert changed_tables(before) == []


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_it_is_noted_and_told_once_and_a_second_run_does_no_harm(
    name: str, example: Callable[[str], Example]
) -> None:
    ready = example(name)
    heard: list[str] = []

    def hear(action: Action[Any], **kwargs: Any) -> None:
        heard.append(str(action.action_name))

    action_done.connect(hear)
    try:
        before = digest()
        ready.make(ready.asker).check()
        assert changed_tables(before) == [], "check() has changed something"
        assert noted(name, lambda: ready.make(ready.asker).execute()) == 1
        assert heard.count(name) == 1
        after = digest()
        if ready.again == "refused":
            with pytest.raises(RefusedError):
                ready.make(ready.asker).execute()
        else:
            again = noted(name, lambda: ready.make(ready.asker).execute())
            assert again == (1 if ready.again == "repeats" else 0)
        if ready.again != "repeats":
            assert changed_tables(after) == []
    finally:
        action_done.disconnect(hear)


def noted(name: str, execute: Callable[[], object]) -> int:
    """Return how often history and application log name the action while it is done."""
    before = in_history(name)
    with capture_logs() as logs:
        execute()
    return in_history(name) - before + sum(entry["event"] == name for entry in logs)


def in_history(name: str) -> int:
    """Return how often Wagtail's history names an action."""
    return sum(log.objects.filter(action=name).count() for log in (ModelLogEntry, PageLogEntry))
