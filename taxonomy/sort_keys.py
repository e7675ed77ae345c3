"""German alphabetical order without a collation of the database."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import override

LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def german_sort_key(name: str) -> str:
    """Return the key by which a name is listed (DIN 5007-1: ä as a, ö as o, ü as u, ß as ss)."""
    folded = unicodedata.normalize("NFC", name).lower().translate(LETTERS)
    plain = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField


class SortKeyField(CharField):
    """The sort key of another field, in the main language; written whenever the row is."""

    def __init__(self, *args: Any, source: str = "", **options: Any) -> None:
        self.source = source
        super().__init__(*args, **{"editable": False, "default": "", **options})

    def deconstruct(self) -> Any:
        """Return how the field is made, for migrations."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the key of what the other field holds now."""
        with override(settings.LANGUAGE_CODE):
            key = german_sort_key(str(getattr(model_instance, self.source)))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
