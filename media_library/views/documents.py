"""The list of documents in the admin, which says whether their text is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from media_library.models import CustomDocument, DocumentText

BEFORE_USAGE = -1


class DocumentsView(IndexView):
    """Wagtail's list with a column more."""

    @cached_property
    def columns(self) -> list[Any]:
        """The columns of Wagtail, and what is known of the text."""
        columns: list[Any] = list(super().columns)
        columns.insert(BEFORE_USAGE, Column("text_status", label=_("Text")))
        return columns

    def decorate_paginated_queryset(self, object_list: Any) -> Iterable[CustomDocument]:
        """Let each document of the page know the state of its text, in one query."""
        documents: list[CustomDocument] = list(super().decorate_paginated_queryset(object_list))
        hashes = [document.file_hash for document in documents]
        texts = {
            text.file_hash: text.in_words()
            for text in DocumentText.objects.filter(file_hash__in=hashes)
        }
        for document in documents:
            document.text_status = texts.get(document.file_hash, "")
        return documents
