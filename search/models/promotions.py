"""What editors put above the hits."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from search.phrases import keys_of
from taxonomy.languages import language_choices, main_code


class Promotion(models.Model):
    """A page that is recommended to who asks one of the queries, as long as it is public."""

    locale: models.CharField[str, str] = models.CharField(
        gettext_lazy("language"), max_length=16, choices=language_choices, default=main_code
    )
    queries: models.TextField[str, str] = models.TextField(
        gettext_lazy("queries"),
        max_length=1000,
        help_text=gettext_lazy(
            "One query per line, for example “flood warning”. Spelling and endings do not matter, "
            "but there must be no further words."
        ),
    )
    page: models.ForeignKey[Page | None, Page | None] = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=gettext_lazy("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address: models.CharField[str, str] = models.CharField(
        gettext_lazy("or address"),
        max_length=500,
        blank=True,
        help_text=gettext_lazy(
            "For what is not a page, for example a model project: "
            "“/de/model-projects/solingen/”, as readers see it after the name of the portal."
        ),
    )
    text: models.CharField[str, str] = models.CharField(
        gettext_lazy("text"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("Why it is recommended; otherwise its summary is shown."),
    )

    class Meta:
        verbose_name = gettext_lazy("recommendation")
        verbose_name_plural = gettext_lazy("recommendations")
        ordering = ["locale", "queries"]

    def __str__(self) -> str:
        return ", ".join(phrase for phrase, _key in keys_of(self.queries, self.locale))

    def clean(self) -> None:
        """Have queries with words, and either a page or an address."""
        queries = list(keys_of(self.queries, self.locale))
        self.queries = "\n".join(query for query, _key in queries)
        if not queries or any(not key for _query, key in queries):
            raise ValidationError({"queries": _("Each line needs a word.")})
        if bool(self.page_id) == bool(self.address):
            raise ValidationError({"page": _("Choose a page or write an address.")})
        if self.page and self.page.locale.language_code != self.locale:
            raise ValidationError({"page": _("The page is in another language.")})
        if self.address and not self.address.startswith("/"):
            raise ValidationError({"address": _("The address begins with “/”.")})
