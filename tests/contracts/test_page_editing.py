"""Every page type can be written, previewed and translated in the editors' interface."""

from __future__ import annotations

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page

from content.models import BasePage
from home.models import HomePage
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types

PAGE_TYPES = page_types()


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_opens_in_the_editor(
    model: type[BasePage], portal: Portal, admin: Client
) -> None:
    page = example_of(model)
    answer = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    for name in ("view_draft", "history", "usage", "delete", "unpublish"):
        assert admin.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_can_be_made_below_an_allowed_parent(
    model: type[BasePage], portal: Portal, admin: Client
) -> None:
    if model is HomePage:
        parent = Page.objects.get(depth=1)
    else:
        allowed = [parent for parent in model.allowed_parent_page_models() if parent is not Page]
        parent = example_of(allowed[0])
        if model.max_count_per_parent:
            example_of(model).delete()
    names = (model._meta.app_label, model._meta.model_name, parent.pk)
    assert admin.get(reverse("wagtailadmin_pages:add", args=names)).status_code == 200


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_can_be_previewed(
    model: type[BasePage], portal: Portal, rf: RequestFactory
) -> None:
    page = example_of(model)
    for mode, _label in page.preview_modes:
        answer = page.make_preview_request(rf.get("/", headers={"host": "testserver"}), mode)
        assert answer.status_code == 200
        assert page.title in answer.content.decode() or model is HomePage


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_can_be_translated(model: type[BasePage], portal: Portal) -> None:
    page = example_of(model)
    easy = Locale.objects.get(language_code="de-simple")
    if page.has_translation(easy):
        page.get_translation(easy).delete()
    copy = page.copy_for_translation(easy, copy_parents=True)
    assert copy.locale == easy
    assert copy.translation_key == page.translation_key
    assert not copy.live, "nothing untranslated may be public"
    assert type(copy) is model


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_goes_through_a_revision_unchanged(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    before = client.get(page.url).content
    page.save_revision().publish()
    again = model.objects.get(pk=page.pk)
    assert again.live
    assert len(client.get(again.url).content) >= len(before) * 0.9
    for field in page._meta.concrete_fields:
        if field.get_internal_type() == "JSONField":
            old, new = field.value_from_object(page), field.value_from_object(again)
            assert plain(old) == plain(new), field.name


def plain(stream: StreamValue) -> object:
    """Return a stream as it is stored."""
    return json.loads(json.dumps(stream.get_prep_value(), cls=DjangoJSONEncoder))
