"""Words that mean the same."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.phrases import keys_of
from taxonomy.languages import language_choices, main_code

# Between the phrases of a group in a cell of a table.
BETWEEN = "="


class SynonymGroup(models.Model):
    """Phrases of which each finds what the others find, only a little later."""

    locale: models.CharField[str, str] = models.CharField(
        gettext_lazy("language"), max_length=16, choices=language_choices, default=main_code
    )
    phrases: models.TextField[str, str] = models.TextField(
        gettext_lazy("words with one meaning"),
        max_length=1000,
        help_text=gettext_lazy(
            "One word or phrase per line, for example “GIS” and “Geoinformationssystem”. "
            "Who searches for one also finds the others."
        ),
    )

    class Meta:
        verbose_name = gettext_lazy("synonyms")
        verbose_name_plural = gettext_lazy("synonyms")
        ordering = ["locale", "phrases"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "phrases"],
                name="one_group_of_phrases",
                violation_error_message=gettext_lazy("These synonyms are there already."),
            )
        ]

    def __str__(self) -> str:
        return " = ".join(phrase for phrase, _key in keys_of(self.phrases, self.locale))

    @property
    def row(self) -> str:
        """The phrases in one cell of a table."""
        return f" {BETWEEN} ".join(self.phrases.splitlines())

    def clean(self) -> None:
        """Have at least two phrases that search tells apart."""
        phrases = list(keys_of(self.phrases, self.locale))
        self.phrases = "\n".join(phrase for phrase, _key in phrases)
        if BETWEEN in self.phrases:
            raise ValidationError({"phrases": _("Write each phrase in a line, without “=”.")})
        if any(not key for _phrase, key in phrases):
            raise ValidationError({"phrases": _("Each line needs a word.")})
        if len(phrases) < 2:
            raise ValidationError({"phrases": _("Write at least two lines.")})
        first: dict[tuple[str, ...], str] = {}
        for phrase, key in phrases:
            if key in first:
                message = _("Search takes “%(phrase)s” and “%(other)s” for the same already.")
                values = {"phrase": phrase, "other": first[key]}
                raise ValidationError({"phrases": message % values})
            first[key] = phrase
