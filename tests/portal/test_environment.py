"""Wrong or missing variables are named, all at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.checks import rate_limits_last
from portal.env import Environment, read_environment


def test_every_missing_variable_is_named_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as error:
        read_environment({"SECRET_KEY": "x"})
    message = str(error.value)
    assert "SECRET_KEY" not in message
    assert all(name in message for name in ("DATABASE_URL", "ALLOWED_HOSTS", "OPERATOR_NAME"))


def test_a_database_other_than_postgresql_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql"):
        Environment({"DATABASE_URL": "sqlite:///x"}).database()


def test_a_flag_that_is_no_truth_value_names_its_variable() -> None:
    with pytest.raises(ImproperlyConfigured, match="STAFF_MFA_REQUIRED"):
        Environment({"STAFF_MFA_REQUIRED": "perhaps"}).flag("STAFF_MFA_REQUIRED", default=True)


@pytest.mark.parametrize(
    ("url", "keeps"),
    [
        ("", True),
        ("dbcache://limits", True),
        ("dbcache://limits?max_entries=300", False),
        ("filecache:///var/tmp/limits", True),
        ("locmemcache://", False),
        ("dummycache://", False),
    ],
)
def test_a_cache_that_forgets_rate_limits_is_refused(url: str, keeps: bool, settings: Any) -> None:
    settings.CACHES = {"default": Environment({"CACHE_URL": url}).cache()}
    errors = rate_limits_last(None)
    assert (not errors) == keeps
    assert all("CACHE_URL" in error.msg for error in errors)


@pytest.mark.parametrize("value", ["elsewhere://x", "x", "smtp://mail.example.org:no-port"])
@pytest.mark.parametrize("name", ["EMAIL_URL", "CACHE_URL"])
def test_an_address_that_cannot_be_read_names_its_variable(name: str, value: str) -> None:
    reader = {"EMAIL_URL": "email", "CACHE_URL": "cache"}[name]
    with pytest.raises(ImproperlyConfigured, match=name):
        getattr(Environment({name: value}), reader)()
