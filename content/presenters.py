"""What pages show beside their own fields: the registry of presenters, and what all types share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from design.components import StatusLine
from teams.responsibility import area_urls

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

    from content.models import BasePage

# (page, request) → context of its template.
Presenter = Callable[[Any, "HttpRequest"], dict[str, Any]]


class PresenterRegistry:
    """The presenters that rooms have registered, by type of page."""

    def __init__(self) -> None:
        self._presenters: dict[type[Page], Presenter] = {}

    def register(self, model: type[Page], presenter: Presenter) -> None:
        """Add the presenter of a type of page; ValueError for a second one."""
        if model in self._presenters:
            raise ValueError(f"{model.__name__} has a presenter already.")
        self._presenters[model] = presenter

    def __contains__(self, model: type[Page]) -> bool:
        return model in self._presenters

    def context_of(self, page: Page, request: HttpRequest) -> dict[str, Any]:
        """Return what the presenter of a page's type says; nothing for a type without."""
        presenter = self._presenters.get(type(page))
        return presenter(page, request) if presenter else {}


presenters = PresenterRegistry()


def status_line_of(page: BasePage) -> StatusLine:
    """Return what a page says of its age, its checks and its team."""
    team = page.team
    urls = area_urls([team.pk], page.locale.language_code) if team else {}
    return StatusLine(
        sources=page.source_index,
        changed_on=page.changed_on,
        checked_on=page.checked_on,
        review_due=page.review_due,
        team=team.name if team else "",
        team_url=urls.get(team.pk, "") if team else "",
    )
