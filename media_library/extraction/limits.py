"""What reading one document may cost."""

from __future__ import annotations

import contextlib

SECONDS = 60
MEMORY = 512 * 1024 * 1024
MOST_PAGES = 2000
# In letters.
LONGEST_PAGE = 100_000
LONGEST_TEXT = 2_000_000
# What may be written: all text in four bytes a letter, with what JSON adds.
LARGEST_OUTPUT = 16 * 1024 * 1024
# Unpacked; readers build trees of many times this size, only tables are read row by row.
LARGEST_XML = 60 * 1024 * 1024
LARGEST_TABLES = 300 * 1024 * 1024


def limit_this_process() -> None:
    """Let the system end this process where it takes more; where it can do so (not on Windows)."""
    with contextlib.suppress(ImportError):
        import resource

        limits = {
            resource.RLIMIT_AS: MEMORY,
            resource.RLIMIT_CPU: SECONDS,
            resource.RLIMIT_FSIZE: LARGEST_OUTPUT,
            resource.RLIMIT_CORE: 0,
        }
        for limit, most in limits.items():
            hard = resource.getrlimit(limit)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (least, least))
