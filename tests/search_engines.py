"""Runs tests on both engines, the second one on a real server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from search.engines.elasticsearch.breaker import breaker
from search.engines.elasticsearch.client import client
from search.index.writing import active_index
from taxonomy.languages import languages
from tests.following import follow_changes
from tests.search_server import (
    NEEDS,
    MissingProgramsError,
    search_server_address,
    skip_or_fail,
)


@pytest.fixture(scope="session")
def search_server() -> Iterator[str]:
    """The address of a real server, empty where none can be started."""
    try:
        with search_server_address() as address:
            yield address
    except MissingProgramsError:
        yield ""


@pytest.fixture
def elasticsearch(search_server: str, settings: Any, db: None) -> Iterator[None]:
    """The portal uses the server, and all its indexes are complete there."""
    if not search_server:
        skip_or_fail(NEEDS)
    settings.ELASTICSEARCH_URL = search_server
    settings.ELASTICSEARCH_PREFIX = f"test-{os.getpid()}"
    breaker.note_success()
    for locale in languages():
        active_index(locale)
    follow_changes()
    yield
    settings.ELASTICSEARCH_URL = search_server
    remove_indexes(f"test-{os.getpid()}")


def remove_indexes(prefix: str) -> None:
    """Remove all indexes that a test has made."""
    for name in client().indices.get_alias(index=f"{prefix}-*").body:
        client().indices.delete(index=name)


@pytest.fixture(params=["postgres", "elasticsearch"])
def each_engine(request: pytest.FixtureRequest, db: None) -> str:
    """The name of the engine that answers: a test that asks for it runs on both."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return str(request.param)
