"""What all changes of state share: Wagtail's action, with a transaction, a log and a signal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal
from wagtail.actions.base import BaseAction
from wagtail.log_actions import registry

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django_stubs_ext import StrOrPromise

Result = TypeVar("Result")
# Who asks for an action; None is the portal itself.
Asker: TypeAlias = "AbstractBaseUser | AnonymousUser | None"

# Sent by each action with `action` and `result`, in its transaction, where it has changed anything.
action_done = Signal()

logger = structlog.get_logger("actions")


class NotAllowedError(PermissionDenied):
    """The person has no right to do this."""


class RefusedError(Exception):
    """A rule keeps an action from being done, whoever asks; rooms name theirs by subclasses."""


class Action(BaseAction, Generic[Result]):
    """One change of state; `user` is who asks for it, None the portal itself (command, clock).

    An action says who may (`permission` or `user_has_permission`), which rules it has
    (`check_rules`) and what it does (`perform`). All of it happens or nothing.
    """

    permission_error_class = NotAllowedError
    # "app_label.codename"; without one only administrators may.
    permission: ClassVar[str] = ""
    # In words, for the history in the admin: to do, and done. What readers do has none: the history
    # is read by all editors and outlives accounts. The application log notes it, and not who.
    label: ClassVar[StrOrPromise] = ""
    message: ClassVar[StrOrPromise] = ""
    # Set to False by `perform` where all was as it should be: that is neither logged nor signalled.
    changed = True

    def __init__(
        self,
        instance: Model | None = None,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(instance, user=user)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.label and "action_name" in vars(cls):
            registry.register_action(cls.action_name, cls.label, cls.message or cls.label)

    def user_has_permission(self) -> bool:
        """Say whether the person may; not asked of the portal itself."""
        if self.permission:
            return bool(self.user.has_perm(self.permission))
        return bool(self.user.is_active and self.user.is_superuser)

    def check_rules(self) -> None:
        """Raise a RefusedError where a rule forbids it; nothing is changed here."""

    def lock(self) -> None:
        """Hold the rows that the rules ask about, so that they stay true until the end."""

    def perform(self) -> Result:
        """Do it, in the transaction of `execute`."""
        raise NotImplementedError

    def check(self, skip_permission_checks: bool = False) -> None:
        """Raise NotAllowedError or a RefusedError where it may not be done; change nothing."""
        super().check(skip_permission_checks)
        self.check_rules()

    def execute(self, skip_permission_checks: bool = False) -> Result:
        """Do it, note it once and tell who listens, all in one transaction."""
        self.changed = True
        with transaction.atomic():
            super().check(skip_permission_checks)
            self.lock()
            self.check_rules()
            result = self.perform()
            if self.changed:
                self.log()
                action_done.send(sender=type(self), action=self, result=result)
        return result

    def log(self) -> None:
        """Note it in the history of what was changed, or else in the application log."""
        if self.in_history():
            by = self.user if self.user and self.user.is_authenticated else None
            registry.log(
                self.instance, self.action_name, user=by, title=self.title(), data=self.facts()
            )
        else:
            # By number, and only where it takes a right that readers do not have.
            who = {"by": self.user.pk} if self.permission and self.user else {}
            logger.info(self.action_name, **self.facts(), **who)

    def in_history(self) -> bool:
        """Say whether the history of the admin notes it, or else the application log."""
        return bool(self.label) and self.instance is not None

    def title(self) -> str:
        """Return how the history names what was changed; it stays when that is gone."""
        return str(self.instance)

    def facts(self) -> dict[str, Any]:
        """Return what else the log should say: numbers and codes, nothing about a person."""
        return {}


def all_actions(base: type[Action[Any]] = Action) -> Iterator[type[Action[Any]]]:
    """Walk the actions of all rooms that are imported, those that have a name."""
    for action in base.__subclasses__():
        if "action_name" in vars(action):
            yield action
        yield from all_actions(action)
