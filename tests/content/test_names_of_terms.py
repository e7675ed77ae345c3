"""What terms are called is read as rarely as can be: once for the work at hand."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.blocks.terms import TermBlock
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from taxonomy.vocabularies import read_once

pytestmark = pytest.mark.django_db
BLOCKS = [TermBlock("maturity"), TermBlock("evidence")]


@pytest.fixture(autouse=True)
def terms() -> None:
    for vocabulary in ("maturity", "evidence"):
        label = MultilingualText(de=f"Begriff {vocabulary}")
        Term.objects.create(vocabulary=vocabulary, code="x", labels=label)


def names() -> list[str]:
    return [name for block in BLOCKS for name in block.get_searchable_content("x")]


def test_a_block_alone_reads_no_other_vocabulary() -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert names() == ["Begriff maturity", "Begriff evidence"]
    assert ["'maturity'" in query["sql"] for query in asked] == [True, False]
    assert ["'evidence'" in query["sql"] for query in asked] == [False, True]


def test_what_works_on_many_blocks_reads_all_names_once() -> None:
    with CaptureQueriesContext(connection) as asked, read_once():
        assert names() == ["Begriff maturity", "Begriff evidence"]
        with read_once():
            assert names() == ["Begriff maturity", "Begriff evidence"]
    assert len(asked) == 1
