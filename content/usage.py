"""Which pages use something: said before it is taken down, and a reason to keep it."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignObjectRel, ManyToManyField, Model, ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

NAMED = 10


def pages_using(thing: Model) -> PageQuerySet:
    """Return the pages that lead to something or have it chosen, also in their latest draft."""
    references = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    if not isinstance(thing, Page):
        keys |= keys_of_choosers(thing)
    else:
        keys.discard(thing.pk)
    return Page.objects.filter(pk__in=keys).order_by("path")


def keys_of_choosers(thing: Model) -> set[int]:
    """Return the pages with a field for it that holds it: as they are, or in their latest draft.

    Wagtail's index of references knows no drafts, and is written some time after the page.
    """
    keys: set[int] = set()
    relations = [
        relation
        for relation in thing._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
    ]
    for relation in relations:
        model: Any = relation.related_model
        if not issubclass(model, Page):
            continue
        name = relation.field.name
        many = isinstance(relation.field, ManyToManyField)
        drafted = {f"latest_revision__content__{name}__contains": [thing.pk]}
        if not many:
            drafted = {f"latest_revision__content__{name}": thing.pk}
        for condition in ({name: thing}, drafted):
            keys |= set(model._default_manager.filter(**condition).values_list("pk", flat=True))
    return keys


def names_of(pages: PageQuerySet) -> str:
    """Return the titles that everybody may read, and how many pages there are beside."""
    public = list(pages.live().public().values_list("title", flat=True)[:NAMED])
    titles = [_("“%(title)s”") % {"title": title} for title in public]
    others = pages.count() - len(public)
    if others:
        text = ngettext("%(number)d other page", "%(number)d other pages", others)
        titles.append(text % {"number": others})
    return ", ".join(titles)


def links_that_break(page: Page) -> list[str]:
    """Return which pages lead to a page: readers find plain text there once it is taken down."""
    pages = pages_using(page).not_descendant_of(page, inclusive=True)
    if not pages:
        return []
    text = _("These pages lead here; their links become plain text: %(pages)s.")
    return [text % {"pages": names_of(pages)}]


def reason_to_keep(thing: Model) -> str:
    """Return why something cannot be deleted; empty where no page uses it."""
    pages = pages_using(thing)
    if not pages:
        return ""
    text = _("“%(thing)s” cannot be deleted, because pages use it: %(pages)s.")
    reason = text % {"thing": thing, "pages": names_of(pages)}
    if hasattr(thing, "retired"):
        way = _(
            "You can retire it: pages keep it, and it is no longer offered. Or merge it into "
            "another one, which pages have then."
        )
        reason = f"{reason} {way}"
    return reason


def keep_what_is_used(instance: Model) -> None:
    """Raise ProtectedError if pages use what is about to be deleted."""
    if reason := reason_to_keep(instance):
        raise ProtectedError(reason, set(pages_using(instance)))
