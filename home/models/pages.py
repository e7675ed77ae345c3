"""Start pages, areas of teams and standard pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import PagePermissionTester
from wagtail.search import index

from content.kinds import KindLabels
from content.models import BasePage
from content.stream_field import StreamField
from home.blocks import STANDARD_BLOCKS
from taxonomy.languages import language_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest


class HomePage(BasePage):
    parent_page_types: ClassVar = ["wagtailcore.Page"]

    question: models.CharField[str, str] = models.CharField(
        _("question"), max_length=160, help_text=_("The large heading of the start page.")
    )
    lead: models.TextField[str, str] = models.TextField(_("lead"), max_length=300, blank=True)
    three_questions_intro: models.TextField[str, str] = models.TextField(
        _("about the three questions"), blank=True
    )
    courses_intro: models.TextField[str, str] = models.TextField(_("about the courses"), blank=True)
    draft_note: models.CharField[str, str] = models.CharField(
        _("draft note"), max_length=200, blank=True
    )
    body = StreamField(
        STANDARD_BLOCKS, verbose_name=_("content"), blank=True, help_text=_("Easy language only.")
    )

    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("question", "lead", "three_questions_intro")),
        index.SearchField("courses_intro"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("lead"),
        FieldPanel("three_questions_intro"),
        FieldPanel("courses_intro"),
        FieldPanel("draft_note"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template; easy language has one of its own."""
        if language_of(self.locale.language_code).easy:
            return "home/easy_home_page.html"
        return str(super().get_template(request, *args, **kwargs))


class AreaPermissions(PagePermissionTester):
    """What may be done with the area of a team; without it the team has no rights anywhere."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Leave deleting an area to administrators, whatever else a team may delete in it."""
        return bool(self.user.is_superuser and super().can_delete(ignore_bulk))


class TeamPage(BasePage):
    """The area of one editorial team; its rights are those on this page (ADR 0006)."""

    kind = "team"
    kind_labels = KindLabels(
        pgettext_lazy("kind", "State or team"), pgettext_lazy("kind", "States and teams")
    )
    schema_type = "CollectionPage"
    parameters: ClassVar = ("page",)
    parent_page_types: ClassVar = ["home.HomePage"]

    class Meta:
        verbose_name = _("area of a team")
        verbose_name_plural = _("areas of teams")

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PagePermissionTester:
        """Return what somebody may do with the area itself."""
        return AreaPermissions(user, self)


class StandardPage(BasePage):
    """A page of running text, for example the imprint."""

    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar = ["home.StandardPage"]
    # A copy in the same language must not have the purpose too.
    exclude_fields_in_copy: ClassVar = ["purpose"]

    class Purpose(models.TextChoices):
        """What the law or the layout of the site needs this page for."""

        ABOUT = "about", _("About this portal")
        IMPRINT = "imprint", _("Legal notice")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        EASY_LANGUAGE = "easy-language", _("Entry in easy language")
        SIGN_LANGUAGE = "sign-language", _("Entry in sign language")

    purpose: models.CharField[str, str] = models.CharField(
        _("purpose"),
        max_length=20,
        choices=Purpose.choices,
        blank=True,
        help_text=_("Shows the page in header and footer; one page per purpose and language."),
    )
    draft_note: models.CharField[str, str] = models.CharField(
        _("draft note"), max_length=200, blank=True, help_text=_("Shown above the text.")
    )
    body = StreamField(STANDARD_BLOCKS, verbose_name=_("content"), blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("draft_note"),
        FieldPanel("body"),
        FieldPanel("purpose"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def clean(self) -> None:
        """Keep each purpose to one page per language; what only mirrors it does not count."""
        super().clean()
        others = StandardPage.objects.filter(
            purpose=self.purpose, locale=self.locale_id, alias_of=None
        )
        if self.purpose and not self.alias_of_id and others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"purpose": _("Another page of this language has this purpose already.")}
            )
