"""The portal's own image model (ADR 0004)."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from media_library.models.provenance import Provenance


class CustomImage(Provenance, AbstractImage):
    """A picture with author, source, licence, and a text alternative or the decorative flag."""

    alt_text = models.CharField(
        _("text alternative"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for people who do not see it: one sentence."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture adds nothing that the text does not say; it is passed over."),
    )

    objects: ClassVar[Any] = ImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "decorative",
        "author",
        "source",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; width and height are those of the file as it was stored, turned upright."""
        file: Any = getattr(self, "file", None)
        if file and (not self.pk or not file._committed):
            if not file._committed:
                file.save(Path(file.name).name, file.file, save=False)
            # Django measures what was uploaded; a name makes it measure what is stored.
            setattr(self, "file", file.name)  # noqa: B010  # Wagtail's field has no type
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """Return a path that nobody can guess from a rendition."""
        path: str = super().get_upload_to(filename)
        folder, _slash, name = path.rpartition("/")
        return f"{folder}/{secrets.token_hex(8)}-{name[-60:]}"

    @property
    def default_alt_text(self) -> str:
        """The text alternative; empty for decoration."""
        return "" if self.decorative else self.alt_text

    def clean(self) -> None:
        """Ask for a text alternative, or for the decision that none is needed."""
        super().clean()
        if self.decorative == bool(self.alt_text.strip()):
            raise ValidationError(
                {"alt_text": _("Enter a text alternative, or mark the picture as decorative.")}
            )


class CustomRendition(AbstractRendition):
    """A picture in the size that a page shows."""

    image: models.ForeignKey[CustomImage, CustomImage] = models.ForeignKey(
        CustomImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
