"""Writes the index in the transaction that writes the entries, so that nothing can be lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from catalogue.models import Entry
from search.analysis import VERSION
from search.analysis.analyser import standing_alone
from search.facets import declared_facets
from search.index import statements
from search.index.documents import Document, DocumentReader
from search.index.lengths import short_form
from search.index.vocabulary import Vocabulary, vocabulary_of
from search.models import SearchIndex

CHUNK = 100
Weights = Mapping[int, Mapping[str, int]]


def write_entries(entries: Iterable[Entry]) -> None:
    """Write entries into all indexes of their locales."""
    by_locale = sorted(entries, key=lambda entry: entry.locale)
    for locale, group in groupby(by_locale, key=lambda entry: entry.locale):
        documents = DocumentReader(locale).read(list(group))
        for index in indexes_of(locale):
            write(index, documents)


def indexes_of(locale: str) -> list[SearchIndex]:
    """Return the indexes of a locale that are written: the active one, and one that is built."""
    indexes = list(SearchIndex.objects.filter(locale=locale).order_by("pk"))
    return indexes or [active_index(locale)]


def active_index(locale: str) -> SearchIndex:
    """Return the index that answers for a locale; an empty one where there was none."""
    index, _created = SearchIndex.objects.get_or_create(
        locale=locale, active=True, defaults={"version": VERSION}
    )
    return index


def write(index: SearchIndex, documents: Sequence[Document]) -> None:
    """Write documents into an index, in place of what it has of them."""
    if documents:
        with transaction.atomic():
            write_weights(index, documents, with_words_of(index, documents))


def write_weights(
    index: SearchIndex, documents: Sequence[Document], vocabulary: Vocabulary
) -> None:
    """Write documents whose words the vocabulary has."""
    with transaction.atomic(), connection.cursor() as cursor:
        weights = weights_of(vocabulary, documents)
        entries = list(weights)
        lengths = [sum(terms.values()) for terms in weights.values()]
        priors = [document.prior for document in documents]
        parameters: dict[str, Any] = {
            "index": index.pk,
            "entries": entries,
            "lengths": lengths,
            "priors": priors,
            "facets": list(declared_facets()),
        }
        cursor.execute(statements.WRITE_DOCUMENTS, parameters)
        cursor.execute(statements.REMOVE_POSTINGS, parameters)
        add_postings(index, weights)


def with_words_of(index: SearchIndex, documents: Sequence[Document]) -> Vocabulary:
    """Return the vocabulary of an index after adding the words of documents."""
    vocabulary = vocabulary_of(index)
    texts = (field.text for document in documents for field in document.fields)
    new = standing_alone(texts, vocabulary.language) - vocabulary.words
    if new:
        with connection.cursor() as cursor:
            cursor.execute(statements.ADD_WORDS, {"index": index.pk, "words": sorted(new)})
        vocabulary.refresh()
    return vocabulary


def weights_of(vocabulary: Vocabulary, documents: Sequence[Document]) -> Weights:
    """Return how much each term counts in each document, by entry."""
    weigh = vocabulary.analyser.weigh
    return {document.entry_id: weigh(document.fields) for document in documents}


def add_postings(index: SearchIndex, weights: Weights) -> None:
    """Add the postings of documents that the index has none of."""
    rows = [
        (term, entry, weight, short_form(sum(terms.values())))
        for entry, terms in weights.items()
        for term, weight in terms.items()
    ]
    if not rows:
        return
    terms, entries, weighed, lengths = (list(column) for column in zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(statements.ADD_TERMS, {"index": index.pk, "terms": sorted(set(terms))})
        cursor.execute(
            statements.ADD_POSTINGS,
            {
                "index": index.pk,
                "terms": terms,
                "entries": entries,
                "weights": weighed,
                "lengths": lengths,
            },
        )
