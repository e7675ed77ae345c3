"""The lists of pictures and documents in Wagtail's interface for the admin's own scripts.

Wagtail 8 lists all of them there to everybody in the admin; its choosers ask for the right to
choose from a collection.
"""

from __future__ import annotations

from django.db.models import Model, QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from accounts.models import User

RIGHTS = ["choose", "change", "delete"]


def known_media(person: User, media: QuerySet[Model]) -> QuerySet[Model]:
    """Return what lies in collections that the person has a right for."""
    policy = policy_registry.get_by_type(media.model)
    own = policy.instances_user_has_any_permission_for(person, RIGHTS)
    return media.filter(pk__in=own.values("pk"))


class KnownImagesAPIViewSet(ImagesAdminAPIViewSet):
    """Pictures of collections that the person has a right for."""

    def get_queryset(self) -> QuerySet[Model]:
        """Return them."""
        return known_media(self.request.user, super().get_queryset())


class KnownDocumentsAPIViewSet(DocumentsAdminAPIViewSet):
    """Documents of collections that the person has a right for."""

    def get_queryset(self) -> QuerySet[Model]:
        """Return them."""
        return known_media(self.request.user, super().get_queryset())
