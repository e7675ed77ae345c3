"""The tables that the portal comes with: made where they are missing, corrected where unedited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.importing import DATA as PROJECT_DATA
from cases.importing import STATEMENT_FIELDS, shipped_members, shipped_projects
from cases.importing import load as make_projects
from cases.models import ModelProject
from cases.signals import projects_imported
from content.models import PublicationMark
from guidance.models import GlossaryTerm, Offer
from guidance.shipped import DATA as GUIDANCE_DATA
from guidance.shipped import (
    GLOSSARY_FIELDS,
    OFFER_FIELDS,
    shipped_offers,
    shipped_places,
    shipped_words,
)
from guidance.signals import guidance_loaded
from search.shipped import DATA as SYNONYM_DATA
from search.shipped import shipped_synonyms
from starter.parts import Part
from starter.rows import bring_rows
from taxonomy.importing import DATA as UNIT_DATA
from taxonomy.importing import (
    create_units,
    load_register,
    shipped_size_classes,
    shipped_terms,
    shipped_units,
)
from taxonomy.models import AdministrativeUnit
from taxonomy.signals import units_imported

UNIT_FIELDS = (
    *("name", "designation", "population", "population_date", "area_km2"),
    *("latitude", "longitude", "urbanisation", "iso_code"),
)
PROJECT_FIELDS = (
    *("name", "category", "cohort", "title", "title_status", "title_source"),
    *STATEMENT_FIELDS,
)


def table_parts() -> Iterator[Part]:
    """Yield a part for each table, which is loaded again when its file has changed."""
    yield table_part("terms", load_terms, UNIT_DATA / "terms.csv")
    yield table_part("size classes", load_size_classes, UNIT_DATA / "groessenklassen.csv")
    units = [UNIT_DATA / "laender.csv", UNIT_DATA / "places.csv"]
    yield table_part("units", partial(load_units, shipped_units), *units)
    register = UNIT_DATA / "register.csv"
    yield table_part("register 2025-08-31", load_register, register)
    members = PROJECT_DATA / "modellprojekte_mitglieder.csv"
    yield table_part("members of projects", partial(load_units, shipped_members), members)
    names = ("modellprojekte.csv", "model_project_statements.csv")
    yield table_part("projects", load_projects, *(PROJECT_DATA / name for name in names))
    yield table_part("offers", load_offers, GUIDANCE_DATA / "offers.csv")
    yield table_part("glossary", load_glossary, GUIDANCE_DATA / "glossary.csv")
    yield table_part("synonyms", load_synonyms, SYNONYM_DATA / "synonyms.csv")


def table_part(key: str, load: Any, *files: Path) -> Part:
    """Return the part of a table."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return Part(key, load, total.hexdigest())


def load_terms() -> None:
    """Make and correct the terms of the vocabularies."""
    bring_rows("terms", shipped_terms(), ("vocabulary", "code"), ("labels",))


def load_synonyms() -> None:
    """Make the groups of synonyms."""
    bring_rows("synonyms", shipped_synonyms(), ("locale", "phrases"), ())


@transaction.atomic
def load_offers() -> None:
    """Make the offers of Bund and Länder, and correct them."""
    bring_rows("offers", shipped_offers(), ("slug",), OFFER_FIELDS)
    bring_rows("offer_places", shipped_places(), ("offer", "land"), ())
    guidance_loaded.send(sender=Offer)


@transaction.atomic
def load_glossary() -> None:
    """Make the words of the glossary, and correct them."""
    bring_rows("glossary", shipped_words(), ("slug",), GLOSSARY_FIELDS)
    guidance_loaded.send(sender=GlossaryTerm)


def load_size_classes() -> None:
    """Make and correct the size classes."""
    fields = ("bbsr_key", "labels", "min_population", "max_population_exclusive")
    bring_rows("size_classes", shipped_size_classes(), ("code",), fields)


@transaction.atomic
def load_units(shipped: Any) -> None:
    """Make Länder, districts and municipalities, and correct them."""
    units = shipped()
    create_units(units)
    _made, changed = bring_rows("units", units, ("key",), UNIT_FIELDS)
    if changed:
        units_imported.send(sender=AdministrativeUnit)


@transaction.atomic
def load_projects() -> None:
    """Make the model projects with their members, and correct them."""
    make_projects()
    _made, changed = bring_rows("projects", shipped_projects(), ("slug",), PROJECT_FIELDS)
    if changed:
        PublicationMark.objects.create()
        projects_imported.send(sender=ModelProject)
