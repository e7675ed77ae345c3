"""What every page of the portal has."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from content.languages import language_links, urls_of_translations
from content.responsibility import responsible_team
from content.sources import sources_of_page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from editorial.models import Team
    from media_library.models import CustomImage

TREE_FIELDS = ("path", "depth", "numchild", "url_path")


class BasePage(Page):
    """A page with summary, teaser image, dates of check and review, and responsible team."""

    kind = "page"
    # Set to False by whoever knows already that neither page nor ancestors are restricted.
    is_restricted = True
    # The relations that are fetched with a page when it is shown.
    shown_with: ClassVar[tuple[str, ...]] = ("team",)

    summary: models.TextField[str, str] = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("What the page is about, in one or two sentences; shown in lists and search."),
    )
    teaser_image: models.ForeignKey[CustomImage | None, CustomImage | None] = models.ForeignKey(
        "media_library.CustomImage",
        verbose_name=_("teaser image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    checked_on: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last checked the content; shown as “Stand”."),
    )
    review_due: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("review due"),
        null=True,
        blank=True,
        help_text=_("The day by which the team checks the page again."),
    )
    team: models.ForeignKey[Team | None, Team | None] = models.ForeignKey(
        "editorial.Team",
        verbose_name=_("responsible team"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Within the area of a team it is always that team."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("review_due"), FieldPanel("team")],
            heading=_("Care"),
        ),
    ]
    promote_panels = [*Page.promote_panels, FieldPanel("teaser_image")]
    override_translatable_fields = [SynchronizedField("slug")]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without undoing what others did to the tree meanwhile (wagtail-localize #773)."""
        with transaction.atomic():
            if self.pk:
                # Whoever names a field has just decided its value, as copying a subtree does.
                decided = set(kwargs.get("update_fields") or ())
                self._take_place_in_tree_from_database(keep=decided)
            # In the area of a team nobody else has the rights to take care of a page.
            if team := responsible_team(self):
                self.team = team
            super().save(*args, **kwargs)

    def _take_place_in_tree_from_database(self, keep: set[str]) -> None:
        # Of the page's own type, so that its tables are locked in the order that treebeard takes.
        rows = type(self)._default_manager.select_for_update().filter(pk=self.pk)
        place = rows.values(*TREE_FIELDS).first() or {}
        if place.get("path") != self.path:
            self.__dict__.pop("_cached_parent_obj", None)
        for field, value in place.items():
            if field not in keep:
                setattr(self, field, value)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the numbered sources and the language switch."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        urls = urls_of_translations(self, request)
        context["page_url"] = self.get_url(request) or ""
        context["languages"] = language_links(urls)
        context["alternates"] = urls if len(urls) > 1 else {}
        context["sources"] = sources_of_page(self)
        return context

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions of the page and of all pages above it, in one query at most."""
        if not self.is_restricted:
            return PageViewRestriction.objects.none()
        if self.alias_of_id:
            restrictions: models.QuerySet[PageViewRestriction] = super().get_view_restrictions()
            return restrictions
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @property
    def as_of(self) -> datetime.date | None:
        """The date that readers see as “Stand”: of the last check, else of the last publication."""
        if self.checked_on:
            return self.checked_on
        return self.last_published_at.date() if self.last_published_at else None

    @property
    def topic_codes(self) -> list[str]:
        """Codes of the fields of action, for search; none unless the page type has them."""
        return []

    @property
    def land_keys(self) -> list[str]:
        """Keys of the Länder that the page is about, for search; none unless the type has them."""
        return []
