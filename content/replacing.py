"""Puts one thing in the place of another wherever pages have it chosen.

Rows, all revisions (an older one that somebody returns to brings nothing back) and what
wagtail-localize keeps of originals, from which it writes translations anew.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, ManyToManyField, Model, Q
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource


def replace_everywhere(old: Model, new: Model) -> set[int]:
    """Let everything that has `old` in a field have `new`; return the keys of the pages among it.

    Blocks are left alone: none chooses a term, which a test holds.
    """
    touched: set[int] = set()
    for field in fields_leading_to(old):
        many = isinstance(field, ManyToManyField)
        keys = replace_in_table(field, old, new) if many else replace_in_column(field, old, new)
        if issubclass(field.model, Page):
            touched |= keys | replace_in_revisions(field, old, new)
            replace_in_originals(field, old, new)
    return touched


def fields_leading_to(thing: Model) -> list[Any]:
    """Return the fields of all models that may hold a thing, without tables between two models."""
    relations = thing._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if isinstance(relation, ForeignObjectRel)]
    return [field for field in fields if not field.model._meta.auto_created]


def replace_in_column(field: Any, old: Model, new: Model) -> set[int]:
    """Replace in a relation to one; return the keys of the rows that had it."""
    rows = field.model._default_manager.filter(**{field.name: old})
    keys = set(rows.values_list("pk", flat=True))
    rows.update(**{field.name: new})
    return keys


def replace_in_table(field: Any, old: Model, new: Model) -> set[int]:
    """Replace in a relation to many, where one may have both already."""
    rows = field.remote_field.through._default_manager
    owner, target = f"{field.m2m_field_name()}_id", field.m2m_reverse_field_name()
    keys = set(rows.filter(**{target: old}).values_list(owner, flat=True))
    both = rows.filter(**{target: new, f"{owner}__in": keys}).values_list(owner, flat=True)
    rows.filter(**{target: old, f"{owner}__in": list(both)}).delete()
    rows.filter(**{target: old}).update(**{target: new})
    return keys


def replace_in_revisions(field: Any, old: Model, new: Model) -> set[int]:
    """Replace in drafts and history; return the keys of the pages."""
    path = f"content__{field.name}"
    holds = Q(**{f"{path}__contains": [old.pk]}) if field.many_to_many else Q(**{path: old.pk})
    kind = ContentType.objects.get_for_model(field.model)
    touched = set()
    for revision in Revision.objects.filter(holds, content_type=kind).iterator(chunk_size=100):
        put_in_place(revision.content, field.name, old, new)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        touched.add(int(revision.object_id))
    return touched


def replace_in_originals(field: Any, old: Model, new: Model) -> None:
    """Replace in what wagtail-localize knows of the originals of translations."""
    kind = ContentType.objects.get_for_model(field.model)
    for source in TranslationSource.objects.filter(specific_content_type=kind):
        content = json.loads(source.content_json)
        if put_in_place(content, field.name, old, new):
            source.content_json = json.dumps(content)
            source.save(update_fields=["content_json"])


def put_in_place(content: dict[str, Any], name: str, old: Model, new: Model) -> bool:
    """Replace in a page as Wagtail writes it down; say whether it had the thing."""
    before = content.get(name)
    if isinstance(before, list):
        keys = [new.pk if key == old.pk else key for key in before]
        content[name] = list(dict.fromkeys(keys))
    elif before == old.pk:
        content[name] = new.pk
    return bool(content.get(name) != before)
