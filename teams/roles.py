"""The roles that people have in a team, and the stock permissions that each one gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CONTRIBUTOR = "contributor"
EDITOR = "editor"
LEAD = "lead"
TRANSLATOR = "translator"
COURSE_AUTHOR = "course_author"
EXPERT_REVIEWER = "expert_reviewer"

ADMIN = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Role:
    """What a role is called and what it gives.

    `pages`: Wagtail's permissions on the areas of the team. `media`: what may be done with images
    and documents in its collection. `permissions`: what holds everywhere. `approves`: whether its
    people end the workflow of the team. `shared`: whether it cares for what lies in no area, where
    the team does.
    """

    code: str
    label: StrOrPromise
    help_text: StrOrPromise
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ("choose",)
    permissions: tuple[str, ...] = (ADMIN,)
    approves: bool = False
    shared: bool = False


ROLES = {
    role.code: role
    for role in (
        Role(
            CONTRIBUTOR,
            pgettext_lazy("role", "Contributor"),
            _("Writes pages of their own, for example a case study of their municipality."),
            pages=("add_page",),
            media=("add", "choose"),
        ),
        Role(
            EDITOR,
            pgettext_lazy("role", "Editor"),
            _("Writes and changes all pages of the area and submits them for approval."),
            pages=("add_page", "change_page"),
            media=("add", "change", "choose"),
            permissions=(ADMIN, TRANSLATE),
            shared=True,
        ),
        Role(
            LEAD,
            pgettext_lazy("role", "Lead"),
            _("Approves and publishes, takes pages down, locks and deletes them."),
            pages=(
                *("add_page", "change_page", "publish_page"),
                *("bulk_delete_page", "lock_page", "unlock_page"),
            ),
            media=("add", "change", "choose"),
            permissions=(ADMIN, TRANSLATE),
            approves=True,
            shared=True,
        ),
        Role(
            TRANSLATOR,
            pgettext_lazy("role", "Translator"),
            _("Submits pages for translation and translates them."),
            pages=("change_page",),
            permissions=(ADMIN, TRANSLATE),
        ),
        Role(
            COURSE_AUTHOR,
            pgettext_lazy("role", "Course author"),
            _("Writes courses of their own with their lessons."),
            pages=("add_page",),
            media=("add", "choose"),
        ),
        Role(
            EXPERT_REVIEWER,
            pgettext_lazy("role", "Expert reviewer"),
            _("Reads what a workflow gives them to review, and says whether it is right."),
        ),
    )
}
