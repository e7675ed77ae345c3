"""No module of a room imports, over whatever way, what imports it; no room reaches a room above."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from portal.rooms import LAYERS, ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent
Graph = dict[str, set[str]]


def modules() -> dict[str, Path]:
    """The modules of all rooms by their dotted name, without migrations."""
    found = {}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if "migrations" not in parts:
                found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imports_of(path: Path) -> Iterator[str]:
    """The names that a module imports, also within its functions."""
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements of a module, except those for type checkers alone."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            yield child
            yield from statements(child)


def graph() -> Graph:
    """Which module imports which; a package re-exports its modules, which is no way back."""
    known = modules()
    return {
        name: {
            other
            for other in imports_of(path)
            if other in known and other != name and not name.startswith(f"{other}.")
        }
        for name, path in known.items()
    }


def circle(edges: Graph) -> list[str]:
    """A way from a module back to itself; empty where there is none."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for other in sorted(edges[name]):
            if found := walk(other, [*way, name]):
                return found
        done.add(name)
        return []

    for name in sorted(edges):
        if found := walk(name, []):
            return found
    return []


def test_no_circle_of_imports() -> None:
    assert circle(graph()) == []


def rank_of(room: str) -> int:
    """How high a room lies; the lowest line is 0."""
    return next(rank for rank, line in enumerate(reversed(LAYERS)) if room in line)


def reached_by_name(path: Path) -> Iterator[tuple[str, int]]:
    """The rooms that a module reaches through `get_model`, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") == "get_model"
            and node.args
        ):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value.partition(".")[0], node.lineno


def test_no_room_reaches_a_room_above_by_name() -> None:
    found = [
        f"{name}:{line} reaches {room}"
        for name, path in modules().items()
        for room, line in reached_by_name(path)
        if room in ROOMS and rank_of(room) > rank_of(name.partition(".")[0])
    ]
    assert found == []
