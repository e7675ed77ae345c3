"""Parts of entries with what they mean, as vectors (ADR 0032)."""

from __future__ import annotations

from django.db import models

from catalogue.models import Entry


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages."""

    def waiting(self) -> PassageQuerySet:
        """Return those that have no vector yet."""
        return self.filter(vector=None)

    def of_model(self, model: str) -> PassageQuerySet:
        """Return those with a vector of this model."""
        return self.filter(model=model).exclude(vector=None)


class Passage(models.Model):
    """A passage of an entry in one model.

    A vector is never written into a row: a row that has one takes the place of the row that waited,
    so that number and highest id together name what there is. The database removes the passages of
    a removed entry, without a look at each of them.
    """

    entry: models.ForeignKey[Entry, Entry] = models.ForeignKey(
        Entry, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    locale: models.CharField[str, str] = models.CharField(max_length=16)
    position: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField()
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    model: models.CharField[str, str] = models.CharField(max_length=60, blank=True)
    vector: models.BinaryField[bytes | None, bytes | None] = models.BinaryField(
        null=True, editable=False
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "digest"], name="one_passage_per_text"),
        ]
        indexes = [
            # So that what there is can be told from the index alone, before each question.
            models.Index(
                fields=["locale", "model", "id"],
                condition=~models.Q(vector=None),
                name="passage_of_locale",
            ),
            models.Index(
                fields=["position", "id"], condition=models.Q(vector=None), name="passage_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}.{self.position}"
