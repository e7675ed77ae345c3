"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Names the room for Django, and joins the registry of imports."""

    name = "cases"

    def ready(self) -> None:
        from cases import importing
        from cases.entries import CaseEntries, ProjectEntries
        from cases.models import CaseStudyIndexPage, CaseStudyPage
        from cases.presenters.case_list import case_list_context
        from cases.presenters.case_studies import case_page_context
        from catalogue.sources import LIST, PageEntries, sources
        from content.presenters import presenters

        importing.join()
        presenters.register(CaseStudyIndexPage, case_list_context)
        presenters.register(CaseStudyPage, case_page_context)
        sources.register(PageEntries(CaseStudyIndexPage, prior=LIST))
        sources.register(CaseEntries(CaseStudyPage))
        sources.register(ProjectEntries())
