"""The inbox of feedback in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from accounts.models import User
from home.models import Feedback


class InboxPolicy(ModelPermissionPolicy):
    """Nobody writes a message in the admin: messages come from readers."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Return whether a person may do something else."""
        return action != "add" and bool(super().user_has_permission(user, action))


register_permission_policy(Feedback, InboxPolicy(Feedback))


class FeedbackViewSet(ModelViewSet):
    """Lists messages, the next due first; only whether they are answered or spam can be changed."""

    model = Feedback
    copy_view_enabled = False
    icon = "mail"
    menu_label = _("Feedback")
    menu_order = 300
    add_to_admin_menu = True
    list_display = [
        "__str__",
        "page_path",
        "received_at",
        "answer_due",
        "answered",
        "suspected_spam",
    ]
    list_filter = ["answered", "suspected_spam", "topic"]
    search_fields = ["message"]
    search_backend_name = None
    ordering = ["answered", "suspected_spam", "answer_due"]
    panels = [
        FieldPanel("topic", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("page_path", read_only=True),
        FieldPanel("about", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("received_at", read_only=True),
        FieldPanel("answer_due", read_only=True),
        FieldPanel("answered"),
        FieldPanel("suspected_spam"),
    ]
