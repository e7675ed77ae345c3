"""Writes fields of pages and other rows for people, and reads them again, by the kind of field."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from starter.form.blocks import read, write
from starter.form.files import Record
from starter.form.references import prefix_of
from starter.form.rich_text import read_rich_text, write_rich_text
from starter.form.slots import MISSING, Slots
from taxonomy.multilingual import MultilingualField, MultilingualText

# What the tree, the history and the state of a page say; and what says who was at work.
NOT_CONTENT = frozenset(
    {
        *("id", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "locale"),
        *("translation_key", "alias_of", "live", "has_unpublished_changes", "draft_title"),
        *("latest_revision", "latest_revision_created_at", "live_revision"),
        *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
        *("owner", "locked", "locked_at", "locked_by", "slug"),
    }
)
TEXT = (models.TextField, StreamField, RichTextField)


def content_fields(model: type[Model]) -> list[Any]:
    """Return the fields of a page type that hold content: the title first."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field for field in fields if field.name not in NOT_CONTENT]


def is_text(field: Any) -> bool:
    """Say whether a field is written in a language, and so never shared."""
    if isinstance(field, TEXT):
        return True
    plain = isinstance(field, models.CharField) and not isinstance(field, models.EmailField)
    return plain and not field.choices and not isinstance(field, models.URLField)


def write_fields(instance: Model, fields: Iterable[Any], slots: Slots) -> Record:
    """Return what a row holds, without what it begins with."""
    written = {field.name: write_field(field, instance, slots) for field in fields}
    return {name: value for name, value in written.items() if value is not MISSING}


def write_field(field: Any, instance: Any, slots: Slots) -> Any:
    """Return what one field holds; MISSING where that is nothing, or what it begins with."""
    if isinstance(field, StreamField):
        raw = list(getattr(instance, field.name).raw_data)
        return write(field.stream_block, raw, field.name, slots)
    if isinstance(field, ParentalManyToManyField | models.ManyToManyField):
        names = [name_in(field, row.pk, slots) for row in getattr(instance, field.name).all()]
        return sorted(filter(None, names)) or MISSING
    value = field.value_from_object(instance)
    if isinstance(field, models.ForeignKey):
        return name_in(field, value, slots) or MISSING
    if isinstance(field, RichTextField) and value:
        return write_rich_text(value, slots.references)
    if isinstance(field, MultilingualField):
        return dict(value) or MISSING
    return MISSING if value == field.get_default() else value


def name_in(field: Any, key: Any, slots: Slots) -> str | None:
    """Return the name of a row without what all names of the field begin with."""
    name = slots.references.name(field.related_model, key)
    return name.removeprefix(prefix_of(field)) if name else None


def read_fields(
    model: type[Model], record: Record, fields: Iterable[Any], slots: Slots
) -> dict[str, Any]:
    """Return the value of each field that a record names; what is wrong is noted."""
    known = {field.name: field for field in fields}
    values = {}
    for name, data in record.items():
        if name not in known:
            expected = ", ".join(sorted(known))
            slots.wrong(name, f"{model.__name__} has no such field; expected one of {expected}")
            continue
        value = read_field(known[name], data, slots)
        if value is not MISSING:
            values[name] = value
    return values


def read_field(field: Any, data: Any, slots: Slots) -> Any:
    """Return the value of one field; rows that it leads to by their numbers."""
    if isinstance(field, StreamField):
        return read(field.stream_block, data, field.name, slots)
    if isinstance(field, ParentalManyToManyField | models.ManyToManyField):
        if not isinstance(data, list):
            return slots.wrong(field.name, "expected a list")
        keys = [key_in(field, name, slots) for name in data]
        return [key for key in keys if key is not MISSING]
    if isinstance(field, models.ForeignKey):
        return None if data is None else key_in(field, data, slots)
    if isinstance(field, RichTextField) and isinstance(data, str):
        return read_rich_text(data, slots.references, partial(slots.wrong, field.name))
    if isinstance(field, MultilingualField):
        texts = isinstance(data, dict) and all(isinstance(text, str) for text in data.values())
        return MultilingualText(data) if texts else slots.wrong(field.name, "expected languages")
    return read_value(field, data, slots)


def key_in(field: Any, name: Any, slots: Slots) -> Any:
    """Return the number of what a field names."""
    key = slots.references.key(field.related_model, f"{prefix_of(field)}{name}")
    if key is None and slots.references.is_of_folder(field.related_model, str(name)):
        return MISSING
    if key is None:
        kind = slots.references.label(field.related_model)
        return slots.wrong(field.name, f"no {kind} “{name}”")
    return key


def read_value(field: Any, data: Any, slots: Slots) -> Any:
    """Return a plain value; texts have to be texts, and nothing is longer than its column."""
    text = isinstance(field, models.CharField | models.TextField)
    if text and not isinstance(data, str):
        return slots.wrong(field.name, f"expected a text in quotation marks: {data}")
    try:
        value = field.to_python(data)
        if value not in field.empty_values:
            field.clean(value, None)
    except ValidationError as error:
        return slots.wrong(field.name, " ".join(error.messages))
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return slots.wrong(field.name, "expected a moment with its time zone")
    return value


def set_fields(instance: Any, values: dict[str, Any]) -> None:
    """Give a row its values; a stream or relation that is not named is emptied by the caller."""
    for name, value in values.items():
        field = instance._meta.get_field(name)
        if field.many_to_many:
            getattr(instance, name).set(field.related_model._default_manager.filter(pk__in=value))
        elif isinstance(field, models.ForeignKey):
            setattr(instance, field.attname, value)
        else:
            setattr(instance, name, value)
