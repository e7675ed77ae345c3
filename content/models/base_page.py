"""What every page of the portal has."""

from __future__ import annotations

import datetime
from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.forms import PortalPageForm
from content.kinds import KindLabels
from content.languages import language_links, urls_of_translations
from content.presenters import presenters, status_line_of
from content.querysets import BasePageManager
from content.reading import READING
from content.shared_relations import SharedRelations, relations_of
from content.slugs import spelled_out
from content.sources import SourceIndex, sources_of_page
from teams.responsibility import BelongsToTeam

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from media_library.models import CustomImage

TREE_FIELDS = ("path", "depth", "numchild", "url_path")


TEASER_PANEL = FieldPanel(
    "teaser_image", help_text=_("Shown where somebody shares the page, for example in messages.")
)


class BasePage(BelongsToTeam, Page):
    """A page with summary, teaser image, dates of check and review, and responsible team."""

    # What readers call such a page, and what it is in schema.org.
    kind = "page"
    kind_labels = KindLabels(pgettext_lazy("kind", "Page"), pgettext_lazy("kind", "Pages"))
    schema_type = "WebPage"
    # For a list: the kinds of what it lists, and what the list offers in a few words.
    lists: ClassVar[tuple[str, ...]] = ()
    list_line: StrOrPromise = ""
    # Whether the way to the page leads over the page above it.
    is_part_of_parent = False
    # Set to False by whoever knows already that neither page nor ancestors are restricted.
    is_restricted = True
    # The relations that are fetched with a page when it is shown.
    shown_with: ClassVar[tuple[str, ...]] = ()
    # What the page understands behind the question mark of its address.
    parameters: ClassVar[tuple[str, ...]] = ()
    allowed_http_methods: ClassVar = [HTTPMethod(name) for name in READING]

    summary: models.TextField[str, str] = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the page is about, in one or two sentences of 300 characters at most; shown in "
            "lists and search."
        ),
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
        help_text=_(
            "The day on which somebody held the page against its sources as they are now, or asked "
            "the municipality; empty until then."
        ),
    )
    review_due: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("review due"),
        null=True,
        blank=True,
        help_text=_("The day by which the team checks the page again."),
    )

    objects = BasePageManager()

    base_form_class = PortalPageForm
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("review_due")],
            heading=_("Maintenance"),
        ),
    ]
    promote_panels = [*Page.promote_panels, TEASER_PANEL]
    override_translatable_fields = [SynchronizedField("slug"), SharedRelations()]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without undoing what others did to the tree meanwhile (wagtail-localize #773)."""
        with transaction.atomic():
            if self.pk:
                # Whoever names a field has just decided its value, as copying a subtree does.
                decided = set(kwargs.get("update_fields") or ())
                self._take_place_in_tree_from_database(keep=decided)
            super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate; a page without address gets one from its title, or from what it is."""
        if not getattr(self, "slug", "") and self.title:
            kind = str(self._meta.verbose_name)
            readable = slugify(spelled_out(self.title)) or slugify(spelled_out(kind))
            self.slug = self._get_autogenerated_slug(readable)
        super().full_clean(*args, **kwargs)

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
        """Add the numbered sources, the language switch, and what the page's presenter says."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        urls = urls_of_translations(self, request)
        context["page_url"] = self.get_url(request) or ""
        context["status_line"] = SimpleLazyObject(lambda: status_line_of(self))
        context["languages"] = language_links(urls, request)
        context["alternates"] = urls if len(urls) > 1 else {}
        context["sources"] = self.source_index
        return {**context, **presenters.context_of(self, request)}

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

    @cached_property
    def source_index(self) -> SourceIndex:
        """The numbered sources of the page."""
        return sources_of_page(self)

    @property
    def shared_relations(self) -> dict[str, list[models.Model]]:
        """What the page is related to, the same in all languages."""
        return relations_of(self)

    @shared_relations.setter
    def shared_relations(self, relations: dict[str, list[models.Model]]) -> None:
        for name, related in relations.items():
            setattr(self, name, related)

    @property
    def changed_on(self) -> datetime.date | None:
        """The day of the last publication; “Stand” is only ever the date of a source."""
        if self.last_published_at is None:
            return None
        return timezone.localdate(self.last_published_at)

    @property
    def meta_description(self) -> str:
        """What search engines and shared links show below the title."""
        return self.search_description or self.summary
