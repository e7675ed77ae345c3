"""The form in which editors write a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from content.slugs import spelled_out
from taxonomy.models import Term

ADDRESSES = (forms.EmailField, forms.URLField)


class PortalPageForm(WagtailAdminPageForm):
    """Keeps chosen terms that were retired since, and writes addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            # The words of the page, which browsers spell-check, and sources.js asks for.
            self.fields["title"].widget.attrs["lang"] = self.instance.locale.language_code
        for name, field in self.fields.items():
            if getattr(getattr(field, "queryset", None), "model", None) is Term:
                self._offer_what_is_chosen(name, field)
                self._follow_to_heirs(self.add_prefix(name))

    def _clean_fields(self) -> None:
        """Keep in a draft also what is no address yet; to publish, it must be one."""
        super()._clean_fields()
        self.unfinished: set[str] = set()
        for name in list(self.errors) if self.is_deferred_validation else ():
            field = self.fields.get(name)
            typed = self[name].data if isinstance(field, ADDRESSES) else None
            if isinstance(typed, str) and len(typed) <= (field.max_length or len(typed)):
                del self._errors[name]
                self.cleaned_data[name] = typed.strip()
                self.unfinished.add(name)

    def _get_validation_exclusions(self) -> set[str]:
        """Leave what is unfinished to the next step: the draft alone holds it."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded | self.unfinished

    def _offer_what_is_chosen(self, name: str, field: Any) -> None:
        """Add retired terms that the page has, marked: saving would drop them otherwise."""
        value = self.initial.get(name)
        chosen = [value] if value is None or isinstance(value, int | Term) else list(value)
        keys = [getattr(entry, "pk", entry) for entry in chosen if entry]
        limits = dict(field.limit_choices_to or {})
        offered = Term.objects.filter(**limits) | Term.objects.filter(pk__in=keys)
        field.limit_choices_to = {}
        field.queryset = offered.distinct()
        field.label_from_instance = label_of_term

    def _follow_to_heirs(self, name: str) -> None:
        """Read terms that were merged while the form was open as those that stand for them."""
        data: Any = vars(self)["data"]
        sent = (
            [value for value in data.getlist(name) if value.isdecimal()]
            if isinstance(data, MultiValueDict)
            else []
        )
        merged = Term.objects.filter(pk__in=sent).exclude(merged_into=None) if sent else ()
        heirs = {str(term.pk): str(term.merged_into_id) for term in merged}
        if heirs:
            data = data.copy()
            data.setlist(name, list(dict.fromkeys(heirs.get(key, key) for key in sent)))
            self.data = data

    def clean_slug(self) -> str:
        """Spell out umlauts; a title without letters gets the name of its kind."""
        slug: str = self.cleaned_data.get("slug") or ""
        kind = spelled_out(str(self.instance._meta.verbose_name))
        return slugify(spelled_out(slug)) or slugify(kind)


def label_of_term(term: Term) -> str:
    """Return the term's name, and that it is retired."""
    return _("%(term)s (retired)") % {"term": term} if term.retired else str(term)
