"""How far the translation of a page is, and how it is offered for approval."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from accounts.models import User


def translation_to(page: Page) -> Translation | None:
    """Return the translation whose target a page is, while it is kept in step."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


def missing_sentences(translation: Translation) -> int:
    """Return how many sentences have no translation that could be used."""
    flag_too_long(translation)
    segments = translation.source.stringsegment_set.all()
    number: int = (
        segments.annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .count()
    )
    return number


def longest_of(translation: Translation, path: str) -> int | None:
    """Return how many characters fit the field at a path; None where it does not say."""
    model = translation.source.specific_content_type.model_class()
    if "." in path or path not in {field.name for field in model._meta.get_fields()}:
        return None
    longest: int | None = getattr(model._meta.get_field(path), "max_length", None)
    return longest


def flag_too_long(translation: Translation) -> None:
    """Mark translations that do not fit their field, as their editor does with other faults."""
    texts = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object_id=translation.source.object_id,
        has_error=False,
    )
    for text in texts.select_related("context"):
        longest = longest_of(translation, text.context.path)
        if longest and len(text.data) > longest:
            error = _("At most %(number)d characters.") % {"number": longest}
            StringTranslation.objects.filter(pk=text.pk).update(has_error=True, field_error=error)


def is_complete(translation: Translation) -> bool:
    """Say whether each sentence is translated."""
    return missing_sentences(translation) == 0


class SubmitTranslation:
    """Offers a complete translation to those who publish, as a revision; the live page stays."""

    def __init__(self, translation: Translation, user: User | AnonymousUser) -> None:
        self.translation = translation
        self.user = user

    def check(self) -> int:
        """Return how many sentences are missing."""
        return missing_sentences(self.translation)

    @transaction.atomic
    def execute(self) -> WorkflowState | None:
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
