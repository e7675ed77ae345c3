"""Keeps the passages of entries in step with their texts; vectors follow in `embedding`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef

from catalogue.models import Entry
from jobs.models import OutboxMessage
from jobs.outbox import enqueue_many
from search.models import Passage
from search.semantics.passages import passages_of
from search.semantics.port import embedder, model_of

TOPIC = "passages"


def follow(entries: Iterable[Entry]) -> None:
    """Have the worker cut these entries anew; without search by meaning what they had is stale."""
    keys = [entry.pk for entry in entries]
    if settings.SEMANTIC_SEARCH:
        enqueue_many(TOPIC, [(str(key), None) for key in keys])
    else:
        Passage.objects.filter(entry__in=keys).delete()


def write_passages(messages: Sequence[OutboxMessage]) -> None:
    """Cut the entries that the messages name; forget what they had where there is no model."""
    keys = [int(message.key) for message in messages]
    if embedder() is None:
        Passage.objects.filter(entry__in=keys).delete()
        return
    for entry in Entry.objects.filter(pk__in=keys):
        cut(entry)


def cut(entry: Entry) -> None:
    """Let passages whose text is new wait for a vector, and remove those whose text is gone."""
    wanted = {passage.digest: passage.position for passage in passages_of(entry)}
    stored = dict(Passage.objects.filter(entry=entry).values_list("digest", "position"))
    gone = stored.keys() - wanted.keys()
    if gone:
        Passage.objects.filter(entry=entry, digest__in=gone).delete()
    for digest in stored.keys() & wanted.keys():
        if stored[digest] != wanted[digest]:
            rows = Passage.objects.filter(entry=entry, digest=digest)
            rows.update(position=wanted[digest])
    Passage.objects.bulk_create(
        (
            Passage(entry=entry, locale=entry.locale, position=position, digest=digest)
            for digest, position in wanted.items()
            if digest not in stored
        ),
        ignore_conflicts=True,
    )


def catch_up() -> None:
    """Find entries without passages, which were there before the model, and vectors of another."""
    model = embedder()
    if model is None:
        return
    known = Passage.objects.filter(entry=OuterRef("pk"))
    keys = Entry.objects.filter(~Exists(known)).order_by("pk").values_list("pk", flat=True)
    enqueue_many(TOPIC, [(str(key), None) for key in keys])
    forget_vectors(other_than=model_of(model))


def forget_vectors(*, other_than: str = "") -> int:
    """Let passages wait for a vector again, but for those of one model; return how many."""
    rows = Passage.objects.exclude(vector=None).exclude(model=other_than)
    return rows.update(vector=None, model="")
