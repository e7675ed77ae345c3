"""The entries of many things cost no more statements than those of a few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.sources import sources

FEW = 3


@pytest.mark.django_db
@pytest.mark.parametrize("name", [source.name for source in sources])
def test_no_statement_is_sent_for_each_thing(name: str) -> None:
    source = sources[name]
    keys = source.keys()[: source.chunk]
    source.entries(keys)
    sent = []
    for asked in (keys[-FEW:], keys):
        with CaptureQueriesContext(connection) as captured:
            source.entries(asked)
        sent.append([query["sql"] for query in captured])
    few, many = sent
    assert len(many) <= len(few) + FEW, many
