"""The files of this repository that the checks of its form look at."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gazetteer"


def python_files() -> list[str]:
    """Every Python file, as a path relative to the repository."""
    folders = ("src", "tests", "benchmarks", "examples")
    return sorted(str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.py"))


def pages() -> list[str]:
    """Every page of documentation, as a path relative to the repository."""
    found = [*ROOT.glob("*.md"), *(path for folder in ("docs", "tests") for path in (ROOT / folder).rglob("*.md"))]
    return sorted(str(path.relative_to(ROOT)) for path in found)


@cache
def syntax(path: str) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / path).read_text(), path)


@cache
def files() -> list[str]:
    """Every file of source, tests and documentation, as a path relative to the repository."""
    found = (path for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*"))
    made = {"__pycache__", "gazetteer.egg-info"}
    return sorted(
        str(path.relative_to(ROOT)) for path in found
        if path.is_file() and not made & set(path.parts) and not path.name.startswith(".")
    )  # fmt: skip
