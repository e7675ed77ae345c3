"""wagtail-localize's views of snippets, with the rights on the model; it asks for none itself.

No upstream issue known: the views lack a check of the model's rights.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.views import snippets_api, submit_translations

VIEWING = ("view", "add", "change", "delete")


def refuse_without_right(
    request: HttpRequest, app_label: str, model_name: str, *actions: str
) -> None:
    """Raise PermissionDenied unless the person has one of the rights on a model of snippets."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_any_permission(request.user, actions):
        raise PermissionDenied


def submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str) -> HttpResponse:
    """Offer a snippet for translation to who may change it."""
    refuse_without_right(request, app_label, model_name, "change")
    response: HttpResponse = submit_translations.SubmitSnippetTranslationView.as_view()(
        request, app_label=app_label, model_name=model_name, pk=pk
    )
    return response


class ViewableSnippetViewSet(snippets_api.SnippetViewSet):
    """The names of snippets, for people who may see them."""

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse before anything is read."""
        super().initial(request, *args, **kwargs)
        refuse_without_right(request, kwargs["app_label"], kwargs["model_name"], *VIEWING)
