"""Addresses of this room that are not pages."""

from __future__ import annotations

from django.urls import path

from home.views import feedback, languages

urlpatterns = [
    path("feedback/", feedback.give_feedback, name="feedback"),
    path("feedback/thanks/", feedback.thank, name="feedback_thanks"),
    path("only-in/<slug:code>/<path:rest>", languages.say_only_in, name="only_in"),
    path("only-in/<slug:code>/", languages.say_only_in, {"rest": ""}),
]
