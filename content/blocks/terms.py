"""Blocks that choose terms of a vocabulary by their codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django import forms
from wagtail import blocks

from content.blocks.drafts import DraftableBlock
from taxonomy.models import Term
from taxonomy.vocabularies import heirs, offered


class CodedBlock(DraftableBlock):
    """Takes codes of a vocabulary; a draft keeps those that it does not know.

    Readers see what a code is called today: a merged term by the name of its heir.
    """

    vocabulary: str
    is_required: bool

    def __init__(self, vocabulary: str, *, required: bool = False, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        self.is_required = required
        super().__init__(choices=partial(offered, vocabulary), required=required, **kwargs)  # type: ignore[call-arg]  # a block beside it takes them

    def normalize_choice(self, value: Any) -> Any:
        """Return a code as it is: looking it up would ask the database for each block."""
        return value

    def value_for_form(self, value: Any) -> Any:
        """Return what the form offers for the value: heirs in the place of merged terms."""
        codes = self.codes(value)
        followed = heirs(self.vocabulary, codes) if codes else codes
        if isinstance(value, list | tuple):
            return followed
        return followed[0] if followed else value

    def deconstruct(self) -> Any:
        """Name the vocabulary in migrations, not its terms."""
        path = f"{type(self).__module__}.{type(self).__name__}"
        return path, [], {"vocabulary": self.vocabulary, "required": self.is_required}

    def codes(self, value: Any) -> list[str]:
        """Return the codes that are chosen."""
        chosen = value if isinstance(value, list | tuple) else [value]
        return [code for code in chosen if isinstance(code, str) and code]

    def extract_references(self, value: Any) -> Iterator[tuple[type[Term], str, str, str]]:
        """Yield the chosen terms, so that nobody deletes one that a page uses."""
        codes = self.codes(value)
        terms = Term.objects.of(self.vocabulary).filter(code__in=codes) if codes else ()
        for term in terms:
            yield Term, str(term.pk), "", ""

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the names of what is chosen."""
        names = dict(offered(self.vocabulary)) if self.codes(value) else {}
        return [str(names.get(code, code)) for code in self.codes(value)]


class TermBlock(CodedBlock, blocks.ChoiceBlock):
    """One term of a vocabulary."""


class TermsBlock(CodedBlock, blocks.MultipleChoiceBlock):
    """Terms of a vocabulary, to be ticked."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        super().__init__(vocabulary, widget=forms.CheckboxSelectMultiple, **kwargs)
