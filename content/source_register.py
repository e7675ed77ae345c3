"""Keeps the register of sources in step with the documents that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.models import Page

from content.models.sources import LONGEST_STATEMENT, Source, SourceUse
from content.sources import streams_with_sources
from jobs.models import OutboxMessage
from jobs.outbox import enqueue
from taxonomy.languages import main_code

TOPIC = "sources"


@dataclass(frozen=True)
class Use:
    """A source as a block holds it, and the statement that it is for."""

    source: Mapping[str, Any]
    statement: str


def changed(model: type[Model], key: int) -> None:
    """Have the register follow a page or another thing once the transaction is committed."""
    if streams_with_sources(model):
        enqueue(TOPIC, f"{model._meta.label_lower}:{key}")


def follow_messages(messages: Sequence[OutboxMessage]) -> None:
    """Follow all things that the messages name."""
    for message in messages:
        label, _colon, key = message.key.partition(":")
        follow(apps.get_model(label), int(key))


def follow(model: type[Model], key: int) -> None:
    """Note on which sources a thing rests; forget sources that nothing rests on any more."""
    kind = ContentType.objects.get_for_model(model)
    own = SourceUse.objects.filter(content_type=kind, object_id=key)
    before = set(own.values_list("source_id", flat=True))
    own.delete()
    thing = as_editors_see_it(model, key)
    if thing is not None:
        uses = [use for use in uses_of(thing) if is_address(use.source.get("url"))]
        # The first use of an address says what the register should know of it.
        first = {use.source["url"]: use.source for use in reversed(uses)}
        language = language_of(thing)
        entries = {address: noted(source, language) for address, source in first.items()}
        SourceUse.objects.bulk_create(
            SourceUse(
                source=entries[use.source["url"]],
                content_type=kind,
                object_id=key,
                statement=use.statement[:LONGEST_STATEMENT],
            )
            for use in uses
        )
    Source.objects.filter(pk__in=before, uses=None, note="").delete()


def as_editors_see_it(model: type[Model], key: int) -> Any:
    """Return a thing with its latest draft; None where it is gone."""
    thing = model._default_manager.filter(pk=key).first()
    return thing.get_latest_revision_as_object() if isinstance(thing, Page) else thing


def language_of(thing: Any) -> str:
    """Return the code of the language in which a thing names its sources."""
    return str(thing.locale.language_code) if isinstance(thing, Page) else main_code()


def is_address(value: Any) -> bool:
    """Say whether a register can lead there; a draft holds whatever was typed."""
    try:
        Source._meta.get_field("address").clean(value, None)
    except ValidationError:
        return False
    return True


def noted(source: Mapping[str, Any], language: str) -> Source:
    """Return the entry of a source; it follows what the only thing says that uses it."""
    entry, _is_new = Source.objects.get_or_create(address=source["url"])
    only = not entry.uses.exists()
    if only or not entry.titles.get(language):
        entry.titles[language] = source.get("title") or ""
    for name in ("site", "as_of"):
        if only or not getattr(entry, name):
            setattr(entry, name, source.get(name) or "")
    entry.read_on = max(filter(None, [entry.read_on, source.get("read_on")]), default=None)
    entry.used_at = timezone.now()
    entry.save()
    return entry


def uses_of(thing: Any) -> Iterator[Use]:
    """Yield the sources of all stream fields of a thing, each with what it is for."""
    for name in streams_with_sources(thing._meta.model):
        field = thing._meta.get_field(name)
        otherwise = str(getattr(thing, "summary", "") or thing)
        yield from uses_in(field.stream_block, getattr(thing, name), otherwise)


def uses_in(block: Block, value: Any, statement: str) -> Iterator[Use]:
    """Yield the sources below a block; those that stand by themselves are for `statement`."""
    if isinstance(block, BaseStreamBlock):
        for child in value or ():
            if child.block_type == "source":
                yield Use(child.value, statement)
            else:
                yield from uses_in(child.block, child.value, statement)
    elif isinstance(block, ListBlock):
        for item in value or ():
            yield from uses_in(block.child_block, item, statement)
    elif isinstance(block, BaseStructBlock) and value:
        said = words_of(block, value) or statement
        yield from (Use(source, said) for source in value.get("sources") or ())
        for name, child in block.child_blocks.items():
            if name != "sources":
                yield from uses_in(child, value.get(name), statement)


def words_of(block: BaseStructBlock, value: Any) -> str:
    """Return what a block says, in one line, behind the name of the fact that it states."""
    named = getattr(block, "words_for_search", None)
    name = " ".join(named(value)) if named else ""
    said = " ".join(" ".join(block.get_searchable_content(value)).split())
    return ": ".join(filter(None, [name, said]))
