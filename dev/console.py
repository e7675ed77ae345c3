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
        """Hold what happened and, where it is known already, what to do."""
        super().__init__(message)
        self.advice = advice


def say(line: str = "") -> None:
    """Print a line at once, also when the output goes to a file."""
    print(line, flush=True)


class Steps:
    """The numbered steps of one command."""

    def __init__(self, total: int) -> None:
        """Count up to the total number of steps."""
        self.total = total
        self.number = 0
        self.began = time.monotonic()

    @contextmanager
    def step(self, title: str, advice: str) -> Iterator[None]:
        """Announce a step and its seconds; a failure in it leaves with the advice."""
        self.number += 1
        say(f"[{self.number}/{self.total}] {title} …")
        began = time.monotonic()
        try:
            yield
        except StepError as failure:
            raise StepError(str(failure), failure.advice or advice) from failure
        except OSError as failure:
            raise StepError(str(failure), advice) from failure
        say(f"{INDENT}done in {time.monotonic() - began:.1f} s")


def command(action: Callable[[], int]) -> None:
    """Run a command and exit with its code; what failed is said with what to do about it."""
    try:
        sys.exit(action())
    except KeyboardInterrupt:
        say("Stopped.")
        sys.exit(130)
    except StepError as failure:
        say(f"\nStopped: {failure}")
        if failure.advice:
            say(f"What to do: {failure.advice}")
        sys.exit(1)
