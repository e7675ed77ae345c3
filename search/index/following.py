"""Lets the copies of the index on a server follow those in PostgreSQL, where there is a server."""

from __future__ import annotations

from collections.abc import Iterator

import structlog

from search.engines.elasticsearch import indexes
from search.engines.elasticsearch.client import FAILURES, is_configured
from search.engines.elasticsearch.convergence import converge, drift_of
from search.models import SearchIndex

logger = structlog.get_logger(__name__)


def fill_copy(index: SearchIndex) -> None:
    """Write a new index to the server; where that fails, the job by the clock does it later."""
    if is_configured():
        try:
            converge(index)
        except (*FAILURES, ConnectionError) as failure:
            logger.warning("search_server_away", failure=type(failure).__name__)


def drop_copy(index: SearchIndex) -> None:
    """Remove an index from the server; what stays there goes after the next nightly check."""
    if is_configured():
        try:
            indexes.drop(index)
        except FAILURES as failure:
            logger.warning("search_server_away", failure=type(failure).__name__)


def differences_of_copy(index: SearchIndex) -> Iterator[str]:
    """Yield a line for each entry that the server lacks, or holds otherwise; one of FAILURES."""
    if not is_configured():
        return
    if not indexes.is_present(index):
        yield f"search server ({index.locale}): has no index"
        return
    drift = drift_of(index)
    yield from (f"search server ({index.locale}): entry {key} differs" for key in drift.outdated)
    yield from (
        f"search server ({index.locale}): entry {key} should not be there" for key in drift.surplus
    )
