"""wagtail-localize's views of whole pages, with the rights on the page.

It asks only for the right to translate at all, so that one team could translate the pages of
another, and publish without the right to.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views import submit_translations, update_translations

from accounts.models import User


class SubmitPageTranslationView(submit_translations.SubmitPageTranslationView):
    """Submits a page for translation; 403 to people who may not edit it."""

    def get_object(self) -> Page:
        """Return the page, or refuse."""
        page = super().get_object()
        refuse_unless_editable(page, self.request.user)
        return page


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """Takes a changed page over into its translations; 403 to people who may not edit it."""

    def get_object(self) -> TranslationSource:
        """Return the source, or refuse."""
        source = super().get_object()
        page = source.get_source_instance()
        if isinstance(page, Page):
            refuse_unless_editable(page, self.request.user)
        return source

    def form_valid(self, form: Form) -> HttpResponse:
        """Take over; refuse to publish what the person may not publish."""
        if form.cleaned_data["publish_translations"]:
            for translation in self.object.translations.filter(enabled=True):
                page = translation.get_target_instance()
                if not page.permissions_for_user(self.request.user).can_publish():
                    raise PermissionDenied
        response: HttpResponse = super().form_valid(form)
        return response


def refuse_unless_editable(page: Page, person: User) -> None:
    """Raise PermissionDenied unless the person may edit the page."""
    if not page.permissions_for_user(person).can_edit():
        raise PermissionDenied
