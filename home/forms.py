"""The feedback form."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import Feedback


class FeedbackForm(forms.ModelForm[Feedback]):
    """Takes a message; one field is a trap that only programs fill in.

    Its name and label say nothing that a browser could know about a person.
    """

    leave_empty = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = Feedback
        fields = ["topic", "message", "email", "page_path", "about"]
        widgets = {
            "topic": forms.RadioSelect,
            "message": forms.Textarea(attrs={"rows": 8, "maxlength": 5000}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "page_path": forms.HiddenInput,
            "about": forms.HiddenInput,
        }
        labels = {
            "topic": _("What is it about?"),
            "message": _("Your message"),
            "email": _("Your e-mail address, if you would like an answer"),
        }
        error_messages = {
            "topic": {"required": _("Choose what your message is about.")},
            "message": {"required": _("Enter your message.")},
            "email": {"invalid": _("Enter the whole address, for example name@kommune.example.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic = cast("forms.ChoiceField", self.fields["topic"])
        topic.choices = Feedback.Topic.choices

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in the field that people do not see."""
        return bool(self.cleaned_data.get("leave_empty"))
