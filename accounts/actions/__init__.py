"""What changes accounts, one class each."""

from __future__ import annotations

from accounts.actions.assign_role import AssignRole
from accounts.actions.change_account import ChangeAccount
from accounts.actions.change_profile import ChangeProfile
from accounts.actions.close_account import CloseAccount
from accounts.actions.confirm_address import ConfirmAddress
from accounts.actions.confirm_setting_up import ConfirmSettingUp, SendSetUpCode
from accounts.actions.create_account import CreateAccount
from accounts.actions.forget_unconfirmed import ForgetUnconfirmedAccounts
from accounts.actions.invite_user import InviteUser, NoInvitationNeededError
from accounts.actions.reset_second_factor import ResetSecondFactor
from accounts.actions.set_active_state import SetActiveState
from accounts.actions.shared import AccountNeededError, AddressTakenError
from accounts.actions.trust_address import TrustAddress

__all__ = [
    "AccountNeededError",
    "AddressTakenError",
    "AssignRole",
    "ChangeAccount",
    "ChangeProfile",
    "CloseAccount",
    "ConfirmAddress",
    "ConfirmSettingUp",
    "CreateAccount",
    "ForgetUnconfirmedAccounts",
    "InviteUser",
    "NoInvitationNeededError",
    "ResetSecondFactor",
    "SendSetUpCode",
    "SetActiveState",
    "TrustAddress",
]
