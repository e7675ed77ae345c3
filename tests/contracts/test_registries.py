"""Nothing that exists is missing in a registry."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue.models import Entry
from catalogue.sources import sources
from catalogue.writing import differences
from content.models import BasePage
from content.presenters import presenters
from home.models import StandardPage
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
