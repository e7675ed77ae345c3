"""What editors type: dates, numbers, addresses; and what is stored breaks no page."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.blocks import Block, RichTextBlock
from wagtail.models import Page

from accounts.models import User
from cases.models import Adoption, CaseStudyPage
from content.blocks import PREVIEW_SOURCE, SourcesBlock
from content.blocks.sources import PartialDateBlock
from content.blocks.tables import parse_number
from content.models import Source
from content.partial_dates import PartialDateField, PartialDateFormField, partial_date
from content.sources import SourceIndex
from guidance.models import Offer
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.contracts.test_blocks import BLOCKS
from tests.factories.pages import make_case, make_course, make_lesson, make_standard_page
from tests.factories.portal import Portal
from tests.factories.streams import block, facts

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)
SAME_DAY = ("20.11.2026", "20.11.26", "2026-11-20", " 20.11.2026 ", "20. 11. 2026")
NO_DAY = ("11/20/2026", "20/11/2026", "20.13.2026", "30.02.2026", "20.11.", "morgen", "20112026")


@pytest.mark.parametrize("language", ["de", "en"])
def test_days_are_read_as_germans_type_them_or_refused(language: str) -> None:
    field = forms.DateField(widget=AdminDateInput())
    moment = forms.DateTimeField(widget=AdminDateTimeInput())
    with override(language):
        assert [field.clean(text) for text in SAME_DAY] == [DAY] * len(SAME_DAY)
        assert field.widget.format_value(DAY) == "20.11.2026"
        assert moment.clean("01.12.2026 08:00").hour == 8
        assert moment.clean("1.12.2026, 8:00").day == 1
        for text in NO_DAY:
            with pytest.raises(ValidationError):
                field.clean(text)
            with pytest.raises(ValidationError):
                moment.clean(f"{text} 08:00")


@pytest.mark.parametrize("widget", [AdminDateInput, AdminDateTimeInput, AdminTimeInput])
def test_no_date_field_replaces_what_it_cannot_read(widget: Any) -> None:
    assert widget().get_config()["validateOnBlur"] is False


@pytest.mark.parametrize("text", ["2024", "2024-05", "2024-02-29"])
def test_parts_of_dates_are_taken(text: str) -> None:
    partial_date(text)


TYPED_DATES = {
    "2024": "2024",
    " 2024 ": "2024",
    "05.2024": "2024-05",
    "5.2024": "2024-05",
    "05/2024": "2024-05",
    "Mai 2024": "2024-05",
    "Dez. 2024": "2024-12",
    "März 2024": "2024-03",
    "May 2024": "2024-05",
    "28.05.2024": "2024-05-28",
    "1.5.2024": "2024-05-01",
    "28. Mai 2024": "2024-05-28",
    "1 March 2024": "2024-03-01",
    "2024-05-28": "2024-05-28",
}


@pytest.mark.parametrize("typed", TYPED_DATES)
def test_parts_of_dates_are_read_as_people_write_them(typed: str) -> None:
    stored = TYPED_DATES[typed]
    assert PartialDateBlock().clean(typed) == stored
    assert PartialDateFormField().clean(typed) == stored
    for model in (Offer, Adoption, Source):
        for field in model._meta.concrete_fields:
            if isinstance(field, PartialDateField):
                assert field.clean(typed, None) == stored
                assert field.formfield().clean(typed) == stored


@pytest.mark.parametrize("text", ["31.02.2024", "13.2024", "28.05.24", "Foo 2024", "0.2024"])
def test_dates_that_nobody_can_mean_are_refused_and_kept_in_a_draft(text: str) -> None:
    date = PartialDateBlock(required=False)
    with pytest.raises(ValidationError):
        date.clean(text)
    with pytest.raises(ValidationError):
        PartialDateFormField().clean(text)
    assert date.clean_deferred(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("2024-13", "2023-02-29", "2024-00", "0000", "2024-05-32", "24", "2024-5", "x"),
        *("1900-02-29", "2024-04-31", "2024-05-28\n", "٢٠٢٤", "２０２４", "-2024", "2024-05-28T10"),
    ],
)
def test_dates_that_do_not_exist_are_refused_where_they_are_typed(text: str) -> None:
    sources = SourcesBlock()
    value = sources.to_python([{**PREVIEW_SOURCE, "as_of": text}])
    with pytest.raises(ValidationError):
        sources.clean(value)
    with pytest.raises(ValidationError):
        partial_date(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", "1.5"),
        ("1.234,5", "1234.5"),
        ("1.5", "1.5"),
        ("1.234", "1234"),
        ("0", "0"),
        ("7", "7"),
    ],
)
def test_numbers_are_read_as_germans_write_them(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-1", "1e5", "", " ", "1,5,6", "1.23.4", "zwei", "١٢", "12 %"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_number(text)


ODD = (
    "",
    "2024-13",
    "NaN",
    "Infinity",
    "javascript:alert(1)",
    "http://[",
    "x" * 400,
    "<b>",
    "0000-00-00",
)


def with_odd_values(value: Any, odd: str) -> Any:
    """Return raw block data in which each text is an odd one."""
    if isinstance(value, dict):
        return {
            name: child if name in ("id", "type") else with_odd_values(child, odd)
            for name, child in value.items()
        }
    if isinstance(value, list):
        return [with_odd_values(child, odd) for child in value]
    return odd if isinstance(value, str) else value


@pytest.mark.parametrize("odd", ODD)
def test_no_stored_value_breaks_a_page(portal: Portal, client: Client, odd: str) -> None:
    chart = {"caption": "a", "unit": "b", "bars": [{"label": "c", "value": "1"}] * 2}
    table = {"caption": "a", "header": ["a"], "rows": [["b"]], "sources": [PREVIEW_SOURCE]}
    quote = {"text": "a", "attribution": "b", "url": "c"}
    extra = [block("chart", chart), block("quote", quote), block("table", table)]
    case = make_case(portal.area("bund"))
    page = make_standard_page(
        portal.homes["de"], body=[*extra[:2], block("key_figures", {"figures": []})]
    )
    lesson = make_lesson(make_course(portal.area("bund")))
    broken = []
    for found in (case, page, lesson):
        for field in found._meta.concrete_fields:
            if field.get_internal_type() == "JSONField":
                raw = with_odd_values(getattr(found, field.name).get_prep_value(), odd)
                setattr(found, field.name, field.to_python(raw))
        if isinstance(found, CaseStudyPage):
            CaseStudyPage.objects.filter(pk=found.pk).update(website=odd)
            found.website = odd
        found.save(clean=False)
        answer = client.get(found.url)
        if answer.status_code != 200:
            broken.append(found.url)
        assert b'href="javascript:' not in answer.content
    assert broken == []


def test_sources_without_anything_are_listed_all_the_same() -> None:
    index = SourceIndex([{"sources": [{"url": None, "title": None, "read_on": None}]}])
    assert [source.host for source in index] == [""]


def rich_text_blocks() -> list[tuple[str, Block]]:
    found = []

    def walk(name: str, tried: Block) -> None:
        if isinstance(tried, RichTextBlock):
            found.append((name, tried))
        for child_name, child in getattr(tried, "child_blocks", {}).items():
            walk(child_name, child)
        if hasattr(tried, "child_block"):
            walk(name, tried.child_block)

    for name, tried in BLOCKS:
        walk(name, tried)
    return found


def test_running_text_offers_links_and_lists_and_nothing_else() -> None:
    assert rich_text_blocks()
    for name, tried in rich_text_blocks():
        widget = tried.field.widget
        assert isinstance(widget, DraftailRichTextArea)
        assert set(widget.features) <= {"bold", "italic", "ol", "ul", "link", "document-link"}, name


@pytest.mark.parametrize(
    "title",
    [
        "Straßenbeleuchtung für Köln",
        "Straßenbeleuchtung fu\u0308r Ko\u0308ln",  # as macOS and PDF files write it
        "🚲🌳",
        "Ärzte & Öl",
        "Łódź",
        "???",
    ],
)
def test_pages_get_addresses_that_can_be_read(portal: Portal, title: str) -> None:
    page = CaseStudyPage(title=title)
    portal.area("bund").add_child(instance=page)
    assert page.slug
    assert page.slug.isascii()
    assert "%" not in (page.url or "")
    if title.startswith("Stra"):
        assert page.slug == "strassenbeleuchtung-fuer-koeln"


def test_a_retired_term_stays_on_pages_that_have_it(portal: Portal, rf: RequestFactory) -> None:
    term = Term.objects.create(
        vocabulary="field_of_action", code="alt", labels=MultilingualText(de="Altes Feld")
    )
    other = Term.objects.create(
        vocabulary="field_of_action", code="weg", labels=MultilingualText(de="Weg")
    )
    case = make_case(portal.area("bund"))
    case.fields_of_action.set([term])
    case.save()
    Term.objects.filter(pk__in=[term.pk, other.pk]).update(retired=True)
    form_class = CaseStudyPage.get_edit_handler().get_form_class()
    form = form_class(
        instance=CaseStudyPage.objects.get(pk=case.pk), for_user=User(is_superuser=True)
    )
    with override("de"):
        words = [str(label) for _key, label in form.fields["fields_of_action"].choices]
    assert "Altes Feld (zurückgezogen)" in words
    assert not [label for label in words if label.startswith("Weg")]


def test_forms_take_eighty_statements_with_three_sources(settings: Any) -> None:
    fields_of_source, fields_of_statement = 10, 8
    assert (
        80 * (3 * fields_of_source + fields_of_statement) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    )


HALF = {"as_of": "2024-1", "key": "12", "url": "kommune", "value": "viele", "text": ""}


def half_done(value: Any) -> Any:
    """Return raw block data as somebody leaves it who is called away."""
    if isinstance(value, dict):
        return {name: HALF.get(name, half_done(child)) for name, child in value.items()}
    return [half_done(child) for child in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("name", "tried"), BLOCKS)
def test_drafts_keep_what_readers_may_not_see_yet(name: str, tried: Block) -> None:
    filled = half_done(tried.get_prep_value(tried.get_preview_value()))
    for raw in (filled, tried.get_prep_value(tried.get_default())):
        tried.clean_deferred(tried.to_python(raw))


def test_previews_check_accessibility_and_public_pages_do_not(
    portal: Portal, administrator: User, client: Client
) -> None:
    admin = Client()
    admin.force_login(administrator)
    case = make_case(portal.area("bund"))
    case.save_revision()
    view = reverse("wagtailadmin_pages:view_draft", args=[case.pk])
    assert b"wagtail-userbar" in admin.get(view).content
    public = client.get(case.url)
    assert b"wagtail-userbar" not in public.content
    assert not public.cookies


def test_every_field_that_can_be_filled_is_shown(portal: Portal, client: Client) -> None:
    licence = Term.objects.create(
        vocabulary="licence", code="x", labels=MultilingualText(de="Lizenz X")
    )
    case = make_case(
        portal.area("bund"),
        basics_facts=facts(start="2020-05", end="2023-07-01"),
        website="https://loesung.example/",
        places_shown="Amt Nord",
        contact_role="Stelle Z",
        contact_mail="z@kommune.example",
        content_licence=licence,
    )
    text = client.get(case.url).content.decode()
    for shown in (
        "Mai 2020",
        "01.07.2023",
        "https://loesung.example/",
        "Stelle Z",
        "Lizenz X",
        "Amt Nord",
    ):
        assert shown in text, shown
    assert Page.objects.get(pk=case.pk).live
