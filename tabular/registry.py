"""The importers of tables, which rooms enter in the `ready()` of their AppConfig."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tabular.files import TableFile
from tabular.writing import WrittenTable

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser
    from django_stubs_ext import StrOrPromise


Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class RowPreview:
    """What a row would do: `state` is “new”, “changed” or “same”; `changes` name, before, after."""

    number: int
    name: str
    state: str
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Steps:
    """An import in two steps: what each row would change, and doing it, in the worker."""

    preview: Callable[[TableFile, Any, Progress], list[RowPreview]]
    perform: Callable[[TableFile, Any, Progress], list[str]]


@dataclass(frozen=True)
class Importer:
    """Takes the rows of a file to an action, all or nothing.

    `run` gets the file and who asks. It returns what has happened, in sentences for people, and
    raises TableError where anything is wrong, with nothing changed; a second run changes nothing.
    `columns` are those that a table needs, `permission` is what a person must hold to use it. One
    with `steps` shows in the admin first what it would change. `export` writes what is there now,
    for somebody, in the form that the import reads.
    """

    name: str
    label: StrOrPromise
    description: StrOrPromise
    columns: tuple[str, ...]
    run: Callable[[TableFile, Any], list[str]]
    permission: str
    steps: Steps | None = None
    export: Callable[[Any], WrittenTable] | None = None

    @property
    def can_export(self) -> bool:
        """Whether it writes what is there now; templates would call the function itself."""
        return self.export is not None

    def is_open_to(self, user: AbstractUser | AnonymousUser) -> bool:
        """Say whether a person may use it."""
        return user.has_perm(self.permission)


class Importers:
    """All importers, by name, in the order in which the rooms joined."""

    def __init__(self) -> None:
        self._importers: dict[str, Importer] = {}

    def register(self, importer: Importer) -> None:
        """Add an importer; joining again under the same name replaces it."""
        self._importers[importer.name] = importer

    def open_to(self, user: AbstractUser | AnonymousUser) -> list[Importer]:
        """Return the importers that a person may use."""
        return [importer for importer in self if importer.is_open_to(user)]

    def __getitem__(self, name: str) -> Importer:
        return self._importers[name]

    def __contains__(self, name: str) -> bool:
        return name in self._importers

    def __iter__(self) -> Iterator[Importer]:
        return iter(self._importers.values())


importers = Importers()
