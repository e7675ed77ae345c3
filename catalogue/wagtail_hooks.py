"""Follows what the admin changes without saving things one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from catalogue.entries import DocumentEntries
from catalogue.sources import sources
from catalogue.writing import changed
from media_library.models import CustomDocument


@hooks.register("after_bulk_action")
def documents_were_changed(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Follow documents that were moved to another collection together (no signal is sent).

    Actions on snippets are for many models and have no default one.
    """
    if CustomDocument in action.models:
        changed(sources[DocumentEntries.name], [document.pk for document in objects])
