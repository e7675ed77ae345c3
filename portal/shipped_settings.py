"""Which settings of safety a production portal has as they are shipped, or stricter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import global_settings, settings

from portal.env import read_environment
from portal.settings import editor, security

SHIPPED = {**vars(global_settings), **vars(editor), **vars(security)}
SAME = (
    *("AUTHENTICATION_BACKENDS", "LOGIN_URL", "ACCOUNT_ADAPTER", "ACCOUNT_FORMS"),
    *("ACCOUNT_USER_MODEL_USERNAME_FIELD", "ACCOUNT_LOGIN_METHODS", "ACCOUNT_SIGNUP_FIELDS"),
    *("ACCOUNT_EMAIL_NOTIFICATIONS", "ACCOUNT_CHANGE_EMAIL", "ACCOUNT_SESSION_REMEMBER"),
    *("MFA_ADAPTER", "MFA_FORMS", "SESSION_ENGINE", "SESSION_COOKIE_NAME", "SESSION_COOKIE_PATH"),
    *("CSRF_COOKIE_NAME", "CSRF_COOKIE_PATH", "KNOWN_DEVICE_COOKIE_NAME"),
    *("SECURE_REDIRECT_EXEMPT", "SECURE_CROSS_ORIGIN_OPENER_POLICY", "SILENCED_SYSTEM_CHECKS"),
    *("FILE_UPLOAD_PERMISSIONS", "AUTH_USER_MODEL", "REST_FRAMEWORK"),
    *("WAGTAILIMAGES_IMAGE_MODEL", "WAGTAILIMAGES_IMAGE_FORM_BASE"),
    *("WAGTAILDOCS_DOCUMENT_MODEL", "WAGTAILDOCS_DOCUMENT_FORM_BASE", "WAGTAILDOCS_SERVE_METHOD"),
    *("WAGTAILADMIN_LOGIN_URL", "WAGTAIL_FRONTEND_LOGIN_URL", "WAGTAILEMBEDS_FINDERS"),
    "WAGTAILADMIN_RICH_TEXT_EDITORS",
    *("WAGTAIL_PASSWORD_RESET_ENABLED", "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED"),
    *("WAGTAILUSERS_PASSWORD_ENABLED", "WAGTAIL_EMAIL_MANAGEMENT_ENABLED"),
    *("WAGTAIL_WORKFLOW_ENABLED", "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE"),
    *("WAGTAIL_GRAVATAR_PROVIDER_URL", "WAGTAIL_ENABLE_UPDATE_CHECK"),
)
AT_MOST = (
    *("SESSION_COOKIE_AGE", "PASSWORD_RESET_TIMEOUT", "ACCOUNT_REAUTHENTICATION_TIMEOUT"),
    *("MFA_TOTP_TOLERANCE", "DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS"),
    *("DATA_UPLOAD_MAX_NUMBER_FILES", "WAGTAILDOCS_MAX_UPLOAD_SIZE"),
    *("WAGTAILIMAGES_MAX_IMAGE_PIXELS",),
)
NOTHING_MORE = (
    *("WAGTAILIMAGES_EXTENSIONS", "WAGTAILDOCS_EXTENSIONS", "WAGTAILDOCS_INLINE_CONTENT_TYPES"),
    *("MFA_SUPPORTED_TYPES",),
)
NOTHING_LESS = ("AUTH_PASSWORD_VALIDATORS", "ACCOUNT_RATE_LIMITS", "MFA_RATE_LIMITS")
# Doors that Django and allauth keep shut until somebody opens them.
SHUT = (
    *("USE_X_FORWARDED_HOST", "USE_X_FORWARDED_PORT", "DEBUG_PROPAGATE_EXCEPTIONS"),
    *("FORCE_SCRIPT_NAME", "ALLAUTH_TRUSTED_CLIENT_IP_HEADER"),
    *("ACCOUNT_LOGOUT_ON_GET", "ACCOUNT_CONFIRM_EMAIL_ON_GET", "ACCOUNT_LOGIN_BY_CODE_ENABLED"),
    *("ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED", "ACCOUNT_PASSWORD_INPUT_RENDER_VALUE"),
    *("MFA_TOTP_INSECURE_BYPASS_CODE", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"),
)
HINT = "Leave it as portal/settings/ has it."
Finding = tuple[str, str]


def changed_settings() -> Iterator[Finding]:
    """Yield settings that are otherwise than shipped, where otherwise means less safe."""
    yield from ((f"{name} is not what the portal ships.", HINT) for name in SAME if differs(name))
    yield from ((f"{name} is set.", "Leave it out.") for name in SHUT if present(name))
    yield from (
        (f"{name} is more than {SHIPPED[name]}.", HINT) for name in AT_MOST if exceeds(name)
    )
    for name in NOTHING_MORE:
        if added := set(present(name) or ()) - set(SHIPPED[name]):
            yield f"{name} adds {', '.join(sorted(map(str, added)))}.", HINT
    for name in NOTHING_LESS:
        if less := missing(SHIPPED[name], present(name)):
            yield f"{name} lacks {', '.join(less)}.", HINT
    yield from unsafe_proxies()


def differs(name: str) -> bool:
    """Say whether a setting has another value than shipped."""
    return bool(present(name) != SHIPPED[name])


def exceeds(name: str) -> bool:
    """Say whether a number is larger than shipped, or no number, which is no limit."""
    value = present(name)
    return not isinstance(value, int) or value > SHIPPED[name]


def unsafe_proxies() -> Iterator[Finding]:
    """Yield trust in proxies that are not there: anybody could send another address."""
    proxies = present("ALLAUTH_TRUSTED_PROXY_COUNT")
    if proxies and not read_environment().flag("BEHIND_PROXY", default=False):
        hint = "Set BEHIND_PROXY=on where a proxy stands in front, else leave it out."
        yield "ALLAUTH_TRUSTED_PROXY_COUNT is set without BEHIND_PROXY.", hint


def present(name: str) -> Any:
    """Return the value of a setting; nothing where it is not set."""
    return getattr(settings, name, None)


def missing(shipped: Any, value: Any) -> list[str]:
    """Return what a list or a table has no more, or has without a value."""
    if isinstance(shipped, dict):
        kept = value if isinstance(value, dict) else {}
        return [name for name in shipped if not kept.get(name)]
    return [
        str(rule["NAME"]).rpartition(".")[2] for rule in shipped if rule not in list(value or ())
    ]
