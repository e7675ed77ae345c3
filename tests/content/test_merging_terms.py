"""A term is merged into another one, and everything that had it follows."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block, ChooserBlock
from wagtail.fields import StreamField
from wagtail.models import ModelLogEntry, get_page_models
from wagtail_localize.models import TranslationSource

from accounts.models import User
from cases.models import CaseStudyPage
from content.actions import MergeRefusedError, MergeTerms
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.page_forms import page_form
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db


def make_term(code: str, vocabulary: str = "field_of_action") -> Term:
    labels = MultilingualText(de=code.title(), en=code.title())
    return Term.objects.create(vocabulary=vocabulary, code=code, labels=labels)


@pytest.fixture
def old() -> Term:
    return make_term("altes")


@pytest.fixture
def heir() -> Term:
    return make_term("neues")


def make_case_with(portal: Portal, *terms: Term, **fields: object) -> CaseStudyPage:
    case = make_case(portal.area("by"), main_field=terms[0], **fields)
    case.fields_of_action.set(terms)
    case.save()
    return case


def test_pages_have_the_heir_and_have_it_once(portal: Portal, old: Term, heir: Term) -> None:
    one, both = make_case_with(portal, old), make_case_with(portal, old, heir)
    assert MergeTerms(old, heir).execute() == sorted([one.pk, both.pk])
    for page in (one, both):
        page = CaseStudyPage.objects.get(pk=page.pk)
        assert page.main_field == heir
        assert list(page.fields_of_action.all()) == [heir]


def test_drafts_history_and_translations_follow(portal: Portal, old: Term, heir: Term) -> None:
    page = make_case_with(portal, heir)
    page.main_field = old
    page.fields_of_action.set([old])
    first = page.save_revision()
    page.title = "Zweite Fassung"
    page.save_revision()
    translated(page, portal.homes["en"].locale)
    MergeTerms(old, heir).execute()
    page = CaseStudyPage.objects.get(pk=page.pk)
    first.refresh_from_db()
    for version in (page.get_latest_revision_as_object(), first.as_object()):
        assert version.main_field == heir
        assert list(version.fields_of_action.all()) == [heir]
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert json.loads(source.content_json)["fields_of_action"] == [heir.pk]


def test_old_addresses_with_the_filter_show_what_has_the_heir(
    portal: Portal, old: Term, heir: Term, client: Client
) -> None:
    make_case_with(portal, old, title="Fall mit Begriff")
    make_case(portal.area("by"), title="Anderer Fall")
    MergeTerms(old, heir).execute()
    address = portal.case_lists["de"].get_url()
    answer = client.get(f"{address}?field={old.code}").content.decode()
    assert "Fall mit Begriff" in answer
    assert "Anderer Fall" not in answer
    assert f'value="{heir.code}"' in answer
    assert f'value="{old.code}"' not in answer


def test_what_was_merged_before_leads_to_the_last_heir(old: Term, heir: Term) -> None:
    last = make_term("letztes")
    MergeTerms(old, heir).execute()
    MergeTerms(heir, last).execute()
    old.refresh_from_db()
    assert old.merged_into == last


def test_a_form_that_was_open_meanwhile_is_saved_with_the_heir(
    portal: Portal, old: Term, heir: Term, administrator: User, client: Client
) -> None:
    page = make_case_with(portal, old)
    page.save_revision()
    client.force_login(administrator)
    form = page_form(client, page)
    MergeTerms(old, heir).execute()
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert answer.status_code == 302
    draft = CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.main_field == heir
    assert list(draft.fields_of_action.all()) == [heir]


def test_terms_that_do_not_fit_are_refused(old: Term, heir: Term) -> None:
    other = make_term("anderes", "maturity")
    for term, into in ((old, old), (old, other)):
        with pytest.raises(MergeRefusedError):
            MergeTerms(term, into).execute()
    MergeTerms(old, heir).execute()
    with pytest.raises(MergeRefusedError):
        MergeTerms(heir, old).execute()


def test_only_who_may_delete_terms_merges_and_it_is_noted_once(
    old: Term, heir: Term, federal_editor: User, administrator: User
) -> None:
    with pytest.raises(PermissionDenied):
        MergeTerms(old, heir, user=federal_editor).execute()
    old.refresh_from_db()
    assert old.merged_into is None
    for _run in range(2):
        MergeTerms(old, heir, user=administrator).execute()
    entries = ModelLogEntry.objects.filter(action=MergeTerms.action_name)
    assert [entry.object_id for entry in entries] == [str(old.pk)]


def test_the_page_names_who_has_the_term_and_merges(
    portal: Portal, old: Term, heir: Term, administrator: User, client: Client
) -> None:
    make_case_with(portal, old, title="Fall im Bestand")
    draft = make_case(portal.area("by"), title="Fall im Entwurf", live=False)
    draft.main_field = old
    draft.save_revision()
    client.force_login(administrator)
    address = reverse("merge_terms", args=[old.pk])
    assert address in client.get(reverse("wagtailsnippets_taxonomy_term:list")).content.decode()
    asked = client.get(address).content.decode()
    assert "Fall im Bestand" in asked
    assert "Fall im Entwurf" in asked
    assert client.post(address, {"heir": old.pk}).status_code == 200
    assert client.post(address, {"heir": heir.pk}, follow=True).status_code == 200
    old.refresh_from_db()
    assert old.merged_into == heir


def test_others_do_not_get_the_page(old: Term, federal_editor: User, client: Client) -> None:
    client.force_login(federal_editor)
    assert client.get(reverse("merge_terms", args=[old.pk])).status_code == 403


def leads_to_term(block: Block) -> bool:
    if isinstance(block, ChooserBlock):
        return block.model_class is Term
    inner = getattr(block, "child_blocks", {"": getattr(block, "child_block", None)})
    return any(leads_to_term(child) for child in inner.values() if child)


def test_no_block_chooses_a_term_so_that_fields_are_all_that_is_replaced() -> None:
    choosing = [
        f"{model.__name__}.{field.name}"
        for model in get_page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField) and leads_to_term(field.stream_block)
    ]
    assert choosing == []
