"""What is live is changed only by people who may publish it, whatever view a change comes from.

wagtail-localize 1.14 asks for the right to edit where it publishes, takes down or overwrites live
pages. No upstream issue known about the right (#463 and #655 are about drafts). So the rules stand
where rows are written: those about people for everything that happens in the admin, those about
the page itself also for the worker and for commands.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from editorial.acting import acting_person
from editorial.translations import translation_behind, untranslated_sentences

# What is written of a live page while its readers see the same as before.
UNSEEN = frozenset(
    {
        *("draft_title", "has_unpublished_changes", "latest_revision", "live_revision"),
        *("latest_revision_created_at", "locked", "locked_at", "locked_by", "numchild"),
        *("alias_of", "alias_of_id"),
    }
)
ALIAS = frozenset({"alias_of", "alias_of_id"})


@receiver(pre_save)
def guard_live_pages(
    sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Refuse to write a live page for whoever may not publish it, and what is half translated."""
    if not isinstance(instance, Page) or kwargs.get("raw"):
        return
    unseen = update_fields is not None and update_fields <= UNSEEN
    if unseen and not (update_fields or frozenset()) & ALIAS:
        return
    before = Page.objects.filter(pk=instance.pk).first() if instance.pk else None
    if before and before.alias_of_id and not instance.alias_of_id:
        refuse_converted_alias(instance, before.alias_of)
    if unseen:
        return
    if instance.live:
        refuse_untranslated(instance, before)
    person = acting_person.get()
    if person and before and (before.live or instance.live):
        refuse_without_right(person, instance, before)


def refuse_without_right(person: User, page: Page, before: Page) -> None:
    """Refuse to change, publish or take down a page without the right to."""
    asked = page.alias_of if before.alias_of_id and page.alias_of_id else before
    rights = asked.permissions_for_user(person)
    goes_down = before.live and not page.live
    if not rights.can_publish() and not (goes_down and rights.can_edit()):
        raise PermissionDenied(_("You need the right to publish this page."))
    if goes_down and not rights.can_unpublish():
        raise PermissionDenied(_("You need the right to unpublish this page."))


def refuse_untranslated(page: Page, before: Page | None) -> None:
    """Refuse to put a page live in another language before each of its sentences is translated."""
    if page.alias_of_id:
        if page.alias_of.locale_id != page.locale_id:
            keep_foreign_alias_down(page, before)
        return
    translation = translation_behind(page)
    if translation and untranslated_sentences(translation, page):
        raise PermissionDenied(
            _("“%(title)s” is not fully translated yet, so it cannot be published.")
            % {"title": page.title}
        )


def refuse_converted_alias(page: Page, original: Page) -> None:
    """Refuse to make a page of its own of an alias whose text is in another language.

    Wagtail's conversion leaves the text as it is; wagtail-localize makes a translation first.
    """
    foreign = original.locale_id != page.locale_id and not translation_behind(page)
    translation = translation_behind(original)
    if foreign or (translation and untranslated_sentences(translation, original)):
        raise PermissionDenied(_("A page goes live in another language only translated."))


def keep_foreign_alias_down(alias: Page, before: Page | None) -> None:
    """Keep an alias in another language a draft; in the admin say why it cannot be made."""
    if before and not before.alias_of_id:
        raise PermissionDenied(_("A page goes live in another language only translated."))
    if before is None and acting_person.get():
        raise PermissionDenied(
            _("Translate “%(title)s” first: the page above has no translation yet.")
            % {"title": alias.alias_of.title}
        )
    # Publishing the original would put it live too, and has to go on.
    alias.live = before is not None and before.live


@receiver(pre_save, sender=PageViewRestriction)
@receiver(pre_delete, sender=PageViewRestriction)
def guard_restrictions(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Refuse to change who may read a page for whoever may not set that."""
    person = acting_person.get()
    if person is None:
        return
    if not instance.page.permissions_for_user(person).can_set_view_restrictions():
        raise PermissionDenied(_("You need the right to set who may read this page."))
