"""What a person did as an editor: it stays for the sake of the pages, without the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)

from accounts.personal_data.registry import PersonalDataRegistry, Text
from media_library.models import CustomDocument, CustomImage

if TYPE_CHECKING:
    from accounts.models import User

COVERS = (
    "media_library.CustomDocument.uploaded_by_user",
    "media_library.CustomImage.uploaded_by_user",
    "wagtail_localize.SegmentOverride.last_translated_by",
    "wagtail_localize.StringTranslation.last_translated_by",
    "wagtailcore.Comment.resolved_by",
    "wagtailcore.Comment.user",
    "wagtailcore.CommentReply.user",
    "wagtailcore.ModelLogEntry.user",
    "wagtailcore.Page.locked_by",
    "wagtailcore.Page.owner",
    "wagtailcore.PageLogEntry.user",
    "wagtailcore.Revision.user",
    "wagtailcore.TaskState.finished_by",
    "wagtailcore.UploadedFile.uploaded_by_user",
    "wagtailcore.WorkflowState.requested_by",
)


def join() -> None:
    PersonalDataRegistry.register("editing", export, erase, keeps, covers=COVERS)


def has_edited(user: User) -> bool:
    """Say whether the person has rights of an editor, or has left something behind as one."""
    if user.is_staff or user.is_superuser or user.groups.exists():
        return True
    if user.user_permissions.exists():
        return True
    return any(rows.exists() for rows in traces(user))


def traces(user: User) -> list[Any]:
    """Return what an editor leaves behind, as querysets."""
    return [
        Revision.objects.filter(user=user),
        Page.objects.filter(Q(owner=user) | Q(locked_by=user)),
        PageLogEntry.objects.filter(user=user),
        ModelLogEntry.objects.filter(user=user),
        Comment.objects.filter(Q(user=user) | Q(resolved_by=user)),
        CommentReply.objects.filter(user=user),
        WorkflowState.objects.filter(requested_by=user),
        TaskState.objects.filter(finished_by=user),
        CustomImage.objects.filter(uploaded_by_user=user),
        CustomDocument.objects.filter(uploaded_by_user=user),
    ]


def export(user: User) -> dict[str, Any]:
    """Return what the person did in the editor, each with its time."""
    revisions = Revision.objects.filter(user=user).order_by("created_at")
    pages = PageLogEntry.objects.filter(user=user).order_by("timestamp")
    others = ModelLogEntry.objects.filter(user=user).order_by("timestamp")
    comments = Comment.objects.filter(user=user).order_by("created_at")
    replies = CommentReply.objects.filter(user=user).order_by("created_at")
    images = CustomImage.objects.filter(uploaded_by_user=user).order_by("created_at")
    documents = CustomDocument.objects.filter(uploaded_by_user=user).order_by("created_at")
    return {
        "revisions": [
            {"of": revision.object_str, "at": revision.created_at}
            for revision in revisions.defer("content").iterator()
        ],
        "log": [
            {"action": entry.action, "of": entry.label, "at": entry.timestamp}
            for entries in (pages, others)
            for entry in entries.iterator()
        ],
        "comments": [{"text": row.text, "at": row.created_at} for row in (*comments, *replies)],
        "uploads": [{"title": row.title, "at": row.created_at} for row in (*images, *documents)],
        "pages_created": list(Page.objects.filter(owner=user).values_list("title", flat=True)),
    }


def erase(user: User) -> None:
    """Delete uploads that were never finished, and let go of locked pages.

    Everything else keeps pointing to the account, which loses its name and address.
    """
    for upload in UploadedFile.objects.filter(uploaded_by_user=user):
        upload.file.delete(save=False)
        upload.delete()
    Page.objects.filter(locked_by=user).update(locked=False, locked_by=None, locked_at=None)


def keeps(user: User) -> list[Text]:
    """Say what of an editor stays, and why."""
    if not has_edited(user):
        return []
    return [
        _(
            "What you have written and published stays, without your name: "
            "it belongs to the pages of your team, and others build on it."
        ),
        _(
            "The history of these pages stays, with “Deleted account” where your name was: "
            "it must remain clear when something was changed."
        ),
    ]
