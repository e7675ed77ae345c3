"""Case studies and model projects."""

from __future__ import annotations

from cases.models.case_studies import CaseStudyIndexPage, CaseStudyPage
from cases.models.model_projects import ModelProject, ModelProjectMember

__all__ = ["CaseStudyIndexPage", "CaseStudyPage", "ModelProject", "ModelProjectMember"]
