"""What changes accounts, one class each."""

from __future__ import annotations

from accounts.actions.close_account import AccountNeededError, CloseAccount
from accounts.actions.confirm_address import ConfirmAddress
from accounts.actions.confirm_setting_up import ConfirmSettingUp, SendSetUpCode
from accounts.actions.forget_unconfirmed import ForgetUnconfirmedAccounts
from accounts.actions.invite_user import InviteUser, NoInvitationNeededError
from accounts.actions.reset_second_factor import ResetSecondFactor
from accounts.actions.trust_address import TrustAddress

__all__ = [
    "AccountNeededError",
    "CloseAccount",
    "ConfirmAddress",
    "ConfirmSettingUp",
    "ForgetUnconfirmedAccounts",
    "InviteUser",
    "NoInvitationNeededError",
    "ResetSecondFactor",
    "SendSetUpCode",
    "TrustAddress",
]
