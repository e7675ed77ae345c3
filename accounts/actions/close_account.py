"""Close an account: learners are erased, editors lose their name."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from accounts.personal_data.editing import has_edited
from accounts.personal_data.words import deleted_account_name


class AccountNeededError(Exception):
    """The portal would lose its last administrator; the text is for people."""


class CloseAccount:
    """Erases what all rooms hold about a person, all of it or nothing.

    Who has edited stays as a row without name and address, so that the history of pages has an
    author; everybody else is deleted.
    """

    def __init__(self, user: User) -> None:
        self.user = user

    def check(self) -> None:
        """Raise AccountNeededError for the last administrator."""
        others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=self.user.pk)
        if self.user.is_superuser and not others.exists():
            raise AccountNeededError(
                _("You are the only administrator. Please make somebody else one first.")
            )

    def execute(self) -> list[str]:
        """Erase, and return a sentence for each thing that stays.

        Administrators are locked first: two last ones who go at once must not both find the other.
        """
        with transaction.atomic():
            User.objects.lock_administrators()
            user = self.user = User.objects.select_for_update().get(pk=self.user.pk)
            self.check()
            stays = [str(sentence) for sentence in PersonalDataRegistry.what_stays(user)]
            keep_row = has_edited(user)
            PersonalDataRegistry.erase(user)
            if keep_row:
                self._take_name(user)
            else:
                user.delete()
        return stays

    def _take_name(self, user: User) -> None:
        user.name = deleted_account_name()
        user.email = f"{uuid.uuid4().hex}@deleted.invalid"
        user.role = ""
        user.municipality = None
        user.language = settings.LANGUAGE_CODE
        user.last_login = None
        user.is_active = user.is_staff = user.is_superuser = False
        user.set_unusable_password()
        user.save()
