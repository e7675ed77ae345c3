"""Addresses of this room that are not pages."""

from __future__ import annotations

from django.urls import path, re_path

from cases.views import (
    comparison,
    costs,
    gaps,
    model_projects,
    municipalities,
    papers,
    reuse,
    town_answers,
)

urlpatterns = [
    path("municipalities/", municipalities.choose_municipality, name="municipalities"),
    path(
        "municipalities/suggestions",
        municipalities.suggest_municipalities,
        name="municipality_suggestions",
    ),
    path("municipalities/<slug:key>/", municipalities.show_municipality, name="municipality"),
    re_path(
        r"^papers/(?P<name>plan|council)/(?P<page_id>[0-9]{1,9})/(?P<key>[0-9]{5}|[0-9]{8})"
        r"\.(?P<ending>pdf|docx)$",
        papers.show_paper,
        name="case_paper",
    ),
    path("costs/", costs.show_kinds, name="costs"),
    path("costs/<slug:kind>/", costs.show_costs, name="costs_of"),
    path("questions/<int:page_id>/", gaps.show_gaps, name="case_gaps"),
    path("questions/answer/<str:token>/", town_answers.answer_gaps, name="town_answers"),
    path("compare/", comparison.show_comparison, name="comparison"),
    re_path(
        r"^compare/comparison\.(?P<ending>pdf|csv)$",
        comparison.export_comparison,
        name="comparison_file",
    ),
    path("model-projects/", model_projects.list_projects, name="model_projects"),
    path("model-projects/<slug:slug>/", model_projects.show_project, name="model_project"),
    path("reuse/", reuse.show_reuse, name="reuse"),
    path("reuse/adoptions.csv", reuse.export_reuse, name="reuse_csv"),
    path("reuse/report/", reuse.report_adoption, name="report_adoption"),
    path("reuse/report/thanks/", reuse.thank_for_report, name="adoption_thanks"),
]
