"""Change what the portal says of a source, wherever it is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, TranslationSource

from content.models import Source
from content.source_register import language_of
from content.sources import stored_sources, streams_with_sources
from jobs.actions.base import Action, Asker, RefusedError

# Each field of the register, and what the blocks call it.
IN_BLOCKS = {"address": "url", "site": "site", "as_of": "as_of", "read_on": "read_on"}


class SourceRefusedError(RefusedError):
    """The source cannot become what was asked for; the text says why."""


class ChangeSource(Action[list[int]]):
    """Writes what has changed of a source into all documents that name it, and their history.

    It takes the right to publish all of these pages, since readers see it at once. Returns the keys
    of the pages.
    """

    action_name = "content.change_source"
    label = gettext_lazy("Change a source")

    def __init__(self, source: Source, values: Mapping[str, Any], *, user: Asker = None) -> None:
        super().__init__(source, user=user)
        self.source = source
        self.values = values

    def user_has_permission(self) -> bool:
        """Ask each document that would change."""
        return all(may(thing, self.user, "can_publish") for thing in things_using(self.source))

    def lock(self) -> None:
        """Hold the row, and see what it says now."""
        self.source = Source.objects.select_for_update().get(pk=self.source.pk)

    def check_rules(self) -> None:
        """Refuse an address that another row has."""
        others = Source.objects.exclude(pk=self.source.pk)
        if others.filter(address=self.values.get("address", self.source.address)).exists():
            raise SourceRefusedError(_("Another source of the register has this address."))

    def perform(self) -> list[int]:
        """Write the fields that differ."""
        differs = {k: v for k, v in self.values.items() if getattr(self.source, k) != v}
        if not differs:
            self.changed = False
            return []
        change = Change(self.source, differs)
        pages: set[int] = set()
        for thing in things_using(self.source):
            pages |= change.write_into(thing)
        for name, value in differs.items():
            setattr(self.source, name, value)
        self.source.save()
        return sorted(pages)

    def facts(self) -> dict[str, Any]:
        return {"source": self.source.pk}


class Change:
    """What becomes different of a source, as blocks hold it."""

    def __init__(self, source: Source, differs: Mapping[str, Any]) -> None:
        self.address = source.address
        titles = differs.get("titles", {})
        self.former_titles = dict(source.titles)
        self.titles = {code: new for code, new in titles.items() if source.titles.get(code) != new}
        self.fields = {
            IN_BLOCKS[name]: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in differs.items()
            if name in IN_BLOCKS
        }

    def write_into(self, thing: Any) -> set[int]:
        """Write it into a document: what readers see, drafts and history, and its translations.

        Return the keys of the pages that readers see changed.
        """
        language = language_of(thing)
        values = {**self.fields}
        if language in self.titles:
            values["title"] = self.titles[language]
        streams = streams_with_sources(thing._meta.model)
        if not isinstance(thing, Page):
            thing.save(update_fields=self._write_row(thing, streams, values))
            return set()
        shown = [thing, *(alias.specific for alias in thing.aliases.all())]
        for page in shown:
            self._write_row(page, streams, values)
        kind = ContentType.objects.get_for_model(type(thing))
        for revision in Revision.objects.filter(content_type=kind, object_id=str(thing.pk)):
            if self._write_content(revision.content, streams, values):
                Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        self._write_translations(thing, streams, values)
        return {page.pk for page in shown}

    def _write_row(self, thing: Any, streams: list[str], values: Mapping[str, Any]) -> list[str]:
        """Write into the row; return the fields that are different now."""
        changed = []
        for name in streams:
            field = thing._meta.get_field(name)
            stream = json.loads(json.dumps(field.get_prep_value(getattr(thing, name))))
            if self._put(stream, values):
                setattr(thing, name, field.to_python(json.dumps(stream)))
                changed.append(name)
        now = {name: getattr(thing, name) for name in changed}
        if now:
            type(thing)._default_manager.filter(pk=thing.pk).update(**now)
        return changed

    def _write_content(self, content: Any, streams: list[str], values: Mapping[str, Any]) -> bool:
        changed = False
        for name in streams:
            stream = json.loads(content.get(name) or "[]")
            if self._put(stream, values):
                content[name] = json.dumps(stream)
                changed = True
        return changed

    def _write_translations(
        self, page: Page, streams: list[str], values: Mapping[str, Any]
    ) -> None:
        """Write into what wagtail-localize makes translations from, and into their link texts."""
        originals = TranslationSource.objects.filter(
            object_id=page.translation_key, locale_id=page.locale_id
        )
        for original in originals:
            content = json.loads(original.content_json)
            if self._write_content(content, streams, values):
                original.content_json = json.dumps(content)
                original.save(update_fields=["content_json"])
        code = language_of(page)
        if code in self.titles:
            StringTranslation.objects.filter(
                locale_id=page.locale_id,
                context__object_id=page.translation_key,
                data=self.former_titles.get(code, ""),
            ).update(data=self.titles[code])

    def _put(self, stream: Any, values: Mapping[str, Any]) -> bool:
        """Write values into each source of the address below; say whether anything differs."""
        changed = False
        for source in stored_sources(stream):
            if source.get("url") == self.address:
                changed |= any(source.get(name) != value for name, value in values.items())
                source.update(values)
        return changed


def things_using(source: Source) -> Iterator[Any]:
    """Yield the documents that name a source, each once."""
    places = source.uses.order_by("content_type", "object_id")
    for kind, key in places.values_list("content_type", "object_id").distinct():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        thing = model._default_manager.filter(pk=key).first() if model else None
        if thing is not None:
            yield thing


def may(thing: Any, user: Any, what: Literal["can_edit", "can_publish"]) -> bool:
    """Say whether somebody may do that with a page; other things have one right for both."""
    if isinstance(thing, Page):
        return bool(getattr(thing.permissions_for_user(user), what)())
    return bool(user.has_perm(f"{thing._meta.app_label}.change_{thing._meta.model_name}"))
