"""No room names an address of a room above or beside it: those come as data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template import Engine
from django.urls import URLPattern, URLResolver, get_resolver

from portal.rooms import LAYERS, ROOMS
from tests.contracts.test_imports import modules, rank_of

ROOT = Path(__file__).resolve().parent.parent.parent
TOP = LAYERS[0][0]
ADDRESS = re.compile(r"{% url ['\"]([\w:-]+)['\"]")
TEMPLATE = re.compile(r"{% (?:include|extends) ['\"](\w+)/")
LIBRARIES = re.compile(r"{% load ([\w ]+) %}")
TAKE_A_NAME = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def room_of(module: str) -> str:
    """The room of a module; empty for a package."""
    room = module.partition(".")[0]
    return room if room in ROOMS else ""


def addresses(resolver: URLResolver, room: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """The names of addresses with their room: that of the view, else of the module of addresses."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            own = room_of(getattr(pattern.urlconf_module, "__name__", ""))
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, own or room, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield space + pattern.name, room_of(pattern.callback.__module__) or room


def rooms_of_addresses() -> dict[str, str]:
    """The room of each name; those of packages that are the portal's own wiring have none."""
    found = dict(addresses(get_resolver()))
    return {name: room for name, room in found.items() if room and room != TOP}


def names_in_code(path: Path) -> Iterator[tuple[str, int]]:
    """The names of addresses that a module asks for, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        first = node.args[0]
        if called in TAKE_A_NAME and isinstance(first, ast.Constant):
            yield str(first.value), node.lineno


def reached_by(path: Path, rooms: dict[str, str], libraries: dict[str, str]) -> Iterator[str]:
    """The rooms whose addresses, templates or tags a template names."""
    text = path.read_text(encoding="utf-8")
    yield from (rooms.get(name, "") for name in ADDRESS.findall(text))
    yield from (room_of(folder) for folder in TEMPLATE.findall(text))
    for names in LIBRARIES.findall(text):
        yield from (room_of(libraries.get(name, "")) for name in names.split())


def may_reach(room: str, other: str) -> bool:
    """Whether a room may name what another has: itself and those on lines below."""
    return room == other or rank_of(other) < rank_of(room)


def test_addresses_have_rooms() -> None:
    rooms = rooms_of_addresses()
    assert rooms["search"] == "search"
    assert rooms["feedback"] == "home"
    assert rooms["my_learning"] == "learning"
    assert rooms["account_login"] == "accounts"
    assert "wagtailadmin_home" not in rooms


def test_no_module_names_an_address_of_a_room_above() -> None:
    rooms = rooms_of_addresses()
    wrong = [
        f"{name}:{line} names {address}"
        for name, path in modules().items()
        for address, line in names_in_code(path)
        if address in rooms and not may_reach(name.partition(".")[0], rooms[address])
    ]
    assert wrong == []


def test_no_template_reaches_a_room_above() -> None:
    rooms = rooms_of_addresses()
    libraries = Engine.get_default().libraries
    walked, wrong = 0, []
    for room in ROOMS:
        for path in (ROOT / room / "templates").rglob("*.*"):
            if path.suffix not in {".html", ".txt"}:
                continue
            walked += 1
            wrong += [
                f"{path.relative_to(ROOT)} reaches {other}"
                for other in reached_by(path, rooms, libraries)
                if other and not may_reach(room, other)
            ]
    assert walked > len(ROOMS)
    assert wrong == []
