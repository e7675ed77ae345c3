"""What `make` runs first needs nothing but Python."""

from __future__ import annotations

import ast
import sys

from dev.places import ROOT


def test_dev_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"dev"}
    for path in sorted((ROOT / "dev").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert {name.partition(".")[0] for name in names} <= allowed, path.name
