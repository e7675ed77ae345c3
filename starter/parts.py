"""What is loaded piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """A piece that is loaded once; where it has a file, again when that has changed."""

    key: str
    load: Callable[[], Any]
    digest: str = ""
