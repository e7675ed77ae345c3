"""Case studies, solutions with their adoptions, and model projects."""

from __future__ import annotations

from cases.models.adoptions import Adoption
from cases.models.case_studies import CaseStudyIndexPage, CaseStudyPage
from cases.models.gaps import GapInterest
from cases.models.model_projects import ModelProject, ModelProjectMember
from cases.models.solutions import Solution, SolutionOrigin

__all__ = [
    "Adoption",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "GapInterest",
    "ModelProject",
    "ModelProjectMember",
    "Solution",
    "SolutionOrigin",
]
