"""The rights of teams: stock permissions on their pages and their collection (ADR 0006)."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualText
from teams.approval import route_to_publishers
from teams.models import Team

EDITOR_PAGE_RIGHTS = ("add_page", "change_page")
PUBLISHER_PAGE_RIGHTS = (
    "add_page",
    "change_page",
    "publish_page",
    "bulk_delete_page",
    "lock_page",
    "unlock_page",
)
# Wagtail asks for the rights on its own models, whatever models the project uses.
COLLECTION_RIGHTS = (("wagtailimages", "image"), ("wagtaildocs", "document"))


@transaction.atomic
def create_team(code: str, names: MultilingualText, land: AdministrativeUnit | None) -> Team:
    """Return the team of this code, made with its two groups and its collection where missing."""
    team = Team.objects.filter(code=code).first()
    if team:
        return team
    team = Team(code=code, names=names, land=land)
    team.editors = Group.objects.get_or_create(name=f"{team.main_name}: Redaktion")[0]
    team.publishers = Group.objects.get_or_create(name=f"{team.main_name}: Freigabe")[0]
    team.collection = _collection(team.main_name)
    team.save()
    return team


@transaction.atomic
def grant_team_rights(team: Team, areas: Iterable[Page]) -> None:
    """Give both groups of a team their rights on its areas (one page per locale) and its media.

    Idempotent. Editors add, change and submit to the publishers, who also publish and lock.
    Images and documents: both groups add, change and choose in the collection of the team.
    """
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    translate = Permission.objects.filter(
        content_type__app_label="wagtail_localize", codename="submit_translation"
    )
    rights = {team.editors: EDITOR_PAGE_RIGHTS, team.publishers: PUBLISHER_PAGE_RIGHTS}
    pages = list(areas)
    for group, page_rights in rights.items():
        group.permissions.add(access, *translate)
        for page in pages:
            for codename in page_rights:
                _grant_on_page(group, page, codename)
        _grant_on_collection(group, team.collection)
    route_to_publishers(team, pages)


def _grant_on_page(group: Group, page: Page, codename: str) -> None:
    permission = Permission.objects.get(
        content_type__app_label="wagtailcore", content_type__model="page", codename=codename
    )
    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_on_collection(group: Group, collection: Collection) -> None:
    for app_label, model in COLLECTION_RIGHTS:
        permissions = Permission.objects.filter(
            content_type__app_label=app_label,
            content_type__model=model,
            codename__in=(f"add_{model}", f"change_{model}", f"choose_{model}"),
        )
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    existing = root.get_children().filter(name=name).first()
    return existing or root.add_child(name=name)
