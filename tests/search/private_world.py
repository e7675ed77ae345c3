"""A small portal of which parts are closed, and what of it readers may know.

Each thing has words that nothing else has: who sees one of them has seen that thing.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from accounts.models import User
from content.models import BasePage
from home.models import StandardPage
from media_library.models import CustomDocument
from search.models import Promotion
from taxonomy.models import AdministrativeUnit
from tests.factories import pages as factories
from tests.factories.portal import Portal
from tests.factories.streams import block
from tests.media_library import written
from tests.media_library.reading import make_document, read_documents

SHARED = "Geheimnis"
RECOMMENDED = "Empfehlung"
RESTRICTIONS = (
    BaseViewRestriction.LOGIN,
    BaseViewRestriction.PASSWORD,
    BaseViewRestriction.GROUPS,
)
SYLLABLES = [first + second for first in "bdfghjklmnprtvwz" for second in "aeiou"]
CASE, FIRST_DOCUMENT_PAGE = 0, 4


def senseless_words(seed: int) -> Iterator[str]:
    """Yield words that are far from each other and from all real ones."""
    chance = random.Random(seed)
    while True:
        yield "".join(chance.choices(SYLLABLES, k=6)) + "x"


class World:
    """The pages and documents, and all words that any of them ever had.

    `read` is what stands in documents; `titled` the first word of each title, by which the second
    can be asked for, and the other way round.
    """

    def __init__(self, editor: User, areas: list[Page], collection: Collection) -> None:
        self.editor = editor
        self.areas = areas
        self.collection = collection
        self.pages: list[BasePage] = []
        self.documents: list[CustomDocument] = []
        self.read: dict[int, str] = {}
        self.titled: set[str] = set()
        self.words: set[str] = set()
        self.fresh = senseless_words(1)
        self.place = self.new_words(1)

    def new_words(self, number: int) -> str:
        """Return words that nothing has yet."""
        words = list(itertools.islice(self.fresh, number))
        self.words.update(words)
        return " ".join(word.capitalize() for word in words)

    def title(self) -> str:
        """Return a title with a word to ask for and another one to find."""
        first, second = self.new_words(1), self.new_words(1)
        self.titled.add(first.lower())
        return f"{SHARED} {first} {second}"


def build_world(portal: Portal, editor: User) -> World:
    """Publish pages of each kind in two areas, and documents on two of them."""
    collection = Collection.get_first_root_node().add_child(name="Berichte")
    world = World(editor, [portal.area("by"), portal.area("be")], collection)
    for _number in range(2):
        text = f"{SHARED} {world.new_words(1)}"
        own = collection.add_child(name=world.new_words(1))
        content = written.pdf(["Anfang", text])
        document = make_document("bericht.pdf", content, title=world.title(), collection=own)
        world.documents.append(document)
        world.read[document.pk] = text
    read_documents()
    first, second = world.areas
    world.pages = [
        factories.make_case(first, **texts(world)),
        factories.make_guidance(first, **texts(world)),
        factories.make_course(second, **texts(world)),
    ]
    world.pages.append(factories.make_lesson(world.pages[2], **texts(world)))
    world.pages.append(factories.make_standard_page(portal.homes["de"], **texts(world)))
    world.pages.append(factories.make_standard_page(world.pages[4], **texts(world)))
    unit = AdministrativeUnit.objects.create(key="09999999", level="municipality", name=world.place)
    world.pages[CASE].municipalities.set([unit])
    for page in world.pages:
        publish(page)
        Promotion.objects.create(locale="de", queries=RECOMMENDED, page=page)
    link(world, FIRST_DOCUMENT_PAGE, [0, 1])
    return world


def texts(world: World) -> dict[str, Any]:
    """Return what a new page says."""
    title = world.title()
    return {
        "title": title,
        "slug": title.rpartition(" ")[2].lower(),
        "summary": f"Worum es geht: {world.new_words(1)}.",
        "live": False,
    }


def publish(page: Page) -> None:
    """Publish what an editor sees."""
    page.save_revision().publish()


def link(world: World, number: int, documents: Sequence[int]) -> None:
    """Publish a standard page that leads to documents."""
    page = world.pages[number].get_latest_revision_as_object()
    links = [
        f'<a linktype="document" id="{world.documents[each].pk}">Bericht</a>' for each in documents
    ]
    page.body = [block("rich_text", f"<p>Hier: {', '.join(links)}</p>")]
    publish(page)


def close(thing: Page | Collection, number: int) -> None:
    """Close a page or a collection in one of three ways."""
    fields: dict[str, Any] = {"restriction_type": RESTRICTIONS[number % 3], "password": "geheim"}
    restriction: PageViewRestriction | CollectionViewRestriction
    if isinstance(thing, Page):
        restriction = PageViewRestriction.objects.create(page=thing, **fields)
    else:
        restriction = CollectionViewRestriction.objects.create(collection=thing, **fields)
    restriction.groups.set(Group.objects.all()[:1])


def is_open(page: Page) -> bool:
    """Say whether everybody may read a page, asked in the plainest way."""
    above = Page.objects.ancestor_of(page, inclusive=True)
    return (
        page.live
        and page.alias_of_id is None
        and (page.expire_at is None or page.expire_at > timezone.now())
        and not PageViewRestriction.objects.filter(page__in=above).exists()
    )


def may_be_had(document: CustomDocument, pages: Sequence[Page]) -> bool:
    """Say whether everybody may have a document that some of the open pages lead to."""
    collections = document.collection.get_ancestors(inclusive=True)
    closed = CollectionViewRestriction.objects.filter(collection__in=collections).exists()
    named = f'id="{document.pk}"'
    bodies = (str(page.body.get_prep_value()) for page in pages if isinstance(page, StandardPage))
    return not closed and any(named in body for body in bodies)


class Changes:
    """What editors and time do to a page; each takes the number of another page or way."""

    def __init__(self, world: World) -> None:
        self.world = world

    def apply(self, name: str, number: int, other: int) -> None:
        """Change a page if it is still there."""
        pages = [*self.world.pages, *self.world.areas]
        page = Page.objects.filter(pk=pages[number % len(pages)].pk).first()
        if page:
            getattr(self, name)(page.specific, other)

    def publish(self, page: Page, other: int) -> None:
        publish(page.get_latest_revision_as_object())

    def unpublish(self, page: Page, other: int) -> None:
        page.unpublish()

    def unpublish_with_all_below(self, page: Page, other: int) -> None:
        action = UnpublishPageAction(page, user=self.world.editor, include_descendants=True)
        action.execute()

    def draft(self, page: Page, other: int) -> None:
        draft = page.get_latest_revision_as_object()
        draft.title = self.world.title()
        draft.summary = self.world.new_words(1)
        draft.save_revision()

    def close(self, page: Page, other: int) -> None:
        close(page, other)

    def open(self, page: Page, other: int) -> None:
        for restriction in PageViewRestriction.objects.filter(page=page):
            restriction.delete()

    def expire(self, page: Page, other: int) -> None:
        """Let the time of a page be over before the clock of the worker has come to it."""
        draft = page.get_latest_revision_as_object()
        draft.expire_at = timezone.now() - datetime.timedelta(hours=other + 1)
        publish(draft)

    def wait(self, page: Page, other: int) -> None:
        """Publish new words at a time that has not come."""
        draft = page.get_latest_revision_as_object()
        draft.title = self.world.title()
        draft.go_live_at = timezone.now() + datetime.timedelta(days=other + 1)
        publish(draft)

    def move(self, page: Page, other: int) -> None:
        targets = [*self.world.areas, self.world.pages[FIRST_DOCUMENT_PAGE]]
        target = Page.objects.filter(pk=targets[other % len(targets)].pk).first()
        if target and page.can_move_to(target) and page.depth > 3:
            page.move(target, pos="last-child", user=self.world.editor)

    def mirror(self, page: Page, other: int) -> None:
        if page.depth > 3 and not isinstance(page, type(self.world.areas[0])):
            slug = next(self.world.fresh)
            page.create_alias(parent=page.get_parent(), update_slug=slug)

    def delete(self, page: Page, other: int) -> None:
        page.delete()

    def link(self, page: Page, other: int) -> None:
        number = FIRST_DOCUMENT_PAGE + other % 2
        if Page.objects.filter(pk=self.world.pages[number].pk).exists():
            link(self.world, number, [[0], [1], [0, 1], []][page.pk % 4])

    def close_documents(self, page: Page, other: int) -> None:
        document = self.world.documents[page.pk % 2]
        close([self.world.collection, document.collection][other % 2], other)

    def open_documents(self, page: Page, other: int) -> None:
        for restriction in CollectionViewRestriction.objects.all():
            restriction.delete()

    def move_document(self, page: Page, other: int) -> None:
        document = self.world.documents[other % 2]
        document.collection = self.world.documents[page.pk % 2].collection
        document.save()


NAMES = sorted(name for name in vars(Changes) if not name.startswith("_") and name != "apply")
