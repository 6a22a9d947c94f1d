"""SQL stands in storage/ or in a connector's file of statements, and only storage/dialects.py tells systems apart."""

from __future__ import annotations

import ast
import re

import pytest

from gazetteer.ingestion.connector import CONNECTORS
from tests.meta.repository import ROOT, python_files, syntax

PACKAGE = "src/gazetteer/"
# Rooms that have SQL in their code; connectors have it in files of named statements.
WITH_SQL = ("storage/", "demo/", "sqllineage/", "testing/")
DIALECT = "storage/dialects.py"
# The others may say SQLite or PostgreSQL to people, and hold data about them.
NOT_OURS = ("connectors/", "demo/", "sqllineage/", "testing/")

_STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\s")
_SYSTEMS = re.compile(r"sqlite|postgres", re.IGNORECASE)


def _files(but: tuple[str, ...]) -> list[str]:
    return [path for path in python_files() if path.startswith(PACKAGE) and not path[len(PACKAGE) :].startswith(but)]


def statements(tree: ast.AST) -> list[str]:
    """The texts that begin as a statement does."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and _STATEMENT.match(text)]


def distinctions(tree: ast.AST) -> list[str]:
    """Comparisons with the name of a database system, and questions for the class of a dialect."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            parts = [ast.unparse(part) for part in (node.left, *node.comparators)]
            found += [ast.unparse(node)] if any(map(_SYSTEMS.search, parts)) else []
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("isinstance", "startswith", "issubclass")):
            found += [ast.unparse(node)] if _SYSTEMS.search(ast.unparse(node)) else []
    return found


@pytest.mark.parametrize("path", _files(WITH_SQL))
def test_no_statement_outside_of_storage(path: str) -> None:
    assert statements(syntax(path)) == [], "a store does this"


@pytest.mark.parametrize("path", _files((*NOT_OURS, DIALECT)))
def test_no_system_is_told_from_the_other(path: str) -> None:
    assert distinctions(syntax(path)) == [], "what differs is a method or a constant of the dialects"


def test_every_file_of_statements_is_that_of_a_connector() -> None:
    files = (ROOT / PACKAGE / "connectors" / "sql").iterdir()
    assert {file.name.removesuffix(".sql") for file in files} <= set(CONNECTORS.names())


def test_statements_and_distinctions_are_seen() -> None:
    assert statements(ast.parse('a = f"SELECT {x} FROM t"; b = "DELETE"; c = """\n CREATE TABLE t"""')) != []
    assert statements(ast.parse('b = "DELETE"; c = "Create an entity."')) == []
    program = 'a.name == "sqlite"\nisinstance(d, PostgresDialect)\nurl.startswith("postgresql:")\nx == "mysql"'
    assert len(distinctions(ast.parse(program))) == 3
