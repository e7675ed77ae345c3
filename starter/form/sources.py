"""The sources of a page: each stands once in its file, under a short key that statements name."""

from __future__ import annotations

import datetime
from typing import Any

from starter.form.files import Record
from starter.form.problems import Problems

SHARED = ("url", "read_on", "as_of")
Fingerprint = tuple[Any, ...]


class SourceTable:
    """Collects the sources of all languages of a page; translations of a source share its key."""

    def __init__(self) -> None:
        self._keys: dict[tuple[Fingerprint, int], str] = {}
        self._numbers: dict[tuple[str, Fingerprint, tuple[str, str]], int] = {}
        self._texts: dict[str, Record] = {}

    def key_of(self, raw: Record, language: str) -> str:
        """Return the key of a source, which is s1 for the first one."""
        shared = tuple(raw.get(name) or "" for name in SHARED)
        texts = (raw.get("title") or "", raw.get("site") or "")
        place = (language, shared, texts)
        if place not in self._numbers:
            self._numbers[place] = sum(key[:2] == place[:2] for key in self._numbers)
        identity = (shared, self._numbers[place])
        key = self._keys.setdefault(identity, f"s{len(self._keys) + 1}")
        self._texts.setdefault(language, {})[key] = (
            {"title": texts[0], "site": texts[1]} if texts[1] else texts[0]
        )
        return key

    def shared(self) -> Record:
        """Return what all languages share, by key."""
        return {
            key: {
                name: as_day(value) if name == "read_on" else value
                for name, value in zip(SHARED, shared, strict=True)
                if value
            }
            for (shared, _number), key in self._keys.items()
        }

    def texts(self, language: str) -> Record:
        """Return the texts of the sources in a language, by key."""
        texts = self._texts.get(language, {})
        return {key: texts[key] for key in self._keys.values() if key in texts}


def as_day(text: str) -> Any:
    """Return a day as one where it is one."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    return day if day.isoformat() == text else text


def read_sources(record: Record, language: str, file: str, problems: Problems) -> dict[str, Record]:
    """Return the raw values of the sources that a file holds in a language, by key."""
    found = {}
    section = record.get(language) or {}
    for key, texts in (section.get("sources") or {}).items():
        shared = (record.get("sources") or {}).get(key)
        if not isinstance(shared, dict) or not shared.keys() <= set(SHARED):
            problems.add(
                file, f"sources.{key}", f"expected url, read_on and perhaps as_of: {shared}"
            )
            continue
        names = {"title": texts, "site": ""} if isinstance(texts, str) else texts
        if not isinstance(names, dict) or not names.keys() <= {"title", "site"}:
            problems.add(file, f"{language}.sources.{key}", "expected a title, or title and site")
            continue
        values = {name: str(shared.get(name) or "") for name in SHARED}
        found[key] = {**values, **{name: str(text) for name, text in names.items()}}
    return found
