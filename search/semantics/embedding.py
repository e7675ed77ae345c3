"""Makes the vectors of passages, a few at a time, in the worker."""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.db import connection, transaction

from catalogue.models import Entry
from jobs.advisory_locks import PASSAGES
from search.models import Passage
from search.semantics.passages import passages_of
from search.semantics.port import Embedder, embedder, model_of
from search.semantics.vectors import stored_form

# Mail and everything else of the worker waits meanwhile.
SECONDS = 2.0
CHUNK = 8


def embed_waiting(seconds: float = SECONDS) -> int:
    """Give vectors to passages that wait, for so long at most; return how many got one.

    Titles and summaries come first, so that soon all pages can be found. A passage that is being
    embedded is not locked: whoever removes its entry does not wait.
    """
    model = embedder()
    if model is None:
        return 0
    ends = time.monotonic() + seconds
    done = 0
    while time.monotonic() < ends:
        rows = list(Passage.objects.waiting().order_by("position", "pk")[:CHUNK])
        if not rows:
            break
        done += embed(rows, model, ends)
    return done


def embed(rows: Sequence[Passage], model: Embedder, ends: float) -> int:
    """Give vectors to some passages, one at least; return how many got one."""
    texts = texts_of(rows)
    made: list[Passage] = []
    handled: list[int] = []
    for row in rows:
        if made and time.monotonic() >= ends:
            break
        handled.append(row.pk)
        text = texts.get((row.entry_id, row.digest))
        # Without one its text has changed since, and a message says so.
        if text is not None:
            [vector] = model.passages([text])
            made.append(with_vector(row, model, stored_form(vector)))
    return replace(handled, made)


def texts_of(rows: Sequence[Passage]) -> dict[tuple[int, str], str]:
    """Return the texts of passages, by entry and digest, as far as entries still have them."""
    entries = Entry.objects.filter(pk__in={row.entry_id for row in rows})
    return {
        (entry.pk, passage.digest): passage.text
        for entry in entries
        for passage in passages_of(entry)
    }


def with_vector(row: Passage, model: Embedder, vector: bytes) -> Passage:
    """Return what takes the place of a passage that waited."""
    return Passage(
        entry_id=row.entry_id,
        locale=row.locale,
        position=row.position,
        digest=row.digest,
        model=model_of(model),
        vector=vector,
    )


def replace(handled: Sequence[int], made: Sequence[Passage]) -> int:
    """Put passages with vectors in the place of those that waited; return how many are written.

    One writer at a time, so that ids are given in the order in which readers see them.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [PASSAGES])
        # Those that were removed meanwhile, or are done by another writer, are left out.
        waiting = Passage.objects.waiting().filter(pk__in=handled).order_by("pk")
        present = {(row.entry_id, row.digest) for row in waiting.select_for_update()}
        Passage.objects.waiting().filter(pk__in=handled).delete()
        rows = [row for row in made if (row.entry_id, row.digest) in present]
        return len(Passage.objects.bulk_create(rows))
