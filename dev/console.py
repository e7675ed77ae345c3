"""What a person sees while `make` works: steps, their seconds, and what to do on failure."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

INDENT = "      "


class StepError(RuntimeError):
    """A step could not be done; the message says what happened, `advice` what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice or "read the lines above and run it again: what was done is kept"


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step and its seconds."""
    print(f"{title} …", flush=True)
    began = time.monotonic()
    yield
    print(f"{INDENT}done in {time.monotonic() - began:.1f} s")


def command(action: Callable[[], int]) -> None:
    """Run a command and exit with its code; what failed is said with what to do about it."""
    try:
        sys.exit(action())
    except KeyboardInterrupt:
        print("Stopped.")
        sys.exit(130)
    except StepError as failure:
        print(f"\nStopped: {failure}\nWhat to do: {failure.advice}")
        sys.exit(1)
