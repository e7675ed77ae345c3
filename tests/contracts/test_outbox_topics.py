"""Each topic that some room leaves messages of has a handler."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path

from jobs.registry import clock, handlers
from portal.rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent
LEAVING = {"enqueue", "enqueue_many"}


def topics_left(source: Path) -> Iterator[str]:
    """Yield the topics that a file leaves messages of: literals, or constants of the module."""
    module = ".".join(source.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in LEAVING and module != "jobs.outbox":
            topic = node.args[0]
            if isinstance(topic, ast.Constant):
                yield str(topic.value)
            else:
                yield str(attrgetter(ast.unparse(topic))(import_module(module)))


def test_each_topic_has_a_handler() -> None:
    sources = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    left = {topic: source for source in sources for topic in topics_left(source)}
    known = {topic.name for topic in handlers}
    assert left
    assert {topic: source for topic, source in left.items() if topic not in known} == {}
    assert known <= set(left), "a handler of a topic that nobody uses"


def test_each_job_of_the_clock_runs_at_least_daily() -> None:
    names = [job.name for job in clock]
    assert len(names) > 5
    assert [job.name for job in clock if not 1 <= job.every <= 86_400] == []
