"""Running text: links lead by name to pages and documents, embedded images likewise."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from starter.form.references import References

TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
KIND = re.compile(r"""\b(?:linktype|embedtype)="(\w+)\"""")
TARGET = re.compile(r"""(?<![\w-])id="([^"]*)\"""")
# What leads nowhere has no name, and gets a number that nothing has.
GONE = "0"


def model_of(tag: str) -> Any:
    """Return what a tag leads to, or None."""
    kind = KIND.search(tag)
    models = {"page": Page, "document": get_document_model(), "image": get_image_model()}
    return models.get(kind[1]) if kind else None


def write_rich_text(html: str, references: References) -> str:
    """Return running text with names instead of numbers."""

    def named(tag: re.Match[str]) -> str:
        model = model_of(tag[0])

        def name(target: re.Match[str]) -> str:
            number = int(target[1]) if target[1].isdigit() else None
            return f'id="{escape(references.name(model, number) or "")}"'

        return TARGET.sub(name, tag[0]) if model else tag[0]

    return TAG.sub(named, html)


def read_rich_text(html: str, references: References, wrong: Callable[[str], Any]) -> str:
    """Return running text with numbers instead of names; `wrong` is told of unknown ones."""

    def numbered(tag: re.Match[str]) -> str:
        model = model_of(tag[0])

        def number(target: re.Match[str]) -> str:
            name = unescape(target[1])
            key = references.key(model, name) if name else GONE
            if key is None and references.is_of_folder(model, name):
                key = GONE
            if key is None:
                wrong(f"leads to no {references.label(model)} “{name}”")
            return f'id="{key}"'

        return TARGET.sub(number, tag[0]) if model else tag[0]

    return TAG.sub(numbered, html)
