"""The form of a page as a browser sends it."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html

from content.models import BasePage


def edit_address(page: BasePage) -> str:
    """Return where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def page_form(client: Client, page: BasePage, **changes: Any) -> dict[str, Any]:
    """Return what the form of a page holds, with empty streams and with changes."""
    html = client.get(edit_address(page)).content.decode()
    sent = querydict_from_html(html, form_id="page-edit-form")
    data: dict[str, Any] = {name: sent.getlist(name) for name in sent}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField) and isinstance(field.stream_block, StreamBlock):
            data[f"{field.name}-count"] = "0"
    return {**data, **changes}


def filled_form(client: Client, page: BasePage, **changes: Any) -> dict[str, Any]:
    """Return what the form of a page holds, with what its streams hold and with changes."""
    data = page_form(client, page)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            data |= block_form(field.stream_block, getattr(page, field.name), field.name)
    return {**data, **changes}


def block_form(block: Block, value: Any, prefix: str) -> dict[str, Any]:
    """Return the fields in which a browser sends the value of a block."""
    if isinstance(block, StructBlock):
        return {
            name: sent
            for key, child in block.child_blocks.items()
            for name, sent in block_form(child, value.get(key), f"{prefix}-{key}").items()
        }
    if not isinstance(block, StreamBlock | ListBlock):
        shown = block.value_for_form(value)
        if not shown:
            return {}
        return {prefix: shown if isinstance(shown, list) else str(shown)}
    children = list(value.bound_blocks if isinstance(block, ListBlock) else value) if value else []
    data: dict[str, Any] = {f"{prefix}-count": str(len(children))}
    for number, child in enumerate(children):
        place = f"{prefix}-{number}"
        data |= {f"{place}-deleted": "", f"{place}-order": str(number), f"{place}-id": ""}
        if isinstance(block, StreamBlock):
            data[f"{place}-type"] = child.block_type
        data |= block_form(child.block, child.value, f"{place}-value")
    return data
