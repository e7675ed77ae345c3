"""Settings of public search."""

from __future__ import annotations

from portal.env import read_environment

ENVIRONMENT = read_environment()

# Nodes of an Elasticsearch cluster, parted by commas; without them PostgreSQL answers alone.
ELASTICSEARCH_URL = ENVIRONMENT.addresses("ELASTICSEARCH_URL")
ELASTICSEARCH_PREFIX = ENVIRONMENT.text("ELASTICSEARCH_PREFIX", "wissensportal")
ELASTICSEARCH_CA_FILE = ENVIRONMENT.text("ELASTICSEARCH_CA_FILE")
