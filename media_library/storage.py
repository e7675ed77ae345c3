"""Where media lie: pictures without what they tell about their makers, and no half files."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from media_library.pictures import FOLDER_OF_ORIGINALS, without_metadata


class MediaStorage(FileSystemStorage):
    """The media folder; what fails to be written whole is not kept."""

    def _save(self, name: str, content: File[Any]) -> str:
        """Write a file; an original picture is cleaned on its way, however it came."""
        if name.startswith(FOLDER_OF_ORIGINALS):
            content = without_metadata(content)
        try:
            return str(super()._save(name, content))  # type: ignore[misc]  # no stub
        except OSError:
            # The name may have been taken meanwhile; only what this call has begun is there.
            if self.exists(name) and self.size(name) < (content.size or 0):
                self.delete(name)
            raise
