"""Pages that header and footer link to exist once per language."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from home.models import StandardPage
from tests.factories.pages import make_standard_page
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db


def test_a_copy_of_the_imprint_is_an_ordinary_page(portal: Portal) -> None:
    imprint = make_standard_page(portal.homes["de"], purpose="imprint")
    imprint.save_revision().publish()
    copy = imprint.copy(update_attrs={"slug": "kopie"})
    assert StandardPage.objects.get(pk=copy.pk).purpose == ""
    assert copy.get_latest_revision_as_object().purpose == ""


def test_a_second_imprint_in_the_same_language_is_refused(portal: Portal) -> None:
    make_standard_page(portal.homes["de"], purpose="imprint")
    with pytest.raises(ValidationError, match="Zweck"):
        make_standard_page(portal.homes["de"], purpose="imprint")
    make_standard_page(portal.homes["en"], purpose="imprint")


def test_a_page_can_be_an_alias_of_the_imprint(portal: Portal) -> None:
    imprint = make_standard_page(portal.homes["de"], purpose="imprint")
    parent = make_standard_page(portal.homes["de"])
    assert imprint.create_alias(parent=parent).live
