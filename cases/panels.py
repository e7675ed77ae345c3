"""How editors see a case study: basics, the solution, and the three questions, each on a tab."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cases.schema.required import Gap


def choice(name: str) -> FieldPanel:
    """Return a field with the few terms of its vocabulary; the chooser would offer all terms."""
    return FieldPanel(name, widget=forms.Select)


class GapsPanel(Panel):
    """Lists what is still missing for publication, after somebody has tried."""

    class BoundPanel(Panel.BoundPanel):
        """The list for one page."""

        template_name = "cases/admin/gaps.html"

        @property
        def gaps(self) -> list[Gap]:
            """What the form has found missing."""
            return list(getattr(self.form, "gaps", ()))

        def is_shown(self) -> bool:
            """Whether anything is missing."""
            return bool(self.gaps)

        @property
        def media(self) -> forms.Media:
            """The script that leads from the list to a field on another tab."""
            return forms.Media(js=["cases/gaps.js"])


BASICS_PANELS: list[Panel] = [
    FieldPanel("claim_sources"),
    MultiFieldPanel(
        [
            FieldPanel("project"),
            FieldPanel("municipalities"),
            FieldPanel("places_shown"),
            FieldPanel("fields_of_action", widget=forms.CheckboxSelectMultiple),
            choice("main_field"),
            FieldRowPanel([choice("solution_type"), choice("maturity")]),
            FieldPanel("website"),
            FieldRowPanel([FieldPanel("contact_role"), FieldPanel("contact_mail")]),
            FieldRowPanel([choice("evidence"), choice("content_licence")]),
        ],
        heading=_("Basics"),
    ),
    FieldPanel("basics_facts"),
]
SOLUTION_PANELS: list[Panel] = [
    FieldPanel("problem"),
    FieldPanel("solution"),
    FieldPanel("effect"),
    FieldPanel("figures"),
    FieldPanel("results"),
    FieldPanel("failures"),
    FieldPanel("lessons"),
]
QUESTION_PANELS: list[Panel] = [
    MultiFieldPanel(
        [
            FieldPanel("transfer"),
            FieldPanel("applied_solution"),
            FieldPanel("transfer_facts"),
        ],
        heading=_("1. What can be transferred?"),
    ),
    MultiFieldPanel(
        [FieldPanel("operation"), FieldPanel("operation_facts")],
        heading=_("2. Who runs it in the long term?"),
    ),
    MultiFieldPanel(
        [FieldPanel("data"), FieldPanel("data_facts")],
        heading=_("3. What is the value of the data?"),
    ),
]
