"""Short names for values, by which what was shipped is told from what people have written."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page

from content.models import BasePage

Digests = dict[str, str]


def digest(value: Any) -> str:
    """Return a short name for a value."""
    text = json.dumps(value, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def digests(page: BasePage) -> Digests:
    """Return a digest of each field that holds content: the title, and all that Wagtail lacks."""
    base = {field.name for field in Page._meta.get_fields()}
    left_out = base - {"title"} | {"page_ptr", "team"}
    return {
        name: digest(value)
        for name, value in page.serializable_data().items()
        if name not in left_out and name in {field.name for field in page._meta.get_fields()}
    }
