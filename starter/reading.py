"""Reads the files of the starter content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "content"

Record = dict[str, Any]


class StarterContentError(Exception):
    """A file of the starter content is not as it should be; the message names file and place."""


def read(name: str) -> Record:
    """Return one file, by its path below the folder without the ending."""
    path = FOLDER / f"{name}.yaml"
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise StarterContentError(f"{path.name}: {error}") from error
    return {"file": path.name, **loaded}


def read_folder(name: str) -> Iterator[Record]:
    """Yield all files of a folder, by name."""
    for path in sorted((FOLDER / name).glob("*.yaml")):
        yield read(f"{name}/{path.stem}")
