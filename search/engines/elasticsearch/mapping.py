"""Names and mapping of the indexes on the server.

The index of a SearchIndex is reached by an alias of its own, `<prefix>-<locale>-<pk>`: which one
answers is decided by PostgreSQL alone. Behind the alias stands an index named for its mapping.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings

from search.engines.postgres import K1, B
from search.models import SearchIndex

MOST_HITS = 50_000
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": MOST_HITS,
    "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
}
# The analysis is the portal's; the server only needs to part words at blanks.
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"excludes": ["terms"]},
    "properties": {
        "terms": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
        "facets": {"type": "keyword"},
        "prior": {"type": "float"},
        "id": {"type": "long"},
        "changed": {"type": "long"},
        "expires": {"type": "long"},
        "digest": {"type": "long"},
    },
}


def alias_of(index: SearchIndex) -> str:
    """Return the name under which an index is written and asked."""
    name = f"{settings.ELASTICSEARCH_PREFIX}-{index.locale}-{index.pk}"
    return name.lower().replace("@", "-")


def concrete_name(index: SearchIndex) -> str:
    """Return the name of the index with the present mapping behind the alias."""
    shape = json.dumps([SETTINGS, MAPPING], sort_keys=True)
    return f"{alias_of(index)}-{hashlib.sha256(shape.encode()).hexdigest()[:8]}"
