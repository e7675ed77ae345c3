"""Has new files read, and forgets the text of those that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from jobs.models import OutboxMessage
from media_library.actions import ReadDocument
from media_library.models import CustomDocument, DocumentText
from media_library.reading import request_texts


@receiver(post_save, sender=CustomDocument)
def file_may_be_new(instance: CustomDocument, **kwargs: Any) -> None:
    """Ask for the text of a file that nobody has asked for."""
    if not kwargs.get("raw"):
        request_texts([instance.file_hash])


@receiver(post_delete, sender=CustomDocument)
def file_may_be_gone(instance: CustomDocument, **kwargs: Any) -> None:
    """Forget the text with the last document that has the file; a replaced file's goes by night."""
    if not CustomDocument.objects.filter(file_hash=instance.file_hash).exists():
        DocumentText.objects.filter(file_hash=instance.file_hash).delete()


def texts_were_requested(messages: Sequence[OutboxMessage]) -> None:
    """Read the files that the messages name, unless nobody has them any more."""
    for text in DocumentText.objects.filter(file_hash__in=[message.key for message in messages]):
        ReadDocument(text).execute()
