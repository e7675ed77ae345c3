"""The public pages of the model projects."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases.models.model_projects import PROJECT_LANGUAGES, ModelProject
from cases.presenters.municipality_box import projects_box
from cases.presenters.project_data import list_data, profile_data
from cases.presenters.project_list import project_list
from cases.presenters.projects import project_profile
from content.feedback import feedback_form
from content.languages import language_links, only_in
from content.reading import reading


@reading("municipality", "land", "cohort", "size", "field", "page")
def list_projects(request: HttpRequest) -> HttpResponse:
    """Show all model projects on the map and, with the same filters, as a list."""
    if not speaks(request):
        return redirect(german(request))
    projects = project_list(request.GET)
    crumbs = way_to()
    context = {
        "projects": projects,
        "municipality_box": projects_box(projects.municipality.question),
        "crumbs": [*crumbs, {"title": _("Model projects")}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
        "structured_data": list_data(projects, way_to(reverse("model_projects"))),
    }
    return render(request, "cases/model_projects.html", context)


@reading()
def show_project(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one model project with its members and its case studies."""
    if not speaks(request):
        return redirect(german(request))
    projects = ModelProject.objects.prefetch_related("memberships__unit__parent")
    project = get_object_or_404(projects, slug=slug)
    profile = project_profile(project)
    crumbs = way_to(reverse("model_projects"))
    context = {
        "profile": profile,
        "project": project,
        "crumbs": [*crumbs, {"title": project.name}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
        "structured_data": profile_data(profile, crumbs),
        "edit_url": edit_url(request, project),
        "case_links": [{"title": _("Tell us about a solution"), "url": feedback_form.url()}],
    }
    return render(request, "cases/model_project.html", context)


def way_to(list_url: str = "") -> list[dict[str, str]]:
    """Return the breadcrumb down to the list of model projects."""
    crumbs = [{"title": pgettext("breadcrumb", "Start"), "url": home_url()}]
    if list_url:
        crumbs.append({"title": _("Model projects"), "url": list_url})
    return crumbs


def home_url() -> str:
    """Return the address of the start page of the language, which all others lie below."""
    return reverse("model_projects").removesuffix("model-projects/")


def alternates(request: HttpRequest) -> dict[str, str]:
    """Return the page's address in every language; filters are no page of their own."""
    return {code: translate_url(request.path, code) for code in PROJECT_LANGUAGES}


def speaks(request: HttpRequest) -> bool:
    """Say whether the projects are described in the language of the request."""
    return get_language() in PROJECT_LANGUAGES


def german(request: HttpRequest) -> str:
    """Return the address that says so, and leads to the German page."""
    path = translate_url(request.path, settings.LANGUAGE_CODE)
    query = request.META.get("QUERY_STRING", "")
    return only_in(get_language() or "", path) + (f"?{query}" if query else "")


def edit_url(request: HttpRequest, project: ModelProject) -> str:
    """Return where editors change the project; empty for all others, without asking who reads."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    user: Any = request.user
    if not user.has_perm("cases.change_modelproject"):
        return ""
    return reverse("wagtailsnippets_cases_modelproject:edit", args=[project.pk])
