"""Has a document read by a process of its own, and bears whatever becomes of it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import structlog

from media_library.extraction.endings import Ending
from media_library.extraction.limits import SECONDS

ROOT = Path(__file__).resolve().parent.parent.parent
# No secret of the portal is handed on. Libraries for numbers reserve memory for each thread.
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
TIMED_OUT = 1000
# Ended from outside: with the worker, not because of the file.
STOPPED = frozenset({-signal.SIGTERM, -signal.SIGINT})
LIMIT_REACHED = frozenset(
    {TIMED_OUT, -getattr(signal, "SIGKILL", 9), -getattr(signal, "SIGXCPU", 24)}
)

logger = structlog.get_logger(__name__)


class ReadingStoppedError(RuntimeError):
    """Somebody ended the process that reads; it is worth another try."""


@dataclass
class Extraction:
    """The text of a document by page, and how reading it ended."""

    ending: Ending
    pages: list[str] = field(default_factory=list)


def extract(file: IO[bytes], kind: str, seconds: float = SECONDS) -> Extraction:
    """Return what can be read of a document; its kind is the ending of its name.

    Raises ReadingStoppedError where the process was ended from outside.
    """
    with TemporaryFile() as source, TemporaryFile() as output:
        shutil.copyfileobj(file, source)
        source.seek(0)
        code = run(kind, source, output, seconds)
        if code in STOPPED:
            raise ReadingStoppedError
        output.seek(0)
        extraction = read_back(output)
    if code:
        logger.warning("document_not_read", kind=kind, code=code)
        extraction.ending = Ending.TOO_LARGE if code in LIMIT_REACHED else Ending.BROKEN
    return extraction


def run(kind: str, source: IO[bytes], output: IO[bytes], seconds: float) -> int:
    """Run the process and return how it ended."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    command = [sys.executable, "-m", "media_library.extraction", kind]
    try:
        ended = subprocess.run(  # noqa: S603  # our own module; the kind is one of a list
            command,
            stdin=source,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**kept, **ENVIRONMENT},
            timeout=seconds,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TIMED_OUT
    return ended.returncode


def read_back(output: IO[bytes]) -> Extraction:
    """Return what the process has written; a line that it could not end is left out."""
    extraction = Extraction(Ending.BROKEN)
    for line in output:
        if not line.endswith(b"\n"):
            break
        value = json.loads(line)
        if isinstance(value, str):
            extraction.pages.append(value)
        else:
            extraction.ending = Ending(value["ending"])
    return extraction
