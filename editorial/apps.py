"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"

    def ready(self) -> None:
        """Let the admin refuse with 403, guard what is live, and keep what is typed."""
        from editorial import live_pages
        from editorial.admin_dates import keep_what_is_typed
        from editorial.refusals import refuse_to_create_without_form, refuse_with_403
        from editorial.translation_drafts import keep_drafts_apart

        refuse_with_403()
        refuse_to_create_without_form()
        keep_drafts_apart()
        keep_what_is_typed()
