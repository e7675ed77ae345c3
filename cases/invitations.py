"""Signed links by which a municipality answers the open questions of its case study."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override
from wagtail_localize.models import Translation

from cases.models import CaseStudyPage

if TYPE_CHECKING:
    from wagtail.models import Page

SALT = "cases.invitation"
VALID = datetime.timedelta(days=60)


def token_for(case: Page) -> str:
    """Return what stands in the address of a link; it is valid for sixty days."""
    return signing.dumps(case.pk, salt=SALT)


def invitation_url(case: Page) -> str:
    """Return the address that a municipality gets."""
    with override(case.locale.language_code):
        path = reverse("town_answers", args=[token_for(case)])
    return f"{settings.PUBLIC_URL}{path}"


def original_of(case: CaseStudyPage) -> CaseStudyPage:
    """Return the case study that a translation follows; its facts are those of the original."""
    translation = (
        Translation.objects.filter(
            source__object_id=case.translation_key, target_locale=case.locale, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return case
    original: CaseStudyPage = translation.source.get_source_instance()
    return original


def case_of(token: str) -> CaseStudyPage | None:
    """Return the case study that a link is for; None for one that is old, made up or moved away."""
    try:
        key = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    found: CaseStudyPage | None = CaseStudyPage.objects.open().filter(pk=key).first()
    return found
