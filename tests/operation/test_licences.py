"""Each file has a licence, and the text of each licence lies beside it (reuse.software)."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = ROOT / "LICENSES"


def licence_rules() -> list[dict[str, object]]:
    return list(tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"])


def test_the_first_annotation_covers_every_file() -> None:
    assert licence_rules()[0]["path"] == "**"
    for annotation in licence_rules():
        assert annotation["SPDX-FileCopyrightText"]


def test_the_text_of_each_licence_is_there_and_of_no_other() -> None:
    used = {str(annotation["SPDX-License-Identifier"]) for annotation in licence_rules()}
    assert used == {path.stem for path in TEXTS.glob("*.txt")}


def test_the_code_is_under_the_european_union_public_licence() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert licence == (TEXTS / "EUPL-1.2.txt").read_text(encoding="utf-8")


def test_annotations_name_only_what_there_is() -> None:
    for annotation in licence_rules()[1:]:
        paths = annotation["path"]
        assert isinstance(paths, list)
        for path in paths:
            assert any(ROOT.glob(str(path))), path
