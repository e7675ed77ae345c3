"""wagtail-localize's views, with the rights on the page and with answers to bad input.

wagtail-localize 1.14 asks only for the right to translate at all or to edit, and answers 500 to
what is missing or odd. No upstream issue known: its views lack a check of the page's rights.
"""

from __future__ import annotations

import re

import polib
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)
from wagtail_localize.views import edit_translation, submit_translations, update_translations

from accounts.models import User
from editorial.actions import NotTranslatedError, SubmitTranslation
from editorial.translations import (
    longest_by_path,
    missing_sentences,
    translation_behind,
    translation_to,
    untranslated_sentences,
)

NO_ADDRESS = gettext_lazy("Enter an address that begins with https://, http:// or mailto:.")
WEB_ADDRESS = URLValidator(schemes=["http", "https"], message=NO_ADDRESS)
MAIL = "mailto:"
# As browsers read it: what cannot be seen before and within the scheme is passed over.
SCHEME = re.compile(r"[\x00-\x20]*[a-z][a-z0-9+.\t\n\r-]*:", re.IGNORECASE)
LARGEST_FILE = 2 * 1024 * 1024


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

    def get_form(self) -> Form:
        """Leave out publishing: what has just changed is not translated yet."""
        form = super().get_form()
        del form.fields["publish_translations"]
        return form

    def form_valid(self, form: Form) -> HttpResponse:
        """Take over; each translation is published in its editor once it is complete."""
        form.cleaned_data["publish_translations"] = False
        response: HttpResponse = super().form_valid(form)
        return response


def refuse_unless_editable(page: Page, person: User | AnonymousUser) -> None:
    """Raise PermissionDenied unless the person may edit the page."""
    if not page.permissions_for_user(person).can_edit():
        raise PermissionDenied(_("You need the right to edit this page."))


def no_conversion(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer 404: an alias would put an untranslated page live in another language."""
    raise Http404


def edit_string(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Change a sentence; 400 without a value, or with one that does not fit its field."""
    problem = request_with_value(request)
    translation = Translation.objects.filter(pk=translation_id).first()
    segment = StringSegment.objects.filter(pk=string_segment_id).first()
    if problem is None and translation and segment and request.method == "PUT":
        longest = longest_by_path(translation).get(segment.context.path)
        if longest and len(request.POST["value"]) > longest:
            text = _("At most %(number)d characters.") % {"number": longest}
            problem = JsonResponse({"error": text}, status=400)
    return problem or edit_translation.edit_string_translation(
        request, translation_id=translation_id, string_segment_id=string_segment_id
    )


def edit_override(
    request: HttpRequest, translation_id: int, overridable_segment_id: int
) -> HttpResponse:
    """Change a value that translations share; 400 for a link that is none."""
    problem = request_with_value(request)
    segment = OverridableSegment.objects.filter(pk=overridable_segment_id).first()
    if problem is None and segment and request.method == "PUT":
        problem = refused_value(segment, request.POST["value"])
    return problem or edit_translation.edit_override(
        request, translation_id=translation_id, overridable_segment_id=overridable_segment_id
    )


def request_with_value(request: HttpRequest) -> HttpResponse | None:
    """Return an answer with 400 to a change that brings no value."""
    if request.method == "PUT" and not request.POST and request.body:
        # Django reads no form of a PUT, and no upload twice; browsers send it in several parts.
        vars(request).pop("_files", None)
        request.method = "POST"
        try:
            request._load_post_and_files()
        finally:
            request.method = "PUT"
    if request.method == "PUT" and "value" not in request.POST:
        return JsonResponse({"error": _("“value” is missing.")}, status=400)
    return None


def refused_value(segment: OverridableSegment, value: str) -> HttpResponse | None:
    """Return an answer with 400 to what the field would refuse, and to links that lead nowhere."""
    model = segment.source.specific_content_type.model_class()
    path = segment.context.path
    try:
        if "." not in path:
            model._meta.get_field(path).clean(value, None)
        if SCHEME.match(value) or SCHEME.match(str(segment.data)):
            validate_link(value)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    return None


def validate_link(value: str) -> None:
    """Raise ValidationError for what is no address of the web or of a mailbox; empty is right."""
    if value.lower().startswith(MAIL):
        EmailValidator(message=NO_ADDRESS)(value[len(MAIL) :].partition("?")[0])
    elif value:
        WEB_ADDRESS(value)


@require_POST
def upload_file(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take translations from a PO file; what is none is refused in words."""
    translation = get_object_or_404(Translation, pk=translation_id)
    refuse_unless_editable(translation.get_target_instance(), request.user)
    problem = problem_of_file(request, translation)
    if problem:
        messages.error(request, problem)
        return redirect("wagtailadmin_pages:edit", translation.get_target_instance().pk)
    response: HttpResponse = edit_translation.upload_pofile(request, translation_id)
    return response


def problem_of_file(request: HttpRequest, translation: Translation) -> str:
    """Return what is wrong with the uploaded PO file; empty for a good one."""
    upload = request.FILES.get("file")
    if upload is None:
        return _("Choose a PO file.")
    if (upload.size or 0) > LARGEST_FILE:
        return _("The file is larger than 2 MB.")
    try:
        text = upload.read().decode("utf-8-sig")
        file = polib.pofile(text)
    except (UnicodeDecodeError, OSError, ValueError):
        return _("This is not a PO file in UTF-8.")
    finally:
        upload.seek(0)
    if "X-WagtailLocalize-TranslationID" not in file.metadata:
        return _("This PO file does not come from this portal. Download it here, then fill it in.")
    longest = longest_by_path(translation)
    for entry in file:
        number = longest.get(entry.msgctxt or "")
        if number and len(entry.msgstr) > number:
            text = _("“%(start)s …” has more than %(number)d characters.")
            return text % {"start": entry.msgstr[:40], "number": number}
    return ""


@require_POST
def submit_for_approval(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Offer a translation to those who publish."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    page = translation.get_target_instance()
    if not isinstance(page, Page):
        raise Http404
    refuse_unless_editable(page, request.user)
    try:
        started = SubmitTranslation(translation, user=request.user).execute()
    except NotTranslatedError as refusal:
        messages.error(request, text_of_missing(refusal.number))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(
            request,
            _("The translation was submitted for approval.")
            if started
            else _("The translation was saved; its approval is under way already."),
        )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let a page be written by hand from now on, once nothing of it is in the other language."""
    translation = get_object_or_404(Translation, pk=translation_id)
    page = translation.get_target_instance()
    if isinstance(page, Page):
        refuse_unless_editable(page, request.user)
        missing = missing_sentences(translation) or untranslated_sentences(
            translation, page.get_latest_revision_as_object()
        )
        if missing:
            messages.error(request, text_of_missing(missing))
            messages.error(request, _("Translate them and save the draft before you stop."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    response: HttpResponse = edit_translation.stop_translation(request, translation_id)
    return response


def text_of_missing(number: int) -> str:
    """Return how many sentences keep a translation from going live."""
    text = ngettext(
        "%(number)d sentence is not translated yet.",
        "%(number)d sentences are not translated yet.",
        number,
    )
    return text % {"number": number}


def refuse_to_publish_half(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead back with a message where somebody publishes what is not fully translated."""
    translation = translation_to(page)
    missing = missing_sentences(translation) if translation else 0
    if not missing:
        return None
    messages.error(request, text_of_missing(missing))
    return redirect(request.path)


def refuse_to_publish_by_hand(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead back where sentences of a page are still those of the original; the draft is saved."""
    translation = translation_behind(page)
    missing = untranslated_sentences(translation, page) if translation else 0
    if not missing:
        return None
    messages.error(request, text_of_missing(missing))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_copy(page: Page) -> str:
    """Return why a page cannot be copied, with those below it; empty where it can.

    A copy does not know what it came from, so what is half translated could be published there.
    """
    for each in page.get_descendants(inclusive=True).specific():
        version = each.get_latest_revision_as_object()
        translation = translation_behind(version)
        if translation and untranslated_sentences(translation, version):
            text = _("“%(title)s” is not fully translated yet, so it cannot be copied.")
            return text % {"title": version.title}
    return ""
