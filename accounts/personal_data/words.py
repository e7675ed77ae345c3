"""The words that take the place of a name."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _


def deleted_account_name() -> str:
    """Return what stands where a name stood, in the portal's main language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Deleted account")
