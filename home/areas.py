"""The pages of the teams' areas: made for new teams, and followed into further languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext, override

from home.models import HomePage, TeamPage
from jobs.actions.base import Asker
from teams.actions import AddArea
from teams.models import Team

if TYPE_CHECKING:
    from teams.areas import NewArea


def make_area_pages(area: NewArea, user: Asker) -> list[TeamPage]:
    """Return a published page below the start page of each language, translations of each other."""
    pages: list[TeamPage] = []
    for home in HomePage.objects.filter(alias_of=None).select_related("locale").order_by("path"):
        code = home.locale.language_code
        with override(code):
            summary = gettext("Model projects, case studies, guidance and courses of this area.")
        page = TeamPage(
            title=area.titles.in_language(code),
            slug=area.slug,
            summary=summary,
            locale=home.locale,
            review_due=area.review_due,
        )
        if pages:
            page.translation_key = pages[0].translation_key
        home.add_child(instance=page)
        page.save_revision(user=user).publish(user=user)
        pages.append(page)
    return pages


@receiver(post_save, sender=TeamPage)
def area_was_translated(instance: TeamPage, created: bool, **kwargs: Any) -> None:
    """Give the team its area and its rights in a language into which the page was translated."""
    if not created or kwargs.get("raw"):
        return
    versions = Team.objects.filter(areas__page__translation_key=instance.translation_key)
    team = versions.exclude(areas__locale=instance.locale_id).first()
    if team:
        AddArea(team, instance).execute()
