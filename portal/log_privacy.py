"""Keeps what says something about a person out of every log line, and links answers to lines."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

import structlog
from django.dispatch import receiver
from django.http import HttpResponse
from django_structlog.signals import update_failure_response

PERSONAL_KEYS = {"ip", "remote_addr", "user_agent", "user_id", "user", "username", "email"}
PERSONAL_KEYS |= {"query", "query_string", "session", "cookies"}
OWN_KEYS = {"timestamp", "level", "logger", "request_id", "worker_id"}
REMOVED = "[removed]"

# What people search stands behind the question mark of an address.
QUERY = re.compile(r"(/[^\s?\"'<>]*)\?[^\s\"'<>]*")
# The links of account mails open an account.
MAILED_LINK = re.compile(r"(/account/(?:confirm-email|password/reset/key)/)[^\s/?\"'<>]+")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}:\d{2}:\d{2}")


def drop_personal_data(
    logger: Any, method_name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Remove personal keys; cut queries, mail and network addresses out of all text."""
    for key in PERSONAL_KEYS.intersection(event):
        del event[key]
    for key in event.keys() - OWN_KEYS:
        event[key] = without_personal_data(event[key])
    return event


def without_personal_data(value: Any) -> Any:
    """Return a value whose text, at any depth, holds no query and no address of a person."""
    if isinstance(value, str):
        text = MAILED_LINK.sub(rf"\1{REMOVED}", QUERY.sub(r"\1", value))
        for pattern in (MAIL_ADDRESS, IPV4):
            text = pattern.sub(REMOVED, text)
        return IPV6.sub(_unless_a_clock, text)
    if isinstance(value, dict):
        return {key: without_personal_data(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [without_personal_data(part) for part in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return without_personal_data(str(value))


def _unless_a_clock(match: re.Match[str]) -> str:
    return match[0] if CLOCK.fullmatch(match[0]) else REMOVED


@receiver(update_failure_response)
def name_the_request(sender: Any, response: HttpResponse, **kwargs: Any) -> None:
    """Send the request id with an answer that failed, so that its log lines can be found."""
    response["X-Request-ID"] = structlog.contextvars.get_contextvars().get("request_id", "")
