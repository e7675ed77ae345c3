"""Reads one document from the standard input; writes a line of JSON for each page, then the ending.

Each page is written at once, so that those before a limit are not lost.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from media_library.extraction.endings import CannotReadError, Ending
from media_library.extraction.limits import (
    LONGEST_PAGE,
    LONGEST_TEXT,
    MOST_PAGES,
    limit_this_process,
)
from media_library.extraction.readers import pages_of

# A scan may have page numbers and a stamp, but no sentence.
LEAST_ON_A_PAGE = 10


def main(kind: str, data: bytes, output: TextIO) -> None:
    """Write what can be read, and how it ended."""
    try:
        ending = write_pages(pages_of(data, kind), kind, output)
    except CannotReadError as error:
        ending = error.ending
    except MemoryError:
        ending = Ending.TOO_LARGE
    # Whatever a file holds: the parent has to learn that it cannot be read.
    except Exception:
        ending = Ending.BROKEN
    write(output, {"ending": ending})


def write_pages(pages: Iterable[str], kind: str, output: TextIO) -> Ending:
    """Write pages until a limit is reached."""
    number = total = 0
    cut = False
    for page in pages:
        if number == MOST_PAGES or total >= LONGEST_TEXT:
            return Ending.TOO_LARGE
        text = page[: min(LONGEST_PAGE, LONGEST_TEXT - total)]
        cut = cut or len(text) < len(page)
        number, total = number + 1, total + len(text)
        write(output, text)
    if cut:
        return Ending.TOO_LARGE
    least = LEAST_ON_A_PAGE * number if kind == "pdf" else 1
    return Ending.NO_TEXT if total < least else Ending.READ


def write(output: TextIO, value: str | dict[str, str]) -> None:
    """Write a line, and let it out."""
    output.write(json.dumps(value, ensure_ascii=False) + "\n")
    output.flush()


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a file
    main(sys.argv[1], sys.stdin.buffer.read(), sys.stdout)
