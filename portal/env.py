"""The environment, read once, with typed readers; every missing variable is named at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SAMPLE_MARK = "Muster"
SECONDS_TO_CONNECT = 5
SECONDS_FOR_MAIL = 10
MOST_CACHE_ENTRIES = 200_000
BOUNDED_CACHES = tuple(f"django.core.cache.backends.{name}." for name in ("db", "filebased"))
DATABASE_CACHE = "django.core.cache.backends.db.DatabaseCache"
OPERATOR_VARIABLES = (
    "OPERATOR_NAME",
    "OPERATOR_REPRESENTATIVE",
    "OPERATOR_STREET",
    "OPERATOR_CITY",
    "OPERATOR_EMAIL",
    "OPERATOR_PHONE",
)
NEEDED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "PUBLIC_URL",
    *OPERATOR_VARIABLES,
)
OPTIONAL = (
    "CACHE_URL",
    "MEDIA_ROOT",
    "LOG_LEVEL",
    "STAFF_MFA_REQUIRED",
    "BEHIND_PROXY",
    "SEMANTIC_SEARCH",
    "ELASTICSEARCH_URL",
    "ELASTICSEARCH_PREFIX",
    "ELASTICSEARCH_CA_FILE",
    "DCAT_CONTRIBUTOR_ID",
)
TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")


@dataclass(frozen=True)
class Environment:
    """The variables of one process, with readers that name a variable when its value is wrong."""

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """Return the value, or the default where it is unset or empty."""
        return self.values.get(name, "").strip() or default

    def words(self, name: str) -> list[str]:
        """Return the comma-separated parts of the value."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def addresses(self, name: str) -> str:
        """Return comma-separated addresses; ImproperlyConfigured where one is no web address."""
        for word in self.words(name):
            parts = urlsplit(word)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise ImproperlyConfigured(f"{name} must hold addresses like https://host:9200")
        return ",".join(self.words(name))

    def flag(self, name: str, *, default: bool) -> bool:
        """Return the value as a truth value; ImproperlyConfigured names a value that is none."""
        word = self.text(name).lower()
        if not word:
            return default
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return False
        allowed = ", ".join(TRUE_WORDS + FALSE_WORDS)
        raise ImproperlyConfigured(f"{name} is “{word}”; expected one of {allowed}")

    def path(self, name: str, default: Path) -> Path:
        return Path(self.text(name, str(default)))

    def database(self) -> dict[str, object]:
        """Return DATABASE_URL as Django's setting; only PostgreSQL is accepted (ADR 0002)."""
        url = self.text("DATABASE_URL")
        if url.partition(":")[0] not in ("postgres", "postgresql"):
            raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
        config = dict(environ.Env.db_url_config(url))
        options = {"connect_timeout": SECONDS_TO_CONNECT, **config.get("OPTIONS", {})}
        return {**config, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

    def cache(self) -> dict[str, object]:
        """Return CACHE_URL as Django's setting; by default a table of the database.

        Django would keep 300 entries, so that a few hundred requests push out every rate limit.
        """
        url = self.text("CACHE_URL", "dbcache://portal_cache")
        config = self._named("CACHE_URL", environ.Env.cache_url_config, url)
        if str(config["BACKEND"]).startswith(BOUNDED_CACHES):
            config["OPTIONS"] = {"MAX_ENTRIES": MOST_CACHE_ENTRIES, **config.get("OPTIONS", {})}
        if config["BACKEND"] == DATABASE_CACHE:
            config["BACKEND"] = "portal.database_cache.DatabaseCache"
        return config

    def email(self) -> dict[str, object]:
        """Return EMAIL_URL as Django's settings."""
        url = self.text("EMAIL_URL")
        config = self._named("EMAIL_URL", environ.Env.email_url_config, url)
        if url.startswith("filemail:"):
            config["EMAIL_FILE_PATH"] = url.removeprefix("filemail://")
        config.setdefault("EMAIL_TIMEOUT", SECONDS_FOR_MAIL)
        return {key: value for key, value in config.items() if value is not None}

    def _named(self, name: str, read: Callable[[str], Any], url: str) -> dict[str, Any]:
        """Return what an address says; ImproperlyConfigured names the variable if it says none."""
        try:
            return dict(read(url))
        except (ImproperlyConfigured, ValueError) as error:
            raise ImproperlyConfigured(f"{name} cannot be read: {error}") from error


def read_environment(values: Mapping[str, str] | None = None) -> Environment:
    """Return the process's environment, or raise ImproperlyConfigured naming all that is missing.

    Production also refuses to start while an OPERATOR_* variable still holds its sample value.
    """
    environment = Environment(os.environ if values is None else values)
    missing = [name for name in NEEDED if not environment.text(name)]
    if missing:
        raise ImproperlyConfigured("These environment variables are missing: " + ", ".join(missing))
    return environment


def sample_operator_variables(environment: Environment) -> list[str]:
    """Return the OPERATOR_* variables that still hold their sample value."""
    return [name for name in OPERATOR_VARIABLES if SAMPLE_MARK in environment.text(name)]
