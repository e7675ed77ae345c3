"""What pages use is kept, and a link whose target is gone is plain text and stands in a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from cases.models import ModelProject
from content.models import BasePage
from media_library.models import CustomDocument
from portal.page_cache import page_memory
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import (
    make_case,
    make_course,
    make_guidance,
    make_lesson,
    make_standard_page,
)
from tests.factories.portal import Portal
from tests.factories.solutions import make_adoption, make_solution
from tests.factories.streams import block, item
from tests.markup import Document


@pytest.fixture(autouse=True)
def _password_is_enough(settings: LazySettings) -> None:
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def browser(administrator: User) -> Client:
    """A browser of the administrator."""
    client = Client()
    client.force_login(administrator)
    return client


def snippet_address(thing: Model, action: str) -> str:
    """Return an address of a snippet in the admin."""
    model: Any = type(thing)
    return reverse(model.snippet_viewset.get_url_name(action), args=[thing.pk])


def used_things(portal: Portal) -> dict[str, Model]:
    """Make things that one page each uses: live, or in a draft only."""
    terms = {
        name: Term.objects.create(
            vocabulary=vocabulary, code=name, labels=MultilingualText(de=f"Begriff {name}")
        )
        for name, vocabulary in (("many", "field_of_action"), ("one", "maturity"))
    }
    drafted = Term.objects.create(
        vocabulary="field_of_action", code="d", labels=MultilingualText(de="Begriff d")
    )
    project = ModelProject.objects.create(slug="p", name="P", category="mittelstadt", cohort=2020)
    unit = AdministrativeUnit.objects.create(key="09999001", level="municipality", name="Ort")
    case = make_case(portal.area("by"), title="Offen", maturity=terms["one"], project=project)
    case.fields_of_action.set([terms["many"]])
    case.municipalities.set([unit])
    case.save()
    draft = make_case(portal.area("by"), title="Geheimer Entwurf", live=False)
    draft.fields_of_action.set([drafted])
    draft.save_revision()
    return {**terms, "drafted": drafted, "project": project, "unit": unit}


def test_what_a_page_uses_cannot_be_deleted_and_the_message_names_the_page(
    portal: Portal, browser: Client
) -> None:
    for name, thing in used_things(portal).items():
        if not isinstance(thing, AdministrativeUnit):
            answer = browser.post(snippet_address(thing, "delete"), follow=True)
            text = Document(answer.content).soup.select_one(".messages")
            assert text, name
            assert ("Offen" in str(text)) == (name != "drafted"), name
            assert "Geheimer Entwurf" not in str(text)
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()
        assert type(thing)._default_manager.filter(pk=thing.pk).exists(), name


def test_several_at_once_are_kept_if_a_page_uses_one(portal: Portal, browser: Client) -> None:
    used = used_things(portal)["many"]
    free = Term.objects.create(
        vocabulary="field_of_action", code="frei", labels=MultilingualText(de="Frei")
    )
    names = ("taxonomy", "term", "delete")
    address = reverse("wagtail_bulk_action", args=names)
    for method in (browser.get, browser.post):
        answer = method(f"{address}?id={used.pk}&id={free.pk}", follow=True)
        assert "Begriff many" in str(Document(answer.content).soup.select_one(".messages"))
    assert Term.objects.filter(pk__in=[used.pk, free.pk]).count() == 2
    assert browser.post(snippet_address(free, "delete")).status_code == 302
    assert not Term.objects.filter(pk=free.pk).exists()


def free_term(code: str) -> Term:
    labels = MultilingualText(de=f"Begriff {code}")
    return Term.objects.create(vocabulary="offer_kind", code=code, labels=labels)


def bulk_address(*terms: Term) -> str:
    """Return the address at which terms are deleted together."""
    address = reverse("wagtail_bulk_action", args=["taxonomy", "term", "delete"])
    return f"{address}?{'&'.join(f'id={term.pk}' for term in terms)}"


def test_several_that_nothing_uses_are_deleted_at_once(portal: Portal, browser: Client) -> None:
    terms = [free_term("a"), free_term("b")]
    assert browser.post(bulk_address(*terms)).status_code == 302
    assert not Term.objects.filter(pk__in=[term.pk for term in terms]).exists()


def test_what_only_records_use_is_kept_too(portal: Portal, browser: Client) -> None:
    term = make_adoption(make_solution()).relation
    for address in (bulk_address(term, free_term("a")), snippet_address(term, "delete")):
        for method in (browser.get, browser.post):
            assert method(address, follow=True).status_code in (200, 403)
    assert Term.objects.filter(pk=term.pk).exists()


def linking_page(portal: Portal, target: Page, document: CustomDocument) -> BasePage:
    """Make a page that leads to a page and a document in running text and in an accordion."""
    text = (
        f'<p>Lesen Sie <a linktype="page" id="{target.pk}">mehr &amp; <b>weiter</b></a> oder '
        f'<a linktype="document" id="{document.pk}">die Datei</a>.</p>'
    )
    return make_standard_page(
        portal.homes["de"],
        title="Die Seite mit Links",
        body=[
            block("rich_text", text),
            block("accordion", {"items": [item({"title": "Frage", "text": text})]}),
            block("downloads", {"title": "Dateien", "documents": [item(document.pk)]}),
        ],
    )


WAYS = ("unpublish", "delete")


@pytest.mark.parametrize("way", WAYS)
def test_links_to_what_is_gone_become_plain_text_and_are_reported(
    way: str, portal: Portal, browser: Client, client: Client
) -> None:
    target = make_guidance(portal.area("by"), title="Das Ziel")
    document = CustomDocument.objects.create(title="Weg", file="documents/gibt-es-nicht.pdf")
    page = linking_page(portal, target, document)
    before = client.get(page.url).content.decode()
    assert before.count(f'<a href="{target.url}">') == 2
    assert reported(browser) == []
    ask = reverse(f"wagtailadmin_pages:{way}", args=[target.pk])
    assert "Die Seite mit Links" in browser.get(ask).content.decode()
    assert browser.post(ask).status_code == 302
    document.delete()
    page_memory.clear()
    main = Document(client.get(page.url).content).one("main")
    links = [link.get("href") for link in main.select("a")]
    assert None not in links
    assert target.url not in links
    text = " ".join(str(main.get_text()).split())
    assert text.count("Lesen Sie mehr & weiter oder die Datei.") == 2
    assert len(reported(browser)) == 2
    assert {row[0] for row in reported(browser)} == {"Die Seite mit Links"}


def reported(browser: Client) -> list[list[str]]:
    """Return the rows of the report."""
    rows = Document(browser.get(reverse("broken_links")).content).soup.select("tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]


def test_links_of_fields_are_reported_too_and_only_to_those_who_may_mend_them(
    portal: Portal, browser: Client, berlin_editor: User
) -> None:
    guidance = make_guidance(portal.area("by"))
    make_lesson(make_course(portal.area("by")), title="Lektion X", guidance=guidance)
    case = make_case(portal.area("by"))
    make_guidance(portal.area("be"), title="Leitfaden X", related_cases=[block("case", case.pk)])
    guidance.unpublish()
    case.unpublish()
    assert {row[0] for row in reported(browser)} == {"Lektion X", "Leitfaden X"}
    other = Client()
    other.force_login(berlin_editor)
    assert [row[0] for row in reported(other)] == ["Leitfaden X"]


def test_no_template_shows_rich_text_past_the_filter_for_readers() -> None:
    root = Path(__file__).resolve().parents[2]
    rooms = [room for room in root.iterdir() if (room / "templates").is_dir()]
    assert len(rooms) > 5
    past = [
        path.name
        for room in rooms
        for path in (room / "templates").rglob("*.html")
        if re.search(r"\|\s*richtext\b", path.read_text(encoding="utf-8"))
    ]
    assert past == []
