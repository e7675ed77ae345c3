"""Checklists keep their ticks apart from those of other pages."""

from __future__ import annotations

import re

from django.test import Client

from tests.factories import pages
from tests.factories.portal import Portal
from tests.factories.streams import block, item


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
