"""Keeps the entries in step with what is public.

Every function may run again at any time. It reads what the database holds, never what an object in
memory says, which may be a draft; and it locks what it reads, so that of two changes to a thing the
later one also writes its entry later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Page

from catalogue.models import Entry
from catalogue.signals import entries_removed, entries_written
from catalogue.sources import EntrySource, sources
from content.models import PublicationMark
from jobs.models import OutboxMessage
from jobs.outbox import enqueue_many
from taxonomy.vocabularies import read_once

TOPIC = "catalogue"
IDENTITY = ("source", "object_id", "locale")
WRITTEN = [
    field.name for field in Entry._meta.concrete_fields if field.name not in (*IDENTITY, "id")
]
Progress = Callable[[int, int], None]


def refresh(source: EntrySource, keys: Sequence[int], progress: Progress | None = None) -> None:
    """Write the entries of these things; remove those of things that are not public any more."""
    for done in range(0, len(keys), source.chunk):
        chunk = keys[done : done + source.chunk]
        with transaction.atomic(), read_once():
            source.lock(chunk)
            written = Entry.objects.bulk_create(
                source.entries(chunk),
                update_conflicts=True,
                unique_fields=IDENTITY,
                update_fields=WRITTEN,
            )
            stale = Entry.objects.filter(source=source.name, object_id__in=chunk)
            removed = remove(stale.exclude(pk__in=[entry.pk for entry in written]))
            if written:
                entries_written.send(sender=Entry, entries=written)
            if written or removed:
                PublicationMark.objects.create()
        if progress:
            progress(done + len(chunk), len(keys))


def changed(source: EntrySource, keys: Iterable[int]) -> None:
    """Have the entries of these things written once the transaction is committed."""
    enqueue_many(TOPIC, [(f"{source.name}:{key}", None) for key in keys])


def write_changed(messages: Sequence[OutboxMessage]) -> None:
    """Write the entries of all things that the messages name."""
    by_source: dict[str, list[int]] = {}
    for message in messages:
        name, _colon, key = message.key.partition(":")
        by_source.setdefault(name, []).append(int(key))
    for name, keys in by_source.items():
        refresh(sources[name], sorted(keys))


def changed_below(page_id: int) -> None:
    """Have the entries of a page and of all pages below it written, wherever it stands now."""
    place = Page.objects.filter(pk=page_id).first()
    if place is not None:
        below = list(Page.objects.descendant_of(place, inclusive=True).only("pk", "content_type"))
        for source, keys in pages_by_source(below):
            changed(source, keys)
        shown_things_changed([page.pk for page in below])


def shown_things_changed(pages: Sequence[int]) -> None:
    """Follow what is public because pages show it; forget what they show no longer.

    The index of references holds what the pages show now, the entries what they showed before.
    """
    before: dict[str, set[int]] = {}
    entries = Entry.objects.filter(shown_on__overlap=list(pages))
    for name, key in entries.values_list("source", "object_id"):
        before.setdefault(name, set()).add(key)
    for source in sources:
        now = set(source.shown_on(pages))
        gone = before.get(source.name, set()) - now
        if gone:
            forget(source, gone)
        changed(source, now | gone)


def pages_by_source(pages: Iterable[Page]) -> Iterator[tuple[EntrySource, list[int]]]:
    """Yield the sources of pages with the primary keys of theirs."""
    by_type: dict[int, list[int]] = {}
    for page in pages:
        by_type.setdefault(page.content_type_id, []).append(page.pk)
    for content_type_id, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        source = sources.of_page_type(model) if model and issubclass(model, Page) else None
        if source:
            yield source, keys


def forget(source: EntrySource, keys: Iterable[int]) -> None:
    """Remove the entries of things that are no more, or are not public from now on."""
    remove(Entry.objects.filter(source=source.name, object_id__in=keys))


def forget_below(place: Page) -> None:
    """Remove the entries of a page and of all pages below it, wherever their entries saw them."""
    below = Page.objects.descendant_of(place, inclusive=True).values("pk")
    remove(Entry.objects.exclude(path="").filter(object_id__in=below))


def remove(entries: models.QuerySet[Entry]) -> int:
    """Remove entries and return how many there were."""
    keys = list(entries.values_list("pk", flat=True))
    if keys:
        Entry.objects.filter(pk__in=keys).delete()
        entries_removed.send(sender=Entry, keys=keys)
    return len(keys)


def rebuild(source: EntrySource, progress: Progress | None = None) -> int:
    """Write all entries of a source, remove what should not be there, return how many stay.

    Readers find the old entries until each chunk is written.
    """
    keys = source.keys()
    refresh(source, keys, progress)
    remove(Entry.objects.filter(source=source.name).exclude(object_id__in=keys))
    return Entry.objects.filter(source=source.name).count()


def differences(source: EntrySource) -> Iterator[str]:
    """Yield a line for each entry that is missing, should not be there, or says something else."""
    keys = source.keys()
    for done in range(0, len(keys), source.chunk):
        chunk = keys[done : done + source.chunk]
        stored = {
            identity(entry): entry for entry in entries_of(source).filter(object_id__in=chunk)
        }
        for entry in source.entries(chunk):
            present = stored.pop(identity(entry), None)
            if present is None:
                yield f"{name(entry)}: missing"
                continue
            for field in WRITTEN:
                if getattr(entry, field) != getattr(present, field):
                    yield f"{name(entry)}: {field} is not up to date"
        yield from (f"{name(entry)}: should not be there" for entry in stored.values())
    for entry in entries_of(source).exclude(object_id__in=keys):
        yield f"{name(entry)}: should not be there"


def entries_of(source: EntrySource) -> models.QuerySet[Entry]:
    """Return the stored entries of a source."""
    return Entry.objects.filter(source=source.name).select_related("team")


def identity(entry: Entry) -> tuple[int, str]:
    """Return what tells an entry from the others of its source."""
    return entry.object_id, entry.locale


def name(entry: Entry) -> str:
    """Return how a report names an entry."""
    return f"{entry.source} {entry.object_id} ({entry.locale})"
