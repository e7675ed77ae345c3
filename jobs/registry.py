"""What other rooms enter in the `ready()` of their AppConfig: handlers of messages, clock jobs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobs.models import OutboxMessage

Handler = Callable[[Sequence["OutboxMessage"]], None]

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Topic:
    """Who handles the messages of a topic.

    `in_process`: right after the commit, in the process that caused them; otherwise only the worker
    does, for what is slow. `batch`: how many messages the handler gets at most. `seconds_a_round`:
    after how long other topics have their turn.
    """

    name: str
    handler: Handler
    in_process: bool
    batch: int
    seconds_a_round: float = math.inf


class Handlers:
    """All topics, by name."""

    def __init__(self) -> None:
        self._topics: dict[str, Topic] = {}

    def register(
        self,
        topic: str,
        handler: Handler,
        *,
        in_process: bool = True,
        batch: int = 100,
        seconds_a_round: float = math.inf,
    ) -> None:
        """Have a function handle a topic; joining again under the same name replaces it.

        The handler gets a batch, in a transaction, and must bear a second run. If it raises,
        nothing of the batch counts, and it gets the messages one by one. ConnectionError or
        TimeoutError say that somebody else is away: the other messages of the topic wait untried.
        """
        self._topics[topic] = Topic(topic, handler, in_process, batch, seconds_a_round)

    def topic(self, name: str) -> Topic:
        """Return a topic; LookupError where no room handles it."""
        if name not in self._topics:
            raise LookupError(f"no handler for topic {name}")
        return self._topics[name]

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())


@dataclass(frozen=True)
class ClockJob:
    """A thing to do every so many seconds."""

    name: str
    run: Callable[[], object]
    every: float


class Clock:
    """All clock jobs, by name, in the order in which the rooms joined."""

    def __init__(self) -> None:
        self._jobs: dict[str, ClockJob] = {}

    def register(self, name: str, run: Callable[[], object], *, every: float) -> None:
        """Have the leading worker call a function every so many seconds, at its start first.

        Joining again under the same name replaces it.
        """
        self._jobs[name] = ClockJob(name, run, every)

    def __iter__(self) -> Iterator[ClockJob]:
        return iter(self._jobs.values())


handlers = Handlers()
clock = Clock()
