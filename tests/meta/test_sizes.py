"""Files and functions stay small, and no module is named for nothing in particular."""

from __future__ import annotations

import ast
from pathlib import PurePath

import pytest

from tests.meta.repository import ROOT, python_files, syntax

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50
FORBIDDEN_NAMES = {"common", "helper", "helpers", "misc", "util", "utils"}

# Tables, data and a single state machine may be longer: the file, or `file::function`, and why.
EXCEPTIONS: dict[str, str] = {}


def _functions(path: str) -> list[tuple[str, int]]:
    return [
        (f"{path}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _too_long() -> dict[str, int]:
    found = {}
    for path in python_files():
        lines = len((ROOT / path).read_text().splitlines())
        if lines > MOST_LINES:
            found[path] = lines
        found |= {name: length for name, length in _functions(path) if length > MOST_LINES_OF_A_FUNCTION}
    return found


@pytest.mark.parametrize("path", python_files())
def test_file_is_small(path: str) -> None:
    lines = len((ROOT / path).read_text().splitlines())
    assert lines <= MOST_LINES or path in EXCEPTIONS, f"{path} has {lines} lines; at most {MOST_LINES} are allowed"


@pytest.mark.parametrize("path", python_files())
def test_functions_are_small(path: str) -> None:
    long = {
        name: length
        for name, length in _functions(path)
        if length > MOST_LINES_OF_A_FUNCTION and name not in EXCEPTIONS
    }
    assert not long, f"at most {MOST_LINES_OF_A_FUNCTION} lines are allowed for a function"


def test_exceptions_are_needed_and_have_reasons() -> None:
    assert set(EXCEPTIONS) <= set(_too_long()), "an exception is no longer needed"
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())


def test_no_module_is_named_for_nothing() -> None:
    named = {path for path in python_files() if FORBIDDEN_NAMES & {PurePath(path).stem, *PurePath(path).parts}}
    assert not named, "name a module for its subject"
