"""Every error that can reach a caller stands in errors.py, and in the tree at its head."""

from __future__ import annotations

import ast
import re

import pytest

from gazetteer import errors
from gazetteer.errors import GazetteerError
from tests.meta.repository import python_files, syntax

ERRORS = "src/gazetteer/errors.py"
KNOWN = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, GazetteerError)}


def public_errors(tree: ast.AST) -> list[str]:
    """The classes that derive from an error of ours, but for private ones: those never leave their module."""
    found = set(KNOWN)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    derived = [node.name for node in classes if {ast.unparse(base).rpartition(".")[2] for base in node.bases} & found]
    return [name for name in derived if not name.startswith("_")]


@pytest.mark.parametrize("path", [path for path in python_files() if path.startswith("src/") and path != ERRORS])
def test_no_other_module_defines_an_error(path: str) -> None:
    assert public_errors(syntax(path)) == [], "an error that others may meet belongs into errors.py"


def test_the_tree_is_complete() -> None:
    assert set(re.findall(r"[A-Z]\w+(?= |$)", (errors.__doc__ or "").partition("\n")[2], re.MULTILINE)) == KNOWN


def test_errors_elsewhere_are_seen() -> None:
    program = "class A(errors.NotFound): ...\nclass _B(GazetteerError): ...\nclass C(ValueError): ...\n"
    assert public_errors(ast.parse(program)) == ["A"]
