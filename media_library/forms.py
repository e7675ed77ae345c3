"""Forms for images and documents: what they need so that pages may show them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media_library.pictures import DAMAGED, check_sides, check_whole
from media_library.validators import check_document

ROOM_KEPT_FREE = 20 * 1024 * 1024


ENDING = re.compile(r"\.(jpe?g|png|gif|webp|avif)$", re.IGNORECASE)


def check_room(file: UploadedFile) -> None:
    """Raise ValidationError where the media folder has no room for a file and a little more."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < ROOM_KEPT_FREE + 2 * (file.size or 0):
        raise ValidationError(_("The server has no room for this file. Please tell the operator."))


class DocumentForm(BaseDocumentForm):
    """A document; its file is checked by content, in every way of uploading."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.help_text = _(
                "PDF, ODT, ODS, ODP, DOCX, XLSX, PPTX or CSV, at most 25 MB, without a password."
            )
            field.error_messages["file_too_large"] = _(
                "This file is too large (%(file_size)s). At most %(max_filesize)s are possible."
            )

    def clean_file(self) -> Any:
        """Look into a newly uploaded file."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file)
            check_room(file)
        return file


def read_or_refuse(read: Callable[[Any], Any], data: Any) -> Any:
    """Return what a field reads; a picture of which Pillow cannot read the head is refused.

    Wagtail 8 lets the error through; no upstream issue known.
    """
    try:
        return read(data)
    except DAMAGED as error:
        raise ValidationError(_("This file is not an image, or it is damaged.")) from error


class ImageForm(BaseImageForm):
    """An image; vector graphics are refused whatever their name, and so are huge ones."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            return
        field: Any = self.fields["file"]
        field.to_python = partial(read_or_refuse, field.to_python)
        formats = field.supported_formats_text
        field.error_messages.update(
            {
                "invalid_image": _("This file is not an image, or it is damaged."),
                "invalid_image_extension": format_lazy(
                    _("Pictures of this kind are not taken. Possible are: {formats}."),
                    formats=formats,
                ),
                "invalid_image_known_format": _(
                    "The name says %(extension)s, but the content is %(image_format)s. "
                    "Please save it in the right format."
                ),
                "file_too_large": _(
                    "This file is too large (%(file_size)s). At most %(max_filesize)s are possible."
                ),
                "file_too_many_pixels": _(
                    "This picture is too large (%(num_pixels)s pixels). "
                    "At most %(max_pixels_count)s pixels are possible."
                ),
            }
        )

    def clean_file(self) -> Any:
        """Refuse pictures of which no smaller one can be made, and check that there is room."""
        file = self.cleaned_data["file"]
        picture = getattr(file, "image", None)
        if isinstance(file, UploadedFile) and picture:
            check_sides(*picture.get_size())
            check_whole(file)
            check_room(file)
        return file

    def clean_title(self) -> str:
        """Drop the ending of a file name."""
        title: str = self.cleaned_data["title"]
        return ENDING.sub("", title) or title
