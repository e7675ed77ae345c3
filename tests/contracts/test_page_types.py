"""Every page type answers readers, whatever type is added later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from wagtail.models import Page, get_page_models

from content.models import BasePage
from tests.factories.pages import MAKERS
from tests.factories.portal import LANGUAGES, Portal
from tests.factories.stage import example_of, page_types
from tests.markup import Document

PAGE_TYPES = page_types()


def each_page() -> Iterator[BasePage]:
    """Yield every live page of the stage."""
    for model in PAGE_TYPES:
        yield from model.objects.live().select_related("locale")


def test_every_page_type_has_a_factory_and_the_kernel() -> None:
    types = set(get_page_models()) - {Page}
    assert types == set(MAKERS)
    assert all(issubclass(model, BasePage) for model in types)


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_says_where_it_may_lie(model: type[BasePage]) -> None:
    assert "parent_page_types" in vars(model)
    parents = model.allowed_parent_page_models()
    assert parents, "nobody could make such a page"
    for parent in parents:
        if parent is not Page:
            assert model in parent.allowed_subpage_models()


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_answers_with_all_that_a_document_needs(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    for page in model.objects.live().select_related("locale"):
        url = page.url
        answer = client.get(url)
        assert answer.status_code == 200, url
        document = Document(answer.content)
        assert document.problems() == [], url
        assert document.language == page.locale.language_code
        assert document.canonical == url
        assert answer["Content-Language"] == page.locale.language_code


def test_versions_in_other_languages_name_each_other(portal: Portal, client: Client) -> None:
    named = {}
    for page in each_page():
        named[page.url] = Document(client.get(page.url).content).alternates
    for url, alternates in named.items():
        if not alternates:
            continue
        assert url in alternates.values(), f"{url} does not name itself"
        for other in alternates.values():
            assert named[other] == alternates, f"{url} and {other} differ"


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_names_its_live_translations_and_no_others(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    live = Page.objects.filter(translation_key=page.translation_key, live=True)
    languages = {version.locale.language_code for version in live}
    named = Document(client.get(page.url).content).alternates
    assert set(named) == (languages if len(languages) > 1 else set())
    for version in live.exclude(pk=page.pk):
        version.specific.unpublish()
    from portal.page_cache import page_memory

    page_memory.clear()
    assert Document(client.get(page.url).content).alternates == {}


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_is_hidden_while_it_is_a_draft(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    page = example_of(model)
    page.unpublish()
    assert client.get(page.url).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_leads_to_a_live_page_in_each_language(
    language: str, portal: Portal, client: Client
) -> None:
    for model in PAGE_TYPES:
        for page in model.objects.filter(locale__language_code=language, live=True)[:1]:
            document = Document(client.get(page.url).content)
            links = document.soup.select("a[hreflang]")
            others = {str(link["hreflang"]): str(link["href"]) for link in links}
            assert set(others) >= set(LANGUAGES) - {language}, page.url
            for url in others.values():
                assert client.get(url).status_code == 200, url
