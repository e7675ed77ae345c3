"""Checklists keep their ticks apart from those of other pages."""

from __future__ import annotations

import re

from django.test import Client

from content.models import BasePage
from tests.factories import pages
from tests.factories.portal import Portal
from tests.factories.streams import block, item
from tests.markup import Document


def test_each_checklist_has_a_key_that_stays(client: Client, portal: Portal) -> None:
    lists = [block("checklist", {"items": [item(f"Punkt {number}")]}) for number in (1, 2)]
    page = pages.make_guidance(portal.area(), body=lists)
    first, second = (
        re.findall(r'data-checklist="([^"]*)"', client.get(page.url).content.decode())
        for _visit in range(2)
    )
    assert first == second
    assert len(set(first)) == 2
    assert all(first)


def test_each_checklist_says_whose_points_these_are(client: Client, portal: Portal) -> None:
    body = [block("checklist", {"items": [item("Punkt")]})]
    shown: list[BasePage] = [
        pages.make_guidance(portal.area(), body=body),
        pages.make_lesson(pages.make_course(portal.area()), body=body),
        pages.make_standard_page(portal.homes["de"], body=body),
    ]
    for page in shown:
        note = Document(client.get(page.url).content).soup.select_one("[data-checklist] p")
        assert note is not None
        assert "Redaktion" in note.get_text()
