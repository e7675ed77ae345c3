"""The lists of pictures and documents in Wagtail's interface for the admin's own scripts.

Wagtail 8 lists all of them there to everybody in the admin; its choosers ask for the right to
choose from a collection. No upstream issue known: the admin's API lacks that check.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.api.v2 import serializers
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.images.api.admin.serializers import AdminImageSerializer
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from accounts.models import User

RIGHTS = ["choose", "change", "delete"]
THUMBNAIL = "max-165x165"


class TagsField(serializers.TagsField):
    """The tags, from memory; Wagtail 8 asks for those of each row."""

    def to_representation(self, value: Any) -> list[str]:
        """Return their names in order."""
        return sorted(tag.name for tag in value.all())


class ImageSerializer(AdminImageSerializer):
    """Pictures as Wagtail writes them."""

    tags = TagsField(read_only=True)


class FileSerializer(DocumentSerializer):
    """Documents as Wagtail writes them."""

    tags = TagsField(read_only=True)


def known_media(person: User, media: QuerySet[Model]) -> QuerySet[Model]:
    """Return what lies in collections that the person has a right for."""
    policy = policy_registry.get_by_type(media.model)
    own = policy.instances_user_has_any_permission_for(person, RIGHTS)
    return media.filter(pk__in=own.values("pk"))


class KnownImagesAPIViewSet(ImagesAdminAPIViewSet):
    """Pictures of collections that the person has a right for."""

    base_serializer_class = ImageSerializer

    def get_queryset(self) -> QuerySet[Model]:
        pictures = super().get_queryset().prefetch_renditions(THUMBNAIL)
        return known_media(self.request.user, pictures).prefetch_related("tags")


class KnownDocumentsAPIViewSet(DocumentsAdminAPIViewSet):
    """Documents of collections that the person has a right for."""

    base_serializer_class = FileSerializer

    def get_queryset(self) -> QuerySet[Model]:
        return known_media(self.request.user, super().get_queryset()).prefetch_related("tags")
