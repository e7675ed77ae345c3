"""Text in several languages of things that are not pages (ADR 0026)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from taxonomy.languages import Language, active_language, chain_of, languages, main_language

if TYPE_CHECKING:
    JSONField = models.JSONField["MultilingualText", "MultilingualText"]
else:
    JSONField = models.JSONField


class MultilingualText(dict[str, str]):
    """A text by language code; as a string it is in the language of the request."""

    def __str__(self) -> str:
        return self.in_language(active_language().code)

    def in_language(self, code: str) -> str:
        """Return the text in a language, else in the first language of its chain that has it."""
        return self.get(self.language_for(code), "")

    def language_for(self, code: str) -> str:
        """Return the code of the language in which `in_language` answers."""
        return next((each for each in (*chain_of(code), *self) if self.get(each)), code)


class MultilingualWidget(forms.MultiWidget):
    """One control for each language, below the name of the language."""

    template_name = "taxonomy/widgets/multilingual.html"

    def __init__(self, control: type[forms.Widget], **attrs: Any) -> None:
        super().__init__({code: control({"lang": code, **attrs}) for code in languages()})

    def decompress(self, value: MultilingualText | None) -> list[str]:
        """Return the texts in the order of the languages."""
        texts = value or MultilingualText()
        return [texts.get(code, "") for code in languages()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say with each control which language it is for, and which of them must be filled."""
        context = super().get_context(name, value, attrs)
        for row, part in zip(languages().values(), context["widget"]["subwidgets"], strict=True):
            part["language"] = row.name
            part["attrs"]["required"] = self.is_required and row == main_language()
        return context


class MultilingualFormField(forms.MultiValueField):
    """Takes a text in each language; required is the one in the main language."""

    def __init__(
        self, *, max_length: int | None = None, required: bool = True, **rest: Any
    ) -> None:
        parts = {
            code: text_field(row, max_length, required and row == main_language())
            for code, row in languages().items()
        }
        one_line = MultilingualWidget(forms.TextInput)
        rest["widget"] = one_line if max_length else MultilingualWidget(forms.Textarea, rows=4)
        rest["error_messages"] = parts[main_language().code].error_messages
        super().__init__(list(parts.values()), require_all_fields=False, required=required, **rest)

    def compress(self, data_list: list[str]) -> MultilingualText:
        """Return the texts that were given."""
        given = zip(languages(), data_list, strict=False)
        return MultilingualText({code: text for code, text in given if text})


def text_field(row: Language, max_length: int | None, required: bool) -> forms.CharField:
    """Return the form field for one language, whose messages name the language."""
    missing = _("the text is missing")
    too_long = _("%(limit_value)d characters are possible, these are %(show_value)d")
    problems = {"required": missing, "incomplete": missing, "max_length": too_long}
    messages = {
        code: format_lazy("{language}: {problem}", language=row.name, problem=problem)
        for code, problem in problems.items()
    }
    return forms.CharField(max_length=max_length, required=required, error_messages=messages)


class MultilingualField(JSONField):
    """Holds a MultilingualText; one with a `max_length` is of one line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": MultilingualText, **options})

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the typed value; what was asked for by a key is a text."""
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Any:
        """Return the typed value of what JSON held."""
        if not isinstance(value, dict):
            return value
        texts = {code: text for code, text in value.items() if isinstance(text, str)}
        return MultilingualText(texts)

    def formfield(self, *args: Any, **options: Any) -> Any:
        """Return the form field, with one control for each language."""
        options.update(form_class=MultilingualFormField, max_length=self.max_length)
        return models.Field.formfield(self, **options, show_hidden_initial=False)


def in_each_language(name: str) -> list[str]:
    """Return the lookups by which a list of the admin searches a field in all languages."""
    return [f"{name}__{code}" for code in languages()]
