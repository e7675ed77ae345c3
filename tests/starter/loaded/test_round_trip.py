"""The starter content is exported, imported into an empty portal, and exported again: equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from starter.form.files import dump, read_file
from starter.loading import STARTER_FOLDER
from tests.databases import Server
from tests.starter.folders import after_round_trip

pytestmark = pytest.mark.django_db
# What a portal knows of itself, and a file leaves to the loading.
OF_ITS_OWN = ("first_published_at", "last_published_at")


def test_an_export_of_the_starter_content_comes_back_byte_by_byte(
    tmp_path: Path, database_server: Server
) -> None:
    first, second = after_round_trip(database_server, tmp_path)
    assert second == first
    assert len(first) > 70


def test_what_is_exported_is_what_was_shipped(tmp_path: Path, database_server: Server) -> None:
    from starter.form.export import export_content

    folder = tmp_path / "content"
    export_content(folder)
    different = []
    for path in sorted((STARTER_FOLDER / "pages").rglob("*.yaml")):
        name = path.relative_to(STARTER_FOLDER)
        exported = read_file(folder / name, folder)
        for section in exported.values():
            if isinstance(section, dict):
                for key in OF_ITS_OWN:
                    section.pop(key, None)
        if dump(exported) != path.read_text(encoding="utf-8"):
            different.append(name.as_posix())
    assert different == []
    shipped = (STARTER_FOLDER / "solutions.yaml").read_text(encoding="utf-8")
    assert (folder / "solutions.yaml").read_text(encoding="utf-8") == shipped
