"""The rows that public search reads."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from search.vectors import document_vector


class SearchDocument(models.Model):
    """One public thing in one language, as search knows it; derived, never edited.

    Rows of pages carry the content type of `wagtailcore.Page`, so that a page keeps its row when
    it is reached through another class.
    """

    class Access(models.TextChoices):
        """Who may find the document."""

        PUBLIC = "public"

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    locale = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.TextField()
    topics = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    lands = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    read_on = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    team = models.ForeignKey(
        "teams.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    popularity = models.PositiveIntegerField(default=0)
    access = models.CharField(max_length=16, choices=Access.choices, default=Access.PUBLIC)
    extra = models.JSONField(default=dict, blank=True)
    vector = models.GeneratedField(
        expression=document_vector(), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "locale"], name="one_document_per_language"
            ),
        ]
        indexes = [GinIndex(fields=["vector"], name="search_document_words")]

    def __str__(self) -> str:
        return f"{self.title} ({self.locale})"
