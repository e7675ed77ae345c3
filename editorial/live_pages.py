"""What is live is changed only by people who may publish it, whatever view a change comes from.

wagtail-localize 1.14 asks for the right to edit where it publishes, takes down or overwrites live
pages, and writes a translation into its live page even when it was asked for a draft
(`TranslationSource.create_or_update_translation`). So the rule stands where rows are written, for
everything that happens in the admin.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from editorial.acting import acting_person
from editorial.translations import is_complete, translation_to


@receiver(pre_save)
def guard_live_pages(
    sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Refuse to write a live page for whoever may not publish it, and what is half translated."""
    person = acting_person.get()
    if person is None or not isinstance(instance, Page):
        return
    if update_fields is not None and "live" not in update_fields:
        return
    before = Page.objects.filter(pk=instance.pk).first() if instance.pk else None
    if before is None and instance.live and instance.alias_of_id:
        refuse_untranslated_copy(instance)
    if before is None or not (before.live or instance.live):
        return
    asked = instance.alias_of if before.alias_of_id and instance.alias_of_id else before
    rights = asked.permissions_for_user(person)
    if not rights.can_publish() and not (before.live and not instance.live and rights.can_edit()):
        raise PermissionDenied(_("You need the right to publish this page."))
    if before.live and not instance.live and not rights.can_unpublish():
        raise PermissionDenied(_("You need the right to unpublish this page."))
    if instance.live:
        refuse_half_translated(instance, before)


def refuse_untranslated_copy(alias: Page) -> None:
    """Refuse to put a page live in another language without a translation."""
    if alias.alias_of.locale_id != alias.locale_id:
        raise PermissionDenied(
            _("Translate “%(title)s” first: the page above has no translation yet.")
            % {"title": alias.alias_of.title}
        )


def refuse_half_translated(page: Page, before: Page) -> None:
    """Refuse to put a translation live before each of its sentences is translated."""
    if page.alias_of_id:
        if not before.alias_of_id and page.alias_of.locale_id != page.locale_id:
            raise PermissionDenied(_("A page goes live in another language only translated."))
        return
    translation = translation_to(page)
    if translation and not is_complete(translation):
        raise PermissionDenied(
            _("“%(title)s” is not fully translated yet, so it cannot be published.")
            % {"title": page.title}
        )


@receiver(pre_save, sender=PageViewRestriction)
@receiver(pre_delete, sender=PageViewRestriction)
def guard_restrictions(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Refuse to change who may read a page for whoever may not set that."""
    person = acting_person.get()
    if person is None:
        return
    if not instance.page.permissions_for_user(person).can_set_view_restrictions():
        raise PermissionDenied(_("You need the right to set who may read this page."))
