"""Original pictures: without positions, names and thumbnails; turned upright; colours kept."""

from __future__ import annotations

import io
import struct
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

FOLDER_OF_ORIGINALS = "original_images/"
LONGEST_SIDE = 12_000
MOST_UNEQUAL = 20
# What Pillow raises over damaged pictures, each format something else.
DAMAGED = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, RuntimeError),
    *(struct.error, Image.DecompressionBombError),
)
BEST_QUALITY = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"quality": 95}}


def check_sides(width: int, height: int) -> None:
    """Raise ValidationError for pictures of which no smaller one can be made."""
    longest, shortest = max(width, height), min(width, height)
    if shortest < 1 or longest > LONGEST_SIDE or longest > MOST_UNEQUAL * shortest:
        raise ValidationError(
            _(
                "This picture has %(width)s × %(height)s pixels. At most %(longest)s pixels a side "
                "are possible, and no side more than %(times)s times as long as the other."
            ),
            params={
                "width": width,
                "height": height,
                "longest": LONGEST_SIDE,
                "times": MOST_UNEQUAL,
            },
        )


def without_metadata(file: File[Any]) -> File[Any]:
    """Return the same picture without EXIF, XMP, IPTC, comments and thumbnails.

    It is turned as EXIF says first, and keeps its colour profile. What is no picture is returned as
    it is: the forms refuse it. OSError where a picture cannot be read to its end: it would keep
    what it tells about its maker.
    """
    file.seek(0)
    try:
        picture = Image.open(file)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        file.seek(0)
        return file
    with picture:
        return ContentFile(written_anew(picture), name=file.name)


def check_whole(file: File[Any]) -> None:
    """Raise ValidationError for a picture that breaks off: no page could show it."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()
    except DAMAGED as error:
        raise ValidationError(_("This file is not an image, or it is damaged.")) from error
    finally:
        file.seek(0)


def written_anew(picture: Image.Image) -> bytes:
    """Return the bytes of a picture with nothing but its pixels and its colour profile."""
    kind = picture.format or "PNG"
    profile = picture.info.get("icc_profile")
    options: dict[str, Any] = {"icc_profile": profile, **BEST_QUALITY.get(kind, {})}
    frames = [bare(frame) for frame in ImageSequence.Iterator(picture)]
    if len(frames) > 1:
        options |= {
            "save_all": True,
            "append_images": frames[1:],
            "loop": picture.info.get("loop", 0),
            "duration": picture.info.get("duration", 100),
        }
    target = io.BytesIO()
    frames[0].save(target, kind, **options)
    return target.getvalue()


def bare(frame: Image.Image) -> Image.Image:
    """Return a copy of a frame, upright, with its pixels and its transparency alone."""
    upright = ImageOps.exif_transpose(frame) or frame
    transparency = upright.info.get("transparency")
    copy = upright.copy()
    copy.info = {} if transparency is None else {"transparency": transparency}
    return copy
