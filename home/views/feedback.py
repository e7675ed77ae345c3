"""Feedback on any page: an address of its own, so that pages need no cookie."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.page_views import find_page
from content.reading import reading
from home.actions.give_feedback import GiveFeedback
from home.forms import FeedbackForm
from home.models import Feedback
from home.models.feedback import LONGEST_ABOUT
from taxonomy.languages import active_language

LONGEST_PATH = 500


def path_of_page(value: str) -> str:
    """Return the path that the message is about; empty for anything but a path of this site."""
    is_path = value.startswith("/") and not value.startswith("//") and value.isprintable()
    return value[:LONGEST_PATH] if is_path else ""


def page_about(value: str) -> dict[str, str]:
    """Return title and address of the page that the message is about; an address alone, if none.

    Only a page that everybody may read is named and linked.
    """
    path = path_of_page(value)
    language, _slash, below = path.strip("/").partition("/")
    page = find_page(below, language) if language else None
    if page is None or page.is_restricted:
        return {"address": path}
    return {"address": path, "title": page.title, "language": language}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_feedback(request: HttpRequest) -> HttpResponse:
    """Show the form; take a message, unless too many came."""
    if request.method != "POST":
        return show(request, FeedbackForm(initial=begun(request.GET)))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return show(request, form, status=422)
    if not ratelimit.consume(request, action="feedback"):
        return show(request, form, status=429, too_many=True)
    feedback = form.save(commit=False)
    feedback.language = active_language().code
    feedback.suspected_spam = form.is_trapped
    feedback.page_path = path_of_page(feedback.page_path)
    GiveFeedback(feedback, user=request.user).execute()
    return redirect("feedback_thanks")


def begun(query: QueryDict) -> dict[str, str]:
    """Return with what the form begins for an address."""
    page = path_of_page(query.get("page", ""))
    about = query.get("about", "").replace("\0", "")[:LONGEST_ABOUT]
    topic = query.get("topic", "") or (Feedback.Topic.MISTAKE if page else "")
    return {"page_path": page, "topic": topic, "about": about}


@reading()
def thank(request: HttpRequest) -> HttpResponse:
    return render(request, "home/feedback_thanks.html")


def show(
    request: HttpRequest, form: FeedbackForm, status: int = 200, *, too_many: bool = False
) -> HttpResponse:
    about = page_about(str(form["page_path"].value() or ""))
    context = {"form": form, "too_many": too_many, "has_errors": too_many, "about": about}
    return render(request, "home/feedback.html", context, status=status)
