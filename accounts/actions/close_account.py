"""Close an account: learners are erased, editors lose their name."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.shared import AccountNeededError
from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from accounts.personal_data.editing import has_edited
from accounts.personal_data.words import deleted_account_name
from jobs.actions.base import Action, Asker

# What the address of a closed account ends with; nobody can receive mail there (RFC 2606).
CLOSED = "@deleted.invalid"


class CloseAccount(Action[list[str]]):
    """Erases what all rooms hold about a person, all of it or nothing.

    Who has edited stays as a row without name and address, so that the history of pages has an
    author; everybody else is deleted.
    """

    action_name = "accounts.close_account"
    label = gettext_lazy("Close account")
    message = gettext_lazy("Account closed")

    def __init__(self, account: User, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account

    def user_has_permission(self) -> bool:
        """Leave it to the owner and to who may delete accounts."""
        return self.is_own() or bool(self.user.has_perm("accounts.delete_user"))

    def is_own(self) -> bool:
        """Say whether it is the owner who asks."""
        return bool(self.user and self.user.pk == self.account.pk)

    def lock(self) -> None:
        """Hold administrators first: two last ones who go at once must not both find the other."""
        User.objects.lock_administrators()

    def check_rules(self) -> None:
        """Raise AccountNeededError for the last administrator."""
        administrators = User.objects.filter(is_superuser=True)
        others = administrators.filter(is_active=True).exclude(pk=self.account.pk)
        if administrators.filter(pk=self.account.pk).exists() and not others.exists():
            raise AccountNeededError(
                _("You are the only administrator. Please make somebody else one first.")
            )

    def perform(self) -> list[str]:
        """Erase, and return a sentence for each thing that stays."""
        account = User.objects.select_for_update().filter(pk=self.account.pk).first()
        if account is None or is_closed(account):
            self.changed = False
            return []
        stays = [str(sentence) for sentence in PersonalDataRegistry.what_stays(account)]
        keep_row = has_edited(account)
        PersonalDataRegistry.erase(account)
        if keep_row:
            self._take_name(account)
        else:
            account.delete()
        return stays

    def in_history(self) -> bool:
        """Say nothing there of people who go by themselves."""
        return self.user is not None and not self.is_own()

    def title(self) -> str:
        """Return no name: that is what has to go."""
        return deleted_account_name()

    def _take_name(self, user: User) -> None:
        user.name = deleted_account_name()
        user.email = f"{uuid.uuid4().hex}{CLOSED}"
        user.role = ""
        user.municipality = None
        user.language = settings.LANGUAGE_CODE
        user.last_login = None
        user.is_active = user.is_staff = user.is_superuser = False
        user.set_unusable_password()
        user.save()


def is_closed(account: User) -> bool:
    """Say whether the account was closed, and only its row is left."""
    return account.email.endswith(CLOSED)
