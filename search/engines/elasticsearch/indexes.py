"""The indexes on the server: made, replaced when the mapping is another, and dropped."""

from __future__ import annotations

from django.conf import settings
from elasticsearch import NotFoundError

from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.mapping import MAPPING, SETTINGS, alias_of, concrete_name
from search.models import SearchIndex


def indexes_behind(index: SearchIndex) -> list[str]:
    """Return the names of what stands behind the alias of an index."""
    try:
        return list(client().indices.get_alias(name=alias_of(index)).body)
    except NotFoundError:
        return []


def has_index(index: SearchIndex) -> bool:
    """Say whether the server has an index, with whatever mapping."""
    return bool(client().indices.exists_alias(name=alias_of(index)))


def is_present(index: SearchIndex) -> bool:
    """Say whether the server has an index with the present mapping."""
    return indexes_behind(index) == [concrete_name(index)]


def make(index: SearchIndex) -> None:
    """Make an index behind its alias, in place of what stands there with another mapping."""
    name, alias = concrete_name(index), alias_of(index)
    old = [each for each in indexes_behind(index) if each != name]
    if not client().indices.exists(index=name):
        client().indices.create(index=name, settings=SETTINGS, mappings=MAPPING)
    client().indices.update_aliases(
        actions=[
            {"add": {"index": name, "alias": alias}},
            *({"remove_index": {"index": each}} for each in old),
        ]
    )


def drop(index: SearchIndex) -> None:
    """Remove an index from the server."""
    for name in indexes_behind(index):
        client().indices.delete(index=name, ignore_unavailable=True)


def drop_left_behind() -> None:
    """Remove the indexes of SearchIndex rows that are no more; a newer one may be being built."""
    prefix = f"{settings.ELASTICSEARCH_PREFIX}-".lower()
    wanted = {alias_of(index) for index in SearchIndex.objects.all()}
    newest = max(SearchIndex.objects.values_list("pk", flat=True), default=0)
    for name, entry in client().indices.get_alias(index=f"{prefix}*").body.items():
        for alias in entry["aliases"]:
            number = alias.rpartition("-")[2]
            if alias not in wanted and number.isdecimal() and int(number) < newest:
                client().indices.delete(index=name, ignore_unavailable=True)
