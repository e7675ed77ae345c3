"""Whatever a portal holds is in its export, and comes back from an import into an empty portal."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page, PageViewRestriction

from cases.models import ModelProject, Solution, SolutionOrigin
from content.models import BasePage
from guidance.models import GlossaryTerm, Offer, OfferPlace
from home.models import StandardPage
from media_library.models import CustomDocument, CustomImage
from starter.form.export import export_content
from starter.form.fields import content_fields
from starter.form.files import load
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import MultilingualText
from tests.databases import Server
from tests.factories import pages
from tests.factories.portal import Portal
from tests.factories.solutions import make_adoption
from tests.factories.stage import add_project, add_standard_pages, page_types
from tests.factories.streams import block
from tests.factories.translations import translated
from tests.starter.folders import after_round_trip, files_of

pytestmark = pytest.mark.django_db
TITLE = "Ja: „Nein“, #1 – 'so' & <b> \u00a0 ist’s: [x] {y} * ? | > % @ ` \u2028 \U0001f600"
TEXT = "Erste Zeile\n\n  eingerückt\n- Strich\nmit Leerzeichen am Ende \n\n"


def raw_preview(child: Any) -> Any:
    """Return what a block holds in its preview, as it is stored."""
    return child.get_prep_value(child.get_preview_value())


def fill_streams(page: BasePage) -> None:
    """Give each stream of a page one of each block that it takes."""
    for field in content_fields(type(page)):
        children = getattr(getattr(field, "stream_block", None), "child_blocks", {})
        if children:
            blocks = [block(name, raw_preview(child)) for name, child in children.items()]
            setattr(page, field.name, [each for each in blocks if each["value"] is not None])
    page.save()


def add_media() -> tuple[CustomImage, CustomDocument]:
    """Add a picture and a document."""
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "JPEG")
    facts = {"author": "Stadt Ulm", "source": "Archiv", "licence": "CC-BY-4.0"}
    picture = CustomImage(title="Rathaus", alt_text="Ein Rathaus", focal_point_x=3, **facts)
    picture.file.save("rathaus.jpg", ContentFile(data.getvalue()), save=False)
    picture.save()
    picture.tags.add("Rathaus", "Ulm")
    document = CustomDocument(title="Satzung", accessible=True, **facts)
    document.file.save("satzung.txt", ContentFile(b"Eins"), save=False)
    document.save()
    return picture, document


def add_page_of_each_type(portal: Portal) -> dict[str, BasePage]:
    """Add pages below the area of the Bund in which every block stands."""
    area = portal.area("bund")
    course = pages.make_course(area, slug="kurs")
    made: dict[str, BasePage] = {
        "case": pages.make_case(area, slug="fall", title=TITLE, summary=TEXT),
        "guidance": pages.make_guidance(area, slug="leitfaden"),
        "course": course,
        "second": pages.make_lesson(course, slug="b"),
        "first": pages.make_lesson(course, slug="a"),
    }
    made |= {page.slug: page for page in add_standard_pages(portal.homes["de"])}
    for page in made.values():
        fill_streams(page)
    return made


def publish(page: BasePage) -> BasePage:
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def relate(portal: Portal, made: dict[str, BasePage]) -> None:
    """Let pages refer to terms, units, a project, a picture, a document and each other."""
    add_project(portal.teams["by"].land)
    add_offer_and_word()
    picture, document = add_media()
    facts = {"vocabulary": "field_of_action", "labels": MultilingualText(de="Luft", en="Air")}
    term = Term.objects.create(code="luft", order=7, **facts)
    Term.objects.create(code="alte-luft", retired=True, merged_into=term, **facts)
    SizeClass.objects.create(code="dorf", labels=MultilingualText(de="Dorf"))
    case = made["case"]
    case.main_field = term
    add_origin(case.applied_solution)
    case.teaser_image = picture
    case.fields_of_action.set([term])
    case.municipalities.set(AdministrativeUnit.objects.filter(key="09999001"))
    publish(case)
    links = (
        f'<p><a linktype="page" id="{case.pk}">Fall</a>'
        ' <a href="https://a.example/?b=1&amp;c">x</a>'
        f' <a id="{document.pk}" linktype="document">Datei</a>'
        ' <a linktype="page" id="99999">y</a></p>'
    )
    standard = made["unterseite"]
    standard.body = [
        block("rich_text", links),
        block("picture", {"image": picture.pk, "caption": ""}),
        block("picture", {"image": 99999, "caption": "fehlt"}),
        block("downloads", {"title": "", "documents": [document.pk]}),
        {"type": "heading", "value": {"text": "Ohne Nummer"}},
    ]
    publish(standard)
    guidance = made["guidance"]
    guidance.related_cases = [block("case", case.pk)]
    publish(guidance)
    lesson = made["first"]
    lesson.guidance = Page.objects.get(pk=guidance.pk)
    publish(lesson)


def add_offer_and_word() -> None:
    """Add an offer for a Land and a word of the glossary."""
    text = MultilingualText(de="Beratung", en="Advice")
    kind = Term.objects.create(vocabulary="offer_kind", code="beratung", labels=text)
    source = {"sources": "https://a.example/\nhttps://b.example/", "read_on": "2026-11-23"}
    texts = {"names": text, "summaries": text, "providers": text}
    day = datetime.date(2027, 1, 31)
    offer = Offer.objects.create(slug="hilfe", kind=kind, deadline=day, **texts, **source)
    OfferPlace.objects.create(offer=offer, land=AdministrativeUnit.objects.get(key="09"))
    GlossaryTerm.objects.create(slug="wort", names=text, definitions=text, **source)


def add_origin(solution: Solution) -> None:
    """Say where a solution is from, and that a Land has reported to use it."""
    solution.origin_project = ModelProject.objects.get()
    solution.save()
    unit = AdministrativeUnit.objects.get(key="09999001")
    SolutionOrigin.objects.create(solution=solution, unit=unit)
    make_adoption(solution, "09", state="reported", contact_role="IT-Stelle")


def change_states(portal: Portal, made: dict[str, BasePage]) -> None:
    """Draft, schedule, restrict, take down, move, mirror and translate."""
    begun = made["imprint"]
    begun.title, begun.slug = "Begonnen", "neu"
    begun.body, begun.summary = list(begun.body.raw_data)[:1], ""
    begun.save_revision()
    soon = timezone.now() + datetime.timedelta(days=3)
    scheduled = made["privacy"]
    scheduled.title, scheduled.go_live_at = "Bald", soon
    scheduled.save_revision(approved_go_live_at=soon)
    made["about"].unpublish()
    area = portal.area("by")
    pages.make_case(area, slug="entwurf", live=False).save_revision()
    restriction = PageViewRestriction.objects.create(page=made["course"], restriction_type="groups")
    restriction.groups.add(portal.teams["by"].group("editor"))
    english = Locale.objects.get(language_code="en")
    guidance = translated(made["guidance"], english).get_target_instance()
    guidance.move(portal.area("by", "en"), pos="last-child")
    copy = publish(made["case"].copy_for_translation(english))
    copy.slug = "case"
    publish(copy)
    made["case"].create_alias(parent=portal.area("be"), update_slug="spiegel")


def test_a_portal_with_all_that_pages_can_hold_comes_back_byte_by_byte(
    portal: Portal, tmp_path: Path, database_server: Server
) -> None:
    made = add_page_of_each_type(portal)
    relate(portal, made)
    change_states(portal, made)
    first, second = after_round_trip(database_server, tmp_path)
    assert second == first
    text = "".join(first.values())
    said = ("draft:", "alias_of:", "scheduled_for:", "restriction:", "translation_of:", "parent:")
    assert [word for word in (*said, "live: false", "emptied:") if word not in text] == []
    kinds = {load(text, name)["type"] for name, text in first.items() if name.startswith("pages/")}
    assert kinds == {model._meta.label for model in page_types()}


def test_an_export_holds_nothing_about_people(
    portal: Portal, federal_editor: Any, tmp_path: Path
) -> None:
    page = pages.make_standard_page(portal.homes["de"], owner=federal_editor)
    page.save_revision(user=federal_editor).publish(
        user=federal_editor, skip_permission_checks=True
    )
    export_content(tmp_path / "content")
    text = "".join(files_of(tmp_path / "content").values())
    assert federal_editor.email not in text
    assert str(StandardPage.objects.get(pk=page.pk).owner) not in text


def test_no_page_type_has_child_objects_that_an_export_would_leave_out() -> None:
    comments = {"wagtail_admin_comments"}
    for model in page_types():
        left_out = {relation.get_accessor_name() for relation in child_relations(model)}
        assert left_out <= comments, model


def child_relations(model: type[BasePage]) -> list[Any]:
    from modelcluster.models import get_all_child_relations

    return list(get_all_child_relations(model))
