"""What readers would like to know of case studies, for editors."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cases.models import GapInterest
from cases.schema import FIELDS


def case_link(gap: GapInterest) -> SafeString:
    """Return the case study with the way to its form."""
    url = reverse("wagtailadmin_pages:edit", args=[gap.case_id])
    return format_html('<a href="{}">{}</a>', url, gap.case.title)


def invitation_link(gap: GapInterest) -> SafeString:
    """Return the way to the link by which the municipality answers."""
    url = reverse("invite_town", args=[gap.case_id])
    return format_html('<a href="{}">{}</a>', url, _("Ask the municipality"))


def field_label(gap: GapInterest) -> str:
    """Return what the field is called; its key where the schema has it no more."""
    field = FIELDS.get(gap.field)
    return str(field.label) if field else gap.field


class OpenQuestionsView(ReportView):
    """The open questions of public case studies, the most asked first."""

    model = GapInterest
    index_url_name = "open_questions"
    index_results_url_name = "open_questions_results"
    page_title = _("Open questions of readers")
    header_icon = "help"
    columns = [
        Column("field", label=_("Field"), accessor=field_label),
        Column("case", label=_("Case study"), accessor=case_link),
        Column("number", label=_("How many ask")),
        Column("invitation", label=_("Link for the municipality"), accessor=invitation_link),
    ]

    def get_queryset(self) -> QuerySet[GapInterest]:
        """Return the questions of pages that everybody may read."""
        gaps = GapInterest.objects.select_related("case").filter(case__live=True)
        return gaps.order_by("-number", "pk")
