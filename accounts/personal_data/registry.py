"""The registry through which each room exports and erases what it holds about a person.

A room joins in the `ready()` of its AppConfig. `erase` of all parts runs in one transaction, in the
order of joining, and before the account itself goes: a part that fails leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.functional import Promise

if TYPE_CHECKING:
    from accounts.models import User

Text = str | Promise


def keeps_nothing(user: User) -> list[Text]:
    """Say that nothing of a part stays."""
    return []


@dataclass(frozen=True)
class PersonalDataPart:
    """What one room holds about people.

    `export` returns what JSON can hold. `erase` deletes it, or takes the person out of it. `keeps`
    returns sentences on what stays and why; it is asked before anything is erased. `covers` names
    the relations to the person, as "app_label.Model.field", that the part answers for.
    """

    name: str
    export: Callable[[User], Any]
    erase: Callable[[User], None]
    keeps: Callable[[User], list[Text]]
    covers: frozenset[str]


class PersonalDataRegistry:
    """All parts, by name, in the order in which the rooms joined."""

    parts: ClassVar[dict[str, PersonalDataPart]] = {}

    @classmethod
    def register(
        cls,
        name: str,
        export: Callable[[User], Any],
        erase: Callable[[User], None],
        keeps: Callable[[User], list[Text]] = keeps_nothing,
        covers: Iterable[str] = (),
    ) -> None:
        """Add a part; joining again under the same name replaces it."""
        cls.parts[name] = PersonalDataPart(name, export, erase, keeps, frozenset(covers))

    @classmethod
    def export(cls, user: User) -> dict[str, Any]:
        """Return what all rooms hold about a person."""
        return {part.name: part.export(user) for part in cls.parts.values()}

    @classmethod
    def what_stays(cls, user: User) -> list[Text]:
        """Return a sentence for each thing that outlives the account, with the reason."""
        return [sentence for part in cls.parts.values() for sentence in part.keeps(user)]

    @classmethod
    def erase(cls, user: User) -> None:
        """Erase the parts of all rooms; call it inside a transaction."""
        for part in cls.parts.values():
            part.erase(user)

    @classmethod
    def covered(cls) -> frozenset[str]:
        """Return all relations to a person that some part answers for."""
        return frozenset().union(*(part.covers for part in cls.parts.values()))
