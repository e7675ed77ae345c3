"""Offer a translation for approval."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from editorial.translations import missing_sentences
from jobs.actions.base import Action, Asker, RefusedError


class NotTranslatedError(RefusedError):
    """Sentences are missing; `number` says how many."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class SubmitTranslation(Action[WorkflowState | None]):
    """Offers a complete translation to those who publish, as a revision; the live page stays."""

    action_name = "editorial.submit_translation"
    label = _("Submit translation")
    message = _("Translation submitted")

    def __init__(self, translation: Translation, *, user: Asker = None) -> None:
        super().__init__(translation.get_target_instance(), user=user)
        self.translation = translation

    def user_has_permission(self) -> bool:
        """Leave it to who may edit the page."""
        return bool(self.instance.permissions_for_user(self.user).can_edit())

    def check_rules(self) -> None:
        """Raise NotTranslatedError while sentences are missing."""
        missing = missing_sentences(self.translation)
        if missing:
            raise NotTranslatedError(missing)

    def perform(self) -> WorkflowState | None:
        """Save the revision and start the workflow; ValidationError where the page is not right."""
        page: Page = self.translation.source.get_ephemeral_translated_instance(
            self.translation.target_locale, fallback=False
        )
        page.save_revision(user=self.user)
        workflow = page.get_workflow()
        if workflow is None or page.current_workflow_state:
            return None
        state: WorkflowState = workflow.start(page, self.user)
        return state
