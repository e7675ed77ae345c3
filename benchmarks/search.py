"""How long search takes in PostgreSQL: `make bench ARGS=search`.

Asks the questions of tests/search/questions of 1,700 documents and of BENCH_SCALE ones (40,000
where nothing is said), with the counts of all facets and with snippets, without and with meaning.
A table is printed, and JSON is written into .local/benchmark_search.json.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import connection

from benchmarks.documents import LOCALE, add_documents, add_vectors
from catalogue.models import Entry
from search.facets import declared_facets
from search.index.building import build
from search.semantics.port import embedder
from search.service import search

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "search" / "questions"
RESULT = ROOT / ".local" / "benchmark_search.json"
FEW = 1_700
DEFAULT_SCALE = "40000"
ROUNDS = 3
FILTER = {"kind": ["case"]}


@dataclass
class Times:
    """How long the answers to the questions took, in milliseconds."""

    name: str
    p50: float
    p95: float
    longest: float
    slowest: str


def questions() -> list[str]:
    """Return what people ask in the language of the documents."""
    rows = [row for file in sorted(QUESTIONS.glob("*.yaml")) for row in yaml.safe_load(file.open())]
    return [row["question"] for row in rows if row.get("locale", LOCALE) == LOCALE]


def measured(name: str, ask: Callable[[str], Any]) -> Times:
    """Return how long the questions take; of each the median of its rounds."""
    times: dict[str, list[float]] = {question: [] for question in questions()}
    for _round in range(ROUNDS):
        for question, seconds in times.items():
            forget_questions()
            begun = time.perf_counter()
            ask(question)
            seconds.append((time.perf_counter() - begun) * 1000)
    by_question = {question: statistics.median(seconds) for question, seconds in times.items()}
    values = list(by_question.values())
    slowest = max(by_question, key=lambda question: by_question[question])
    return Times(
        name,
        round(statistics.median(values), 1),
        round(statistics.quantiles(values, n=20)[-1], 1),
        round(max(values), 1),
        slowest,
    )


def forget_questions() -> None:
    """Have the model read a question anew that it has been asked before."""
    model = embedder()
    if model:
        model.query.cache_clear()  # type: ignore[attr-defined]


def measure() -> dict[str, Any]:
    """Return everything at the number of documents that there are."""
    begun = time.perf_counter()
    build(LOCALE)
    built = time.perf_counter() - begun
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    facets = list(declared_facets())
    rows = [
        measured("by words", lambda text: search(text, LOCALE, {}, facets, by_meaning=False)),
        measured("filtered", lambda text: search(text, LOCALE, FILTER, facets, by_meaning=False)),
    ]
    settings.SEMANTIC_SEARCH = True
    model = embedder()
    passages = add_vectors(model) if model else 0
    if model:
        rows.append(with_meaning(facets))
    settings.SEMANTIC_SEARCH = False
    return {
        "documents": Entry.objects.filter(locale=LOCALE).count(),
        "passages": passages,
        "built_seconds": round(built, 1),
        "times": [asdict(row) for row in rows],
    }


def with_meaning(facets: list[str]) -> Times:
    """Return how long questions take with the vectors of all passages."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_passage")
    search("Pegel", LOCALE, {}, facets)
    return measured("with meaning", lambda text: search(text, LOCALE, {}, facets))


def tell(results: list[dict[str, Any]]) -> None:
    """Print the table."""
    for result in results:
        print(f"\n{result['documents']} documents, {result['passages']} passages")
        print(f"index built in {result['built_seconds']} s")
        print(f"{'':<26}{'p50 ms':>10}{'p95 ms':>10}{'longest':>10}")
        for row in result["times"]:
            figures = f"{row['p50']:>10}{row['p95']:>10}{row['longest']:>10}"
            print(f"{row['name']:<26}{figures}  {row['slowest']}")
    few, many = (results[place]["times"][0]["p95"] for place in (0, -1))
    print(f"\np95 by words, many to few: {many / few:.2f}")


def main() -> None:
    """Measure with few and with all documents."""
    scale = int(os.environ.get("BENCH_SCALE") or DEFAULT_SCALE)
    settings.SEMANTIC_SEARCH = False
    results: list[dict[str, Any]] = []
    for number in sorted({min(FEW, scale), scale}):
        there = Entry.objects.filter(locale=LOCALE).count()
        add_documents(there + 1, number - there)
        results.append(measure())
    RESULT.write_text(json.dumps(results, indent=1, ensure_ascii=False), encoding="utf-8")
    tell(results)


if __name__ == "__main__":
    main()
