"""Runs a program, and ends it when whoever asked for it is gone, by whatever means.

Standard input is a pipe into which nobody writes: it comes to its end once the owner has closed
it or has died. Signals are passed on. The program is this process's own child, so that no other
can have its number. Nothing here is special to one system.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

PATIENCE = 10.0
PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP)


def main(end_by: str, user: str, group: str, *command: str) -> int:
    """Run the command, as the user and the group if they are named; return its exit code."""
    others: tuple[int, ...] | None = () if user else None
    ids = [int(number) if number else None for number in (user, group)]
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, user=ids[0], group=ids[1], extra_groups=others
    )
    for number in PASSED_ON:
        signal.signal(number, lambda number, _frame: child.send_signal(number))
    ending = (child, signal.Signals[end_by])
    threading.Thread(target=end_with_owner, args=ending, daemon=True).start()
    code = child.wait()
    return code if code >= 0 else 128 - code


def end_with_owner(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Wait for the owner's end, then end the child: politely first."""
    while os.read(0, 1):
        pass
    child.send_signal(number)
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
