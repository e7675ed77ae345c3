"""Plain full-text search of PostgreSQL: one statement for hits, total and facets."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from search.engines.base import SearchRequest
from search.engines.statements import ELSEWHERE, SEARCH, VOCABULARY
from search.questions import Question, read_question
from search.results import PAGE_SIZE, FacetCount, Hit, SearchResult
from search.snippets import MARK_BEGINS, MARK_ENDS, safe_marks, snippet
from taxonomy.languages import language_of, languages

MARKS = f'StartSel="{MARK_BEGINS}", StopSel="{MARK_ENDS}"'
TITLE_OPTIONS = f"{MARKS}, HighlightAll=true"
SNIPPET_OPTIONS = f"{MARKS}, MaxFragments=1, MaxWords=30, MinWords=20"
LARGEST_EDIT = 2


class PostgresEngine:
    """Finds documents that have any of the words, best first.

    A term weighs by its rarity and by where it stands. Runs where PostgreSQL runs; needs no
    extension.
    """

    name = "postgres"

    def search(self, request: SearchRequest) -> SearchResult:
        """Return one page of hits with the total and the counts of the facets."""
        terms = request.question.terms
        if not terms:
            return SearchResult(engine=self.name)
        parameters = {
            "configuration": language_of(request.locale).search_configuration,
            "locale": request.locale,
            "exact": [term.exact for term in terms],
            "begins": [term.begins for term in terms],
            "excluded": [term.exact for term in request.question.excluded],
            "kinds": list(request.filters.get("kind", ())),
            "lands": list(request.filters.get("land", ())),
            "facets": list(request.facets),
            "page": request.page,
            "size": PAGE_SIZE,
            "title_options": TITLE_OPTIONS,
            "snippet_options": SNIPPET_OPTIONS,
        }
        [[found]] = fetch(SEARCH, parameters)
        answer = json.loads(found)
        return SearchResult(
            hits=[hit(row) for row in answer["hits"]],
            total=answer["total"],
            unfiltered=answer["unfiltered"],
            page=answer["page"],
            facets={
                name: [
                    FacetCount(row["value"], row["number"])
                    for row in answer["facets"]
                    if row["facet"] == name
                ]
                for name in request.facets
            },
            engine=self.name,
        )

    def count_elsewhere(self, question: Question, locale: str) -> Mapping[str, int]:
        """Return how many documents each other locale has for the question, if it has any."""
        if not question.terms:
            return {}
        read = {
            code: read_question(question.text, language.search_configuration)
            for code, language in languages().items()
            if code != locale
        }
        terms = [(code, term) for code, other in read.items() for term in other.terms]
        excluded = [(code, term) for code, other in read.items() for term in other.excluded]
        read_in = {code: row.search_configuration for code, row in languages().items()}
        parameters = {
            "locales": [code for code, _term in terms],
            "configurations": [read_in[code] for code, _term in terms],
            "exact": [term.exact for _code, term in terms],
            "begins": [term.begins for _code, term in terms],
            "excluded_locales": [code for code, _term in excluded],
            "excluded_configurations": [read_in[code] for code, _term in excluded],
            "excluded": [term.exact for _code, term in excluded],
        }
        return dict(fetch(ELSEWHERE, parameters))

    def vocabulary(self, locale: str, words: Sequence[str]) -> Mapping[str, int]:
        """Return words of titles and summaries about as long as these, with their frequency."""
        lengths = [len(word) for word in words]
        parameters = {
            "locale": locale,
            "shortest": min(lengths) - LARGEST_EDIT,
            "longest": max(lengths) + LARGEST_EDIT,
        }
        return dict(fetch(VOCABULARY, parameters))


def fetch(statement: str, parameters: Mapping[str, Any]) -> list[Any]:
    """Return the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def hit(row: Mapping[str, Any]) -> Hit:
    """Return a hit for a row of the statement."""
    return Hit(
        title=safe_marks(row["title"]),
        snippet=snippet(row["snippet"], row["whole"]),
        url=row["url"],
        kind=row["kind"],
        lands=row["lands"],
        read_on=datetime.date.fromisoformat(row["read_on"]) if row["read_on"] else None,
        source=row["source"],
        team_id=row["team_id"],
        card=row["card"],
    )
