"""SQL lineage: rooms of small files, and code that asks for a property of a dialect, never for its name."""

from __future__ import annotations

import ast

import pytest

from gazetteer.sqllineage.text import dialect
from tests.meta.repository import PACKAGE, ROOT, python_files, syntax

MOST_LINES = 330
ROOM = "src/gazetteer/sqllineage/"
FILES = [path for path in python_files() if path.startswith(ROOM)]


@pytest.mark.parametrize("path", FILES)
def test_file_is_small(path: str) -> None:
    assert len((ROOT / path).read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith(f"{ROOM}dialects/")])
def test_no_code_asks_for_the_name_of_a_dialect(path: str) -> None:
    spelled = set(dialect.known())
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Compare):
            texts = {leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)}
            names = {leaf.attr for leaf in ast.walk(node) if isinstance(leaf, ast.Attribute)}
            about_name = "name" in names and any("dialect" in ast.unparse(part) for part in ast.walk(node))
            assert not (texts & spelled and about_name), f"{path}:{node.lineno}: give Dialect a property instead"


def test_the_root_holds_what_callers_import_and_what_a_run_knows() -> None:
    root = {path.stem for path in (PACKAGE / "sqllineage").glob("*.py")}
    run = {"called_functions", "routine", "session", "state", "table_names"}
    assert root == {"__init__", "engine", "model", *run}
