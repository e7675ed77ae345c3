"""Addresses of this room that are not pages."""

from __future__ import annotations

from django.urls import path

from cases.views import model_projects

urlpatterns = [
    path("model-projects/", model_projects.list_projects, name="model_projects"),
    path("model-projects/<slug:slug>/", model_projects.show_project, name="model_project"),
]
