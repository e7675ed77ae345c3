"""The locales, remembered by each process: they change when a language is added, and not before."""

from __future__ import annotations

from wagtail.models import Locale

_remembered: dict[int, Locale] = {}


def locale_of(pk: int) -> Locale:
    """Return a locale by its primary key; an unknown key makes the process look again."""
    if pk not in _remembered:
        _remembered.clear()
        _remembered.update({locale.pk: locale for locale in Locale.objects.all()})
    return _remembered[pk]


def language_of(pk: int) -> str:
    """Return the language code of a locale by its primary key."""
    return str(locale_of(pk).language_code)
