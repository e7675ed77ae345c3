"""The federal team and the teams of the 16 Länder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Workflow

from taxonomy.multilingual import MultilingualField
from teams.querysets import TeamQuerySet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import Group


class Team(models.Model):
    """Who is responsible for pages: people in roles, with an area in each language."""

    code = models.SlugField(
        _("code"), max_length=8, unique=True, help_text=_("Part of the address of its area.")
    )
    names = MultilingualField(_("name"), max_length=120)
    land = models.OneToOneField(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("Land"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="team",
        help_text=_("Empty for the federal team."),
    )
    vacant = models.BooleanField(
        _("not staffed yet"),
        default=False,
        help_text=_(
            "Shown beside the name on pages: nobody has agreed to be responsible for them yet."
        ),
    )
    cares_for_shared_pages = models.BooleanField(
        _("is responsible for what is in no area"), default=False
    )
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="portal_team"
    )
    workflow = models.OneToOneField(Workflow, on_delete=models.PROTECT, related_name="portal_team")

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["cares_for_shared_pages"],
                condition=Q(cares_for_shared_pages=True),
                name="one_team_for_shared_pages",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Team:
        """Return the team of a row that the database gave as JSON."""
        fields = cls._meta.concrete_fields
        values = [field.to_python(row[field.attname]) for field in fields]
        return cls.from_db(None, [field.attname for field in fields], values)

    @property
    def name(self) -> str:
        """The name in the language of the request, and that nobody is there yet."""
        name = str(self.names)
        return gettext("%(team)s (not yet staffed)") % {"team": name} if self.vacant else name

    @property
    def main_name(self) -> str:
        """The name in the main language, by which groups and collections are called."""
        return self.names.in_language(settings.LANGUAGE_CODE)

    def group(self, role: str) -> Group:
        """Return the group of the people who have a role in the team."""
        return self.groups.select_related("group").get(code=role).group
