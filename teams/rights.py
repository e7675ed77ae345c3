"""Gives the groups of teams stock permissions, by the table of roles (ADR 0006, 0024)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
)

from teams.models import Team

# Wagtail asks for the rights on its own models, whatever models the project uses.
MEDIA = (("wagtailimages", "image"), ("wagtaildocs", "document"))
Models = Mapping[type[Model], Iterable[str]]


def grant_on_pages(team: Team, pages: Iterable[Page], *, shared: bool = False) -> bool:
    """Give each role its rights on pages, and send what is submitted there to the team.

    On shared pages only the roles that care for those have any. Return whether anything is new.
    """
    areas = list(pages)
    names = {permission.codename: permission for permission in _page_permissions()}
    before = GroupPagePermission.objects.filter(page__in=areas).count()
    GroupPagePermission.objects.bulk_create(
        (
            GroupPagePermission(group=entry.group, page=page, permission=names[codename])
            for entry in team.groups.select_related("group")
            for page in areas
            for codename in entry.role.pages
            if entry.role.shared or not shared
        ),
        ignore_conflicts=True,
    )
    routed = [
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": team.workflow})[1]
        for page in areas
    ]
    return any(routed) or before != GroupPagePermission.objects.filter(page__in=areas).count()


def grant_everywhere(group: Group, names: Iterable[str]) -> None:
    """Give a group permissions by name, `app_label.codename`."""
    wanted = Q(pk=None)
    for name in names:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    group.permissions.add(*Permission.objects.filter(wanted))


def grant_on_collection(group: Group, collection: Collection, actions: Iterable[str]) -> None:
    """Let a group use the images and documents of a collection."""
    wanted = Q(pk=None)
    for app_label, model in MEDIA:
        names = [f"{action}_{model}" for action in actions]
        wanted |= Q(content_type__app_label=app_label, codename__in=names)
    GroupCollectionPermission.objects.bulk_create(
        (
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in Permission.objects.filter(wanted)
        ),
        ignore_conflicts=True,
    )


def model_permissions(models: Models) -> list[str]:
    """Return the names of stock permissions on models, by action: view, add, change, delete."""
    return [
        f"{ContentType.objects.get_for_model(model).app_label}.{action}_{model._meta.model_name}"
        for model, actions in models.items()
        for action in actions
    ]


def _page_permissions() -> Iterable[Permission]:
    return Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page"
    )
