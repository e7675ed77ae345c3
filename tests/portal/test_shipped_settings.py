"""No setting of safety is weakened without being refused by its name, whichever it is."""

from __future__ import annotations

from typing import Any

import pytest

from portal.settings import editor, security
from portal.shipped_settings import (
    AT_MOST,
    NOTHING_LESS,
    NOTHING_MORE,
    SAME,
    SHIPPED,
    SHUT,
    changed_settings,
)
from portal.unsafe_settings import no_unsafe_settings
from tests.portal.test_unsafe_settings import production

__all__ = ["production"]
# What operators may decide: how the portal is called and looks, and what is as safe either way.
FREE = {
    *("ENVIRONMENT", "MAIN_LANGUAGE", "NONE", "SELF", "PASSWORD_CHECKS"),
    *("LOGIN_REDIRECT_URL", "LOGOUT_REDIRECT_URL", "CSRF_COOKIE_AGE", "CSRF_FAILURE_VIEW"),
    *("ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION", "ACCOUNT_EMAIL_SUBJECT_PREFIX"),
    *("MFA_PASSKEY_LOGIN_ENABLED", "MFA_TOTP_ISSUER", "MFA_ALLOW_UNVERIFIED_EMAIL"),
    *("STAFF_MFA_REQUIRED", "WAGTAIL_SITE_NAME", "WAGTAIL_I18N_ENABLED"),
    *("WAGTAIL_ENABLE_WHATS_NEW_BANNER", "WAGTAIL_ALLOW_UNICODE_SLUGS", "WAGTAIL_DATE_FORMAT"),
    *("WAGTAIL_DATETIME_FORMAT", "WAGTAIL_TIME_FORMAT", "WAGTAILSEARCH_BACKENDS"),
}
SMALLER_IS_WORSE = {"SECURE_HSTS_SECONDS": 0}
# Models of Wagtail in the place of ours; whatever else listens for the setting finds one.
STOCK_MODELS = {
    "WAGTAILIMAGES_IMAGE_MODEL": "wagtailimages.Image",
    "WAGTAILDOCS_DOCUMENT_MODEL": "wagtaildocs.Document",
}


def weakened(name: str) -> Any:
    """Return a value with which a setting is less safe than shipped."""
    value = SHIPPED[name]
    if name in SMALLER_IS_WORSE:
        return SMALLER_IS_WORSE[name]
    if name in STOCK_MODELS:
        return STOCK_MODELS[name]
    if isinstance(value, dict):
        return {}
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value * 100 + 100
    if isinstance(value, list | tuple):
        return value[:-1] if name in NOTHING_LESS else [*value, "otherwise"]
    return "otherwise"


def test_each_setting_of_safety_is_refused_where_it_is_weakened(production: Any) -> None:
    names = {name for module in (editor, security) for name in vars(module) if name.isupper()}
    faults = []
    for name in sorted(names - FREE):
        safe = getattr(production, name)
        setattr(production, name, weakened(name))
        if not any(name in error.msg for error in no_unsafe_settings(None)):
            faults.append(name)
        setattr(production, name, safe)
    assert faults == []


@pytest.mark.parametrize("name", [*SAME, *AT_MOST, *NOTHING_MORE, *NOTHING_LESS])
def test_what_django_ships_is_guarded_like_what_the_portal_ships(
    production: Any, name: str
) -> None:
    setattr(production, name, weakened(name))
    assert [message for message, _hint in changed_settings() if name in message]


@pytest.mark.parametrize("name", SHUT)
def test_doors_that_are_shut_stay_shut(production: Any, name: str) -> None:
    setattr(production, name, "1")
    assert [message for message, _hint in changed_settings() if name in message]


def test_what_is_stricter_is_let_through(production: Any) -> None:
    production.SESSION_COOKIE_AGE = 3600
    production.WAGTAILDOCS_EXTENSIONS = ["pdf"]
    production.ACCOUNT_RATE_LIMITS = {**security.ACCOUNT_RATE_LIMITS, "login": "10/m/ip"}
    assert no_unsafe_settings(None) == []


def test_no_upload_limit_is_taken_away_altogether(production: Any) -> None:
    for name in AT_MOST:
        setattr(production, name, None)
    assert len(list(changed_settings())) == len(AT_MOST)


def test_a_rate_limit_that_is_switched_off_is_named(production: Any) -> None:
    production.ACCOUNT_RATE_LIMITS = {**security.ACCOUNT_RATE_LIMITS, "login_failed": None}
    assert "login_failed" in next(changed_settings())[0]


def test_a_proxy_that_is_not_there_is_not_trusted(production: Any) -> None:
    production.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert "ALLAUTH_TRUSTED_PROXY_COUNT" in next(changed_settings())[0]
