"""One analysis for all engines: texts become terms, per language."""

from __future__ import annotations

from search.analysis.analyser import VERSION, Analyser, Field
from search.analysis.tokens import Word, words_of

__all__ = ["VERSION", "Analyser", "Field", "Word", "words_of"]
