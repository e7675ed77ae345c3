"""Brings the corrected text of a file to a page that was loaded before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.models import BasePage
from jobs.actions.base import Action


class RenewPage(Action[None]):
    """Publishes the changed fields on a page that nobody has edited."""

    action_name = "starter.renew_page"
    label = _("Renew with the corrected starter content")

    def __init__(
        self, page: BasePage, shipped: BasePage, fields: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(page, **kwargs)
        self.page = page
        self.shipped = shipped
        self.fields = sorted(fields)

    def perform(self) -> None:
        """Take the fields over and publish them."""
        self.changed = not holds(self.page, self.shipped, self.fields)
        if not self.changed:
            return
        copy_fields(self.shipped, self.page, self.fields)
        self.page.save_revision(log_action=False).publish(log_action=False)

    def facts(self) -> dict[str, Any]:
        """Return which fields have changed."""
        return {"fields": self.fields}


class OfferVersion(RenewPage):
    """Keeps what readers see of an edited page, and puts the changed fields into a draft.

    A draft that an editor has begun stays the newest one; the version then stands before it in
    the history.
    """

    action_name = "starter.offer_version"
    label = _("Offer corrected starter content as a draft; what is published stays")

    def perform(self) -> None:
        """Save a revision, and an unfinished draft again above it."""
        newest = self.page.revisions.order_by("-pk")[:2]
        self.changed = not any(
            holds(revision.as_object(), self.shipped, self.fields) for revision in newest
        )
        if not self.changed:
            return
        begun = None
        if self.page.has_unpublished_changes:
            begun = self.page.get_latest_revision_as_object()
        copy_fields(self.shipped, self.page, self.fields)
        self.page.save_revision(log_action=False)
        if begun is not None:
            begun.save_revision(log_action=False)


def holds(page: BasePage, shipped: BasePage, names: Iterable[str]) -> bool:
    """Say whether a page has the same in all these fields."""
    present, wanted = page.serializable_data(), shipped.serializable_data()
    return all(present[name] == wanted[name] for name in names)


def copy_fields(source: BasePage, target: BasePage, names: Iterable[str]) -> None:
    """Set fields of a page to what another page holds."""
    for name in names:
        if target._meta.get_field(name).many_to_many:
            getattr(target, name).set(list(getattr(source, name).all()))
        else:
            setattr(target, name, getattr(source, name))
    target.draft_title = target.title
