"""The page tree stays sound whatever else is saved."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from content.models import PublicationMark

pytestmark = pytest.mark.django_db


def test_the_template_database_holds_the_root_page() -> None:
    assert Page.objects.filter(depth=1).count() == 1


def test_a_mark_changes_the_generation() -> None:
    before = PublicationMark.generation()
    PublicationMark.objects.create()
    assert PublicationMark.generation() != before
