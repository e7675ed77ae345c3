"""Addresses of this room that are not pages."""

from __future__ import annotations

from django.urls import path

from home.views import feedback

urlpatterns = [
    path("feedback/", feedback.give_feedback, name="feedback"),
    path("feedback/thanks/", feedback.thank, name="feedback_thanks"),
]
