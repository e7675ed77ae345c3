"""Examples of the actions on accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import User
from jobs.actions.base import Action
from tests.contracts.action_examples import LONG_AGO, Example, Stage, example_of
from tests.factories.people import give_second_factor
from tests.factories.portal import land_of


@example_of("accounts.close_account")
def close_account(stage: Stage) -> Example:
    return Example(lambda user: accounts.CloseAccount(stage.learner, user=user))


@example_of("accounts.create_account")
def create_account(stage: Stage) -> Example:
    def make(user: Any) -> Action[Any]:
        account = User(email="neu@people.example", name="Nele Neu")
        return accounts.CreateAccount(account, Group.objects.all()[:1], user=user)

    return Example(make, again="refused")


@example_of("accounts.change_account")
def change_account(stage: Stage) -> Example:
    def make(user: Any) -> Action[Any]:
        account = User.objects.get(pk=stage.learner.pk)
        account.email, account.name = "anders@people.example", "Anders"
        return accounts.ChangeAccount(account, Group.objects.all()[:1], user=user)

    return Example(make)


@example_of("accounts.change_profile")
def change_profile(stage: Stage) -> Example:
    def make(user: Any) -> Action[Any]:
        account = User.objects.get(pk=stage.learner.pk)
        account.name, account.municipality = "Anders", land_of("09")
        return accounts.ChangeProfile(account, user=user)

    return Example(make, stage.learner, stage.administrator)


@example_of("accounts.set_active_state")
def set_active_state(stage: Stage) -> Example:
    return Example(lambda user: accounts.SetActiveState(stage.learner, False, user=user))


@example_of("accounts.assign_role")
def assign_role(stage: Stage) -> Example:
    role = Group.objects.order_by("pk")[0]
    return Example(lambda user: accounts.AssignRole(stage.learner, role, user=user))


def new_address(stage: Stage) -> EmailAddress:
    """Return an address that the learner has asked for and not confirmed."""
    return EmailAddress.objects.create(
        user=stage.learner, email="neu@people.example", verified=False, primary=False
    )


@example_of("accounts.confirm_address")
def confirm_address(stage: Stage) -> Example:
    address = new_address(stage)
    return Example(
        lambda user: accounts.ConfirmAddress(stage.request(user), address),
        stage.learner,
        stage.outsider,
    )


@example_of("accounts.send_set_up_code")
def send_set_up_code(stage: Stage) -> Example:
    return Example(
        lambda user: accounts.SendSetUpCode(stage.request(user), stage.learner),
        stage.learner,
        stage.outsider,
        again="repeats",
    )


@example_of("accounts.confirm_setting_up")
def confirm_setting_up(stage: Stage) -> Example:
    session = SessionStore()
    request = stage.request(stage.learner, session)
    accounts.SendSetUpCode(request, stage.learner).execute()
    code = session["second_factor_code"]["code"]

    def make(user: Any) -> Action[Any]:
        return accounts.ConfirmSettingUp(stage.request(user, session), stage.learner, code)

    return Example(make, stage.learner, stage.outsider)


@example_of("accounts.forget_unconfirmed")
def forget_unconfirmed(stage: Stage) -> Example:
    EmailAddress.objects.filter(user=stage.learner).update(verified=False)
    User.objects.filter(pk=stage.learner.pk).update(date_joined=timezone.now() - LONG_AGO)
    return Example(lambda user: accounts.ForgetUnconfirmedAccounts(user=user))


@example_of("accounts.invite_user")
def invite_user(stage: Stage) -> Example:
    stage.learner.set_unusable_password()
    stage.learner.save()
    return Example(lambda user: accounts.InviteUser(stage.learner, user=user), again="repeats")


@example_of("accounts.reset_second_factor")
def reset_second_factor(stage: Stage) -> Example:
    give_second_factor(stage.learner)
    return Example(lambda user: accounts.ResetSecondFactor(stage.learner, user=user))


@example_of("accounts.trust_address")
def trust_address(stage: Stage) -> Example:
    EmailAddress.objects.filter(user=stage.learner).update(verified=False)
    return Example(lambda user: accounts.TrustAddress(stage.learner, user=user))
