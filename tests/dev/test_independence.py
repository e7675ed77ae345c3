"""What `make` runs first needs nothing but Python."""

from __future__ import annotations

import subprocess
import sys

from dev.places import ROOT

FIRST = """
import sys
sys.path.insert(0, ".")
import dev.__main__
print(*{name.partition(".")[0] for name in sys.modules if "sysconfigdata" not in name})
"""


def test_what_runs_before_there_are_packages_imports_the_standard_library_only() -> None:
    command = [sys.executable, "-I", "-S", "-c", FIRST]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(answer.stdout.split()) <= sys.stdlib_module_names | {"dev", "__main__"}
