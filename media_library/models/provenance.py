"""What each medium says about where it comes from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

LICENCES = [
    ("CC-BY-4.0", "CC BY 4.0"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
    ("CC0-1.0", "CC0 1.0"),
    ("dl-de/by-2-0", "Datenlizenz Deutschland – Namensnennung 2.0"),
    ("dl-de/zero-2-0", "Datenlizenz Deutschland – Zero 2.0"),
    ("all-rights-reserved", _("All rights reserved")),
]


class Provenance(models.Model):
    """Author, source and licence of a medium."""

    author = models.CharField(
        _("author"), max_length=200, help_text=_("Who made it, as it is to be named.")
    )
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Where it comes from, for example an address or an archive."),
    )
    licence = models.CharField(_("licence"), max_length=32, choices=LICENCES)

    class Meta:
        abstract = True
