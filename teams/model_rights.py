"""The rights on what belongs to no area: terms, register, model projects, feedback (ADR 0006)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from teams.models import Team


@transaction.atomic
def grant_model_rights(team: Team, rights: Mapping[type[Model], Iterable[str]]) -> None:
    """Give both groups of a team stock permissions on models, by action: view, add, change, delete.

    Idempotent.
    """
    for model, actions in rights.items():
        name = model._meta.model_name
        permissions = Permission.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            codename__in=[f"{action}_{name}" for action in actions],
        )
        for group in (team.editors, team.publishers):
            group.permissions.add(*permissions)
