"""Builds an index anew beside the one that answers, and mends what new words change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from catalogue.models import Entry
from jobs.advisory_locks import SEARCH_INDEX, alone
from search.analysis import VERSION, Word
from search.analysis.compounds import SHORTEST_PART
from search.engines.elasticsearch.writing import changed
from search.facets import declared_facets
from search.index import statements
from search.index.documents import DocumentReader
from search.index.following import drop_copy, fill_copy
from search.index.lengths import short_form
from search.index.vocabulary import vocabulary_of
from search.index.writing import active_index, weights_of, with_words_of, write, write_weights
from search.models import SearchIndex
from taxonomy.languages import languages

CHUNK = 200
Progress = Callable[[str, int, int], None]


def build(locale: str, progress: Progress | None = None) -> SearchIndex:
    """Build the index of a locale anew, and let it answer once it is complete.

    Until then the old one answers. Whatever is saved meanwhile is written into both.
    """
    with alone(SEARCH_INDEX):
        for left_behind in SearchIndex.objects.filter(locale=locale, active=False):
            drop(left_behind)
        index = SearchIndex.objects.create(locale=locale, version=VERSION, active=False)
        write_all(index, keys_of(locale), progress)
        fill_copy(index)
        return activate(index)


def keys_of(locale: str) -> list[int]:
    """Return the primary keys of all entries of a locale."""
    return list(Entry.objects.filter(locale=locale).order_by("pk").values_list("pk", flat=True))


def write_all(index: SearchIndex, keys: Sequence[int], progress: Progress | None = None) -> None:
    """Write entries into an empty index: their words first, as these take compounds apart."""
    reader = DocumentReader(index.language)
    for entries in in_chunks(keys):
        with_words_of(index, reader.read(entries))
    index.mended_to = newest_word(index)
    vocabulary = vocabulary_of(index)
    for done, entries in enumerate(in_chunks(keys), 1):
        write_weights(index, reader.read(entries), vocabulary)
        if progress:
            progress(index.locale, min(done * CHUNK, len(keys)), len(keys))


def in_chunks(keys: Sequence[int]) -> Iterator[list[Entry]]:
    """Yield entries in transactions of their own; who changes one of them meanwhile waits."""
    for first in range(0, len(keys), CHUNK):
        with transaction.atomic():
            chunk = Entry.objects.filter(pk__in=keys[first : first + CHUNK]).order_by("pk")
            yield list(chunk.select_for_update())


def activate(index: SearchIndex) -> SearchIndex:
    """Let an index answer in place of the one that did."""
    with transaction.atomic():
        old = list(SearchIndex.objects.select_for_update().filter(locale=index.locale, active=True))
        SearchIndex.objects.filter(pk__in=[each.pk for each in old]).update(active=False)
        index.active, index.built_at = True, timezone.now()
        index.save()
    for each in old:
        drop(each)
    return index


def drop(index: SearchIndex) -> None:
    """Remove an index; its postings in one statement instead of one for each term."""
    drop_copy(index)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements.REMOVE_ALL_POSTINGS, {"index": index.pk})
        key = index.pk
        index.delete()
        cursor.execute(statements.FORGET_SIZES, {"index": key})


def add_up_sizes(index: SearchIndex) -> None:
    """Keep the size of an index in one row, in place of one for each change."""
    with connection.cursor() as cursor:
        cursor.execute(statements.ADD_UP_SIZES, {"index": index.pk})


def newest_word(index: SearchIndex) -> int:
    """Return the number of the newest word of an index."""
    newest = index.words.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def mend(index: SearchIndex) -> int:
    """Write documents anew whose compounds have a part that is a word only now; return how many."""
    newest = newest_word(index)
    new = set(index.words.filter(pk__gt=index.mended_to).values_list("text", flat=True))
    vocabulary = vocabulary_of(index)
    analyser = vocabulary.analyser
    stems = {analyser.stem(word) for word in new if len(word) >= SHORTEST_PART}
    terms = [
        analyser.stem(word)
        for word in vocabulary.words
        if any(term in stems for term, _units in analyser.terms_of(Word(word, 0, 0))[1:])
    ]
    with connection.cursor() as cursor:
        cursor.execute(statements.WITH_TERMS, {"index": index.pk, "terms": terms})
        keys = [key for (key,) in cursor.fetchall()]
    reader = DocumentReader(index.locale)
    for entries in in_chunks(keys):
        write(index, reader.read(entries))
        changed(entry.pk for entry in entries)
    SearchIndex.objects.filter(pk=index.pk).update(mended_to=newest)
    return len(keys)


def maintain() -> None:
    """Bring all indexes up to date: a job by the clock, quick where there is nothing to do."""
    for locale in languages():
        index = active_index(locale)
        if index.version != VERSION or index.rebuild_wanted:
            build(locale)
        elif newest_word(index) > index.mended_to:
            mend(index)
        add_up_sizes(active_index(locale))


def differences(index: SearchIndex) -> Iterator[str]:
    """Yield a line for each entry that the index lacks, or holds with other terms."""
    with connection.cursor() as cursor:
        facets = list(declared_facets())
        values: dict[str, Any] = {"index": index.pk, "locale": index.locale, "facets": facets}
        cursor.execute(statements.MISSING, values)
        missing = {key for (key,) in cursor.fetchall()}
    reader = DocumentReader(index.locale)
    for entries in in_chunks(keys_of(index.locale)):
        stored = stored_weights(index, [entry.pk for entry in entries])
        wanted = weights_of(vocabulary_of(index), reader.read(entries))
        for entry in entries:
            terms = wanted[entry.pk]
            length = short_form(sum(terms.values()))
            if entry.pk in missing:
                yield f"{entry.source} {entry.object_id} ({entry.locale}): missing"
            elif stored.get(entry.pk, {}) != {t: (weight, length) for t, weight in terms.items()}:
                yield f"{entry.source} {entry.object_id} ({entry.locale}): other terms"


def stored_weights(
    index: SearchIndex, keys: Sequence[int]
) -> dict[int, dict[str, tuple[int, int]]]:
    """Return weight and length of each term, by entry, as an index holds them."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statements.STORED_WEIGHTS, {"index": index.pk, "entries": list(keys)})
        for entry, term, weight, length in cursor.fetchall():
            found.setdefault(entry, {})[term] = (weight, length)
    return found
