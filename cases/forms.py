"""The form in which editors write a case study."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError

from content.forms import PortalPageForm
from taxonomy.models import Term


class CaseStudyForm(PortalPageForm):
    """Asks for the sources of the summary before readers see it; a draft may lack them."""

    def clean(self) -> dict[str, Any]:
        """Refuse to publish a summary that nothing stands for."""
        cleaned: dict[str, Any] = super().clean()
        self._count_main_field_in(cleaned)
        if self.is_deferred_validation or self.errors.get("claim_sources"):
            return cleaned
        if cleaned.get("summary") and not cleaned.get("claim_sources"):
            expected = _("Name at least one source that says what the summary says.")
            self.add_error("claim_sources", StreamBlockValidationError(non_block_errors=[expected]))
        return cleaned

    def _count_main_field_in(self, cleaned: dict[str, Any]) -> None:
        """Add the main field of action to the fields of action, where it is missing."""
        main, fields = cleaned.get("main_field"), cleaned.get("fields_of_action")
        if main and fields is not None and main not in fields:
            keys = [main.pk, *(term.pk for term in fields)]
            cleaned["fields_of_action"] = Term.objects.filter(pk__in=keys)
