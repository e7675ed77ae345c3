"""Nothing that exists is missing in a registry."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest
from django.test import Client

from accounts.personal_data.registry import PersonalDataRegistry
from catalogue.models import Entry
from catalogue.sources import EntrySource, sources
from catalogue.writing import differences
from content.models import BasePage
from content.presenters import presenters
from home.models import StandardPage
from portal.rooms import ROOMS
from tabular.registry import importers
from tests.factories.portal import Portal
from tests.factories.stage import page_types
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
# Shows its own fields and nothing else.
WITHOUT_PRESENTER = {StandardPage}


@pytest.mark.parametrize("model", page_types())
def test_every_type_of_page_has_an_entry_source_and_a_presenter(model: type[BasePage]) -> None:
    source = sources.of_page_type(model)
    assert source and source.kind == model.kind
    assert str(source.labels.one) and str(source.labels.many)
    assert (model in presenters) != (model in WITHOUT_PRESENTER)


def test_every_kind_has_one_name_and_its_list_one_address() -> None:
    kinds = sources.kinds()
    for source in sources:
        assert source.labels == kinds[source.kind], source.name
    listed = [kind for model in page_types() for kind in model.lists]
    assert len(listed) == len(set(listed)) and set(listed) <= set(kinds)


def test_every_class_of_entries_is_a_source() -> None:
    written: set[type[EntrySource]] = set()
    waiting = [EntrySource]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        written.update(kind for kind in kinds if kind.__module__.partition(".")[0] in ROOMS)
        waiting.extend(kinds)
    joined = {kind for source in sources for kind in type(source).__mro__}
    assert written - joined == set()


def rooms_with(role: str) -> set[str]:
    """Return the rooms that have a file or folder of a role."""
    return {room for room in ROOMS if find_spec(f"{room}.{role}")}


def rooms_of(*functions: Any) -> set[str]:
    """Return the rooms in which functions stand."""
    return {function.__module__.partition(".")[0] for function in functions}


def test_every_room_that_has_files_of_a_role_has_joined_the_registry_of_it() -> None:
    parts = PersonalDataRegistry.parts.values()
    assert rooms_with("importing") == rooms_of(*(importer.run for importer in importers))
    assert rooms_with("personal_data") == rooms_of(*(part.export for part in parts))


def test_every_public_page_has_an_entry_and_nothing_else_has(
    portal: Portal, client: Client
) -> None:
    follow_changes()
    for model in page_types():
        source = sources.of_page_type(model)
        assert source
        public = set(model.objects.open().values_list("pk", flat=True))
        entries = Entry.objects.filter(source=source.name)
        assert set(entries.values_list("object_id", flat=True)) == public, model
    for entry in Entry.objects.readable():
        assert client.get(entry.url).status_code == 200, entry.url


def test_the_catalogue_says_what_is_stored(portal: Portal) -> None:
    follow_changes()
    assert [line for source in sources for line in differences(source)] == []
