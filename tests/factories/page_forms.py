"""The form of a page as a browser sends it."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamBlock
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
