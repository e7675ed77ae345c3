"""What follows when accounts are made and when second factors change, whoever does it."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from accounts.actions import TrustAddress
from accounts.models import User
from accounts.second_factor import SECOND_FACTORS
from accounts.signals import user_was_made


@receiver(user_was_made)
def trust_address(user: User, **kwargs: Any) -> None:
    """Take the address of somebody whom a person in charge knows as confirmed."""
    TrustAddress(user).execute()


@receiver([post_save, post_delete], sender=Authenticator)
def end_other_sessions(instance: Authenticator, created: bool | None = None, **kwargs: Any) -> None:
    """End all sessions of the person but the one in which a factor was added or removed.

    A session in which one was added has been through it: it was tried for that.
    """
    if created is False:
        return
    User.objects.filter(pk=instance.user_id).update(credential_stamp=F("credential_stamp") + 1)
    instance.user.refresh_from_db(fields=["credential_stamp"])
    request = context.request
    if request is None or request.user.pk != instance.user_id:
        return
    update_session_auth_hash(request, instance.user)
    if created and instance.type in SECOND_FACTORS:
        record_authentication(request, request.user, "mfa", id=instance.pk, type=instance.type)
