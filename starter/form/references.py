"""Names by which content refers to other content: the same in every portal, unlike its numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Field, Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cases.models import ModelProject, Solution
from guidance.models import Offer
from starter.form.media_names import media_names
from starter.models import LoadedPage
from taxonomy.models import AdministrativeUnit, Term

Names = dict[Any, str]


@dataclass(frozen=True)
class Kind:
    """What is referred to: how it is called in errors, and the names of all that there are."""

    label: str
    names: Callable[[], Names]


def column(model: type[Model], name: str) -> Callable[[], Names]:
    """Return names that stand in a column."""
    return lambda: dict(model._default_manager.values_list("pk", name))


def page_names() -> Names:
    """Return the path of each page: start/bund/hal-plan."""
    return {pk: path.strip("/") for pk, path in Page.objects.values_list("pk", "url_path")}


def term_names() -> Names:
    """Return vocabulary and code of each term."""
    rows = Term.objects.values_list("pk", "vocabulary", "code")
    return {pk: f"{vocabulary}/{code}" for pk, vocabulary, code in rows}


KINDS: dict[type[Model], Kind] = {
    Page: Kind("page", page_names),
    Term: Kind("term", term_names),
    AdministrativeUnit: Kind("official key", column(AdministrativeUnit, "key")),
    ModelProject: Kind("model project", column(ModelProject, "slug")),
    Offer: Kind("offer", column(Offer, "slug")),
    Solution: Kind("solution", column(Solution, "slug")),
    Group: Kind("group", column(Group, "name")),
    get_image_model(): Kind("image", lambda: media_names(get_image_model())),
    get_document_model(): Kind("document", lambda: media_names(get_document_model())),
}


def kind_of(model: type[Model]) -> type[Model]:
    """Return the model under which a kind is listed: all pages are pages."""
    return Page if issubclass(model, Page) else model


class References:
    """Turns numbers of the database into names and back; asks once for each kind."""

    def __init__(self) -> None:
        # Pages of the folder that is read: by their path, the key under which they were loaded.
        self.places: dict[str, str] = {}
        self._names: dict[type[Model], Names] = {}
        self._keys: dict[type[Model], dict[str, Any]] = {}

    def forget(self) -> None:
        """Ask again: something was made."""
        self._names.clear()
        self._keys.clear()

    def name(self, model: Any, key: Any) -> str | None:
        """Return the name of a row; None if it is gone."""
        kind = kind_of(model)
        if kind not in self._names:
            self._names[kind] = KINDS[kind].names()
        return self._names[kind].get(key)

    def key(self, model: Any, name: str) -> Any:
        """Return the number of what has a name; None if there is none.

        A page that was moved since it was loaded is known by its place in the folder.
        """
        kind = kind_of(model)
        if kind not in self._keys:
            self.name(kind, None)
            self._keys[kind] = {name: key for key, name in self._names[kind].items()}
        key = self._keys[kind].get(name)
        if key is None and self.is_of_folder(kind, name):
            loaded = LoadedPage.objects.filter(key=self.places[name]).first()
            return loaded.page_id if loaded else None
        return key

    def is_of_folder(self, model: Any, name: str) -> bool:
        """Say whether the folder has such a page; where it is not there, somebody deleted it."""
        return kind_of(model) is Page and name in self.places

    def label(self, model: Any) -> str:
        """Return how a kind is called in errors."""
        return KINDS[kind_of(model)].label


def prefix_of(field: Field[Any, Any]) -> str:
    """Return what names of a field have in common: the vocabulary of its terms."""
    limit = field.remote_field.limit_choices_to if field.remote_field else None
    vocabulary = limit.get("vocabulary") if isinstance(limit, dict) else None
    return f"{vocabulary}/" if vocabulary else ""
