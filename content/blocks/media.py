"""Pictures and files."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

MEDIA_GROUP = _("Pictures and files")


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; author and licence come from the image itself."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        label = _("Image")
        icon = "image"
        group = MEDIA_GROUP
        description = _("A picture; author and licence are shown below it.")
        template = "content/blocks/picture.html"
        preview_value = {"image": None, "caption": "Bildunterschrift"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Add the image, where one is chosen."""
        context = super().get_context(value, parent_context=parent_context)
        context["image"] = value.get("image")
        return context


class DownloadsBlock(blocks.StructBlock):
    """Files for download, with type and size."""

    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"))

    class Meta:
        label = _("Downloads")
        icon = "download"
        group = MEDIA_GROUP
        description = _("Files with their type, size and accessibility.")
        template = "content/blocks/downloads.html"
        preview_value = {"title": "Dateien", "documents": []}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Add the documents whose files are there; the others are left out."""
        context = super().get_context(value, parent_context=parent_context)
        documents = [document for document in value.get("documents") or () if document]
        context["documents"] = [document for document in documents if document.has_file]
        return context
