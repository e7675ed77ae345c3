"""What this room adds to the editors' interface."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from accounts.models import User
from cases.actions.adoptions import ConfirmAdoption
from cases.models import Adoption
from cases.views.adoptions import confirm_adoption
from cases.views.open_questions import OpenQuestionsView
from cases.views.publiccode import import_publiccode
from cases.views.town_answers import invite_town
from cases.viewsets import CasesViewSetGroup

register_snippet(CasesViewSetGroup)


@hooks.register("register_admin_urls")
def adoption_addresses() -> list[URLPattern]:
    return [
        path("adoptions/<int:pk>/confirm/", confirm_adoption, name="confirm_adoption"),
        path("solutions/publiccode/", import_publiccode, name="import_publiccode"),
        path("cases/<int:page_id>/invitation/", invite_town, name="invite_town"),
        path("reports/open-questions/", OpenQuestionsView.as_view(), name="open_questions"),
        path(
            "reports/open-questions/results/",
            OpenQuestionsView.as_view(results_only=True),
            name="open_questions_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def report_of_open_questions() -> MenuItem:
    return MenuItem(
        _("Open questions of readers"),
        reverse("open_questions"),
        name="open-questions",
        icon_name="help",
    )


@hooks.register("register_snippet_listing_buttons")
def offer_to_confirm(snippet: Model, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Lead from what was reported to where it is confirmed."""
    if not isinstance(snippet, Adoption) or snippet.state == Adoption.State.CONFIRMED:
        return
    if user.has_perm(ConfirmAdoption.permission):
        url = reverse("confirm_adoption", args=[snippet.pk])
        yield Button(_("Check and confirm"), url=url, icon_name="check", priority=5)
