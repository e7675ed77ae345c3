"""What translations share with the original beside its fields: its many-to-many relations."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import SynchronizedField


class SharedRelations(SynchronizedField):
    """All many-to-many relations of a page as one field of wagtail-localize, the empty ones too.

    wagtail-localize 1.14 copies such a relation only when the translation is made, and where it is
    named never as empty (wagtail-localize #820). It copies a field by its `attname`.
    """

    attname = "shared_relations"

    def __init__(self) -> None:
        super().__init__(self.attname, overridable=False)

    def get_field(self, model: type[Model]) -> SharedRelations:
        """Return itself: there is no such field of the database."""
        return self


def relations_of(page: Any) -> dict[str, list[Model]]:
    """Return what a page is related to, by the name of the relation."""
    return {
        field.name: list(getattr(page, field.name).all())
        for field in page._meta.many_to_many
        if isinstance(field, ParentalManyToManyField)
    }
