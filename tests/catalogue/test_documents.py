"""Documents are found by their text, by everybody who may have them and by nobody else."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from accounts.models import User
from catalogue.models import Entry
from home.models import StandardPage
from media_library.models import CustomDocument
from search.service import search
from tests.factories.pages import make_standard_page
from tests.factories.portal import Portal
from tests.factories.streams import block
from tests.following import follow_changes
from tests.media_library import written
from tests.media_library.reading import make_document, read_documents

pytestmark = pytest.mark.django_db
PAGES = ["Ein Geheimnis am Anfang.", "", "Der Pegelstand am Ende."]
SOURCE = "media_library.customdocument"


@pytest.fixture
def admin(administrator: User, client: Client) -> Client:
    client.force_login(administrator)
    return client


@pytest.fixture
def document(portal: Portal) -> CustomDocument:
    """A report of the Bavarian team, which the worker has read."""
    collection = portal.teams["by"].collection
    made = make_document("bericht.pdf", written.pdf(PAGES), collection=collection)
    read_documents()
    return made


def body_with(*documents: CustomDocument) -> list[Any]:
    links = (f'<a linktype="document" id="{document.pk}">Bericht</a>' for document in documents)
    return [block("rich_text", f"<p>Hier: {', '.join(links)}</p>")]


def publish(portal: Portal, *documents: CustomDocument, language: str = "de") -> StandardPage:
    """Publish a page with links to documents."""
    page = make_standard_page(portal.homes[language], live=False, body=body_with(*documents))
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def found(query: str = "Pegelstand", locale: str = "de") -> list[str]:
    """Return the addresses that readers find, once what follows from changes is done."""
    follow_changes()
    result = search(query, locale)
    assert result.total == result.unfiltered == len(result.hits)
    call_command("catalogue", "verify", "--source", SOURCE, verbosity=0)
    return [hit.entry.url for hit in result.hits]


def found_meanwhile() -> list[str]:
    """Return what readers find before anything else has followed from a change."""
    return [hit.entry.url for hit in search("Pegelstand", "de").hits]


def close(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_a_document_of_a_published_page_is_found_by_what_stands_on_any_page(
    portal: Portal, document: CustomDocument
) -> None:
    assert found() == []
    publish(portal, document)
    assert found() == found("Geheimnis") == [document.url]
    entry = Entry.objects.get(source=SOURCE)
    assert entry.body.split("\f") == PAGES
    assert (entry.locale, entry.kind, entry.team) == ("de", "document", portal.teams["by"])
    assert entry.card == {
        "format": "PDF",
        "size": document.file_size,
        "pages": 3,
        "unit": "page",
        "anchor": "#page=",
    }


def test_a_hit_leads_to_the_page_where_the_program_that_opens_it_can(
    portal: Portal, document: CustomDocument
) -> None:
    slides = make_document("vortrag.pptx", written.slides(["Anfang", "Ein Pegelstand"]))
    read_documents()
    publish(portal, document, slides)
    found()
    urls = {hit.url: hit.page for hit in search("Pegelstand", "de").hits}
    assert urls == {f"{document.url}#page=3": 3, slides.url: 2}


def test_a_hit_is_opened_by_whoever_finds_it(
    portal: Portal, document: CustomDocument, client: Client
) -> None:
    publish(portal, document)
    answer = client.get("/de/search/?q=Pegelstand")
    assert document.url in answer.content.decode()
    assert "Dokument" in answer.content.decode()
    assert client.get(document.url).status_code == 200


def test_a_document_is_found_as_soon_as_it_is_read(portal: Portal) -> None:
    document = make_document("bericht.pdf", written.pdf(PAGES), title="Titel")
    publish(portal, document)
    assert (found(), found("Titel")) == ([], [document.url])
    read_documents()
    assert found() == [document.url]


def test_each_language_has_the_documents_of_its_pages(
    portal: Portal, document: CustomDocument
) -> None:
    page = publish(portal, document)
    english = publish(portal, document, language="en")
    assert found() == found(locale="en") == [document.url]
    english.unpublish()
    assert (found(), found(locale="en")) == ([document.url], [])
    assert Entry.objects.get(source=SOURCE).shown_on == [page.pk]


def test_what_only_a_draft_or_nothing_shows_is_not_found(
    portal: Portal, document: CustomDocument
) -> None:
    page: Any = publish(portal)
    page.body = body_with(document)
    page.save_revision()
    assert found() == []
    page.save_revision().publish()
    assert found() == [document.url]
    page.body = body_with()
    page.save_revision().publish()
    assert found_meanwhile() == found() == []


def test_a_document_stays_as_long_as_one_open_page_has_it(
    portal: Portal, document: CustomDocument
) -> None:
    first, second = publish(portal, document), publish(portal, document)
    assert found() == [document.url]
    first.unpublish()
    assert found_meanwhile() == found() == [document.url]
    restriction = close(second)
    assert found_meanwhile() == found() == []
    restriction.delete()
    assert found() == [document.url]
    StandardPage.objects.get(pk=second.pk).delete()
    assert found_meanwhile() == found() == []


def test_a_page_that_expires_takes_its_documents_with_it(
    portal: Portal, document: CustomDocument
) -> None:
    page = publish(portal, document)
    assert found() == [document.url]
    past = timezone.now() - datetime.timedelta(minutes=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)
    assert found_meanwhile() == []


def test_a_page_that_moves_below_a_closed_one_takes_its_documents_with_it(
    portal: Portal, document: CustomDocument
) -> None:
    page, closed = publish(portal, document), publish(portal)
    close(closed)
    page.move(closed, pos="last-child")
    assert found_meanwhile() == found() == []
    StandardPage.objects.get(pk=page.pk).move(portal.homes["de"], pos="last-child")
    assert found() == [document.url]


def test_a_closed_collection_hides_its_documents_and_those_below(
    portal: Portal, document: CustomDocument
) -> None:
    publish(portal, document)
    assert found() == [document.url]
    for collection in (document.collection, Collection.get_first_root_node()):
        closed = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="login"
        )
        assert found_meanwhile() == found() == []
        closed.delete()
        assert found() == [document.url]


def test_a_document_that_moves_into_a_closed_collection_is_hidden(
    portal: Portal, document: CustomDocument
) -> None:
    publish(portal, document)
    closed = portal.teams["be"].collection
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert found() == [document.url]
    document.collection = closed
    document.save()
    assert found_meanwhile() == found() == []


def test_documents_and_collections_that_are_moved_in_the_admin_are_followed(
    portal: Portal, document: CustomDocument, admin: Client
) -> None:
    publish(portal, document)
    root = Collection.get_first_root_node()
    assert root
    closed = root.add_child(name="Verschlossen")
    opened = root.add_child(name="Offen")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert found() == [document.url]
    for target, left in ((closed, []), (opened, [document.url])):
        move_together(admin, document, target)
        assert set(found_meanwhile()) <= set(left)
        assert found() == left
    for parent, left in ((closed, []), (root, [document.url])):
        url = reverse("wagtailadmin_collections:edit", args=[opened.pk])
        answer = admin.post(url, {"name": "Offen", "parent": parent.pk})
        assert answer.status_code == 302
        assert found() == left


def move_together(admin: Client, document: CustomDocument, target: Collection) -> None:
    """Move a document as the list does it with several."""
    address = ("media_library", "customdocument", "add_to_collection")
    url = reverse("wagtail_bulk_action", args=address)
    answer = admin.post(f"{url}?id={document.pk}", {"collection": target.pk})
    assert answer.status_code == 302


def test_a_deleted_document_is_gone_at_once(portal: Portal, document: CustomDocument) -> None:
    publish(portal, document)
    assert found() == [document.url]
    document.delete()
    assert found_meanwhile() == found() == []


def test_documents_are_in_no_list_of_pages(
    portal: Portal, document: CustomDocument, client: Client
) -> None:
    page = publish(portal, document)
    assert found() == [document.url]
    for address in ("/sitemap.xml", portal.homes["de"].url, portal.area("by").url):
        assert document.url not in client.get(address).content.decode(), address
    assert page.url in client.get("/sitemap.xml").content.decode()


def test_whatever_editors_do_what_is_found_is_what_everybody_may_open(
    portal: Portal, document: CustomDocument
) -> None:
    chance = random.Random(5)
    other = make_document("zwei.pdf", written.pdf(PAGES), collection=portal.teams["be"].collection)
    read_documents()
    documents = [document, other]
    pages = [publish(portal, document), publish(portal, document, other)]
    for _step in range(25):
        page = StandardPage.objects.get(pk=chance.choice(pages).pk)
        collection = chance.choice(documents).collection
        match chance.randrange(6):
            case 0:
                page.unpublish()
            case 1 | 2:
                page.body = body_with(*chance.sample(documents, chance.randrange(3)))
                page.save_revision().publish()
            case 3:
                toggle(PageViewRestriction, page=page)
            case 4:
                toggle(CollectionViewRestriction, collection=collection)
            case 5:
                moved = CustomDocument.objects.get(pk=document.pk)
                moved.collection = portal.teams[chance.choice(["by", "be", "bund"])].collection
                moved.save()
        opened = {each.url for each in documents if Client().get(each.url).status_code == 200}
        assert set(found_meanwhile()) <= opened
        assert set(found()) == opened


def toggle(restriction: Any, **place: Any) -> None:
    """Close a place, or open it where it is closed."""
    closed = restriction.objects.filter(**place).first()
    if closed:
        closed.delete()
    else:
        restriction.objects.create(restriction_type="login", **place)
