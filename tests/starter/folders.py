"""Folders of exported content, compared file by file."""

from __future__ import annotations

from pathlib import Path

from starter.form.export import export_content
from tests.databases import Server, clone, drop, migrated_template, run_for


def files_of(folder: Path) -> dict[str, str]:
    """Return the content of each file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def after_round_trip(server: Server, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return what an export holds, and what the same holds after an import elsewhere."""
    first, second = folder / "first", folder / "second"
    export_content(first)
    name = f"portal_test_round_trip_{folder.name[-20:]}"
    drop(server, name)
    clone(server, migrated_template(server), name)
    try:
        run_for(name, "-m", "tests.starter.round_trip", str(first), str(second))
    finally:
        drop(server, name)
    return files_of(first), files_of(second)
